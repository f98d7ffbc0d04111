package dev.streamingpipeline.local;

import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.Port;
import java.util.Map;
import java.util.Optional;

/**
 * How to run a pipeline.
 *
 * @param folder where everything is kept
 * @param duration how long the producer polls; unless given, as the pipeline says
 * @param keep whether to stay up afterwards
 * @param sampleSource whether the sample source stands in even when the source can be reached
 * @param ports given ones; the others are free ones
 * @param width of the terminal, in characters
 */
record LocalOptions(
    DataFolder folder,
    Optional<String> duration,
    boolean keep,
    boolean sampleSource,
    Map<Port, Integer> ports,
    int width) {}
