package dev.streamingpipeline.local;

import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.Port;
import java.util.Map;
import java.util.Optional;

/**
 * Options of {@code local up}.
 *
 * @param folder the data folder
 * @param duration how long the producer polls; by default as configured in the pipeline
 * @param keep whether to keep running afterwards
 * @param sampleSource whether to use the sample source even if the source can be reached
 * @param ports fixed ports; the others are chosen
 * @param width width of the terminal, in characters
 */
record LocalOptions(
    DataFolder folder,
    Optional<String> duration,
    boolean keep,
    boolean sampleSource,
    Map<Port, Integer> ports,
    int width) {}
