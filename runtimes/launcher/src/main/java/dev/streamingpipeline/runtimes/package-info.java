/**
 * Runs ZooKeeper, Kafka, Cassandra, a schema registry and any other Java program as child processes
 * that never outlive this one. Start reading at {@link dev.streamingpipeline.runtimes.Service};
 * stop services in the reverse order of their start.
 */
package dev.streamingpipeline.runtimes;
