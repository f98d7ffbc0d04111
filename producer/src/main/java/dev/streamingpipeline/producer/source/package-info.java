/**
 * The HTTP source. A request is limited in time and size, and returns the records of a page with
 * their original bytes.
 */
package dev.streamingpipeline.producer.source;
