/**
 * Runs ZooKeeper, Kafka, Cassandra and a Schema Registry, and any other Java program, as child
 * processes that never outlive this one. {@link dev.streamingpipeline.runtimes.Service} is where to
 * start reading; stop services in the opposite order of their start.
 */
package dev.streamingpipeline.runtimes;
