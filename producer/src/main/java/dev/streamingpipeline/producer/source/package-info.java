/**
 * The HTTP source: one request, bounded in time and size, that gives the records of a page as the
 * bytes that came.
 */
package dev.streamingpipeline.producer.source;
