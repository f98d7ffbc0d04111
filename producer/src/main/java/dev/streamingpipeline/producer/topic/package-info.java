/** Delivery to Kafka: from a record's bytes to an acknowledged message or dead letter. */
package dev.streamingpipeline.producer.topic;
