/** A run: when it ends, what is tried again, what is counted and what is said about it. */
package dev.streamingpipeline.producer.run;
