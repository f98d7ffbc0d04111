/** The program that polls the HTTP source and delivers mapped, validated records to the topic. */
package dev.streamingpipeline.producer;
