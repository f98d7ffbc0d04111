/** A run: when it ends, what is retried, what is counted and reported. */
package dev.streamingpipeline.producer.run;
