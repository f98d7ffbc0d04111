package dev.streamingpipeline.operator.kafka.brokers;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;
import java.util.stream.IntStream;

/** The headless Service of the brokers, for clients and for the brokers themselves. */
public final class KafkaService extends HeadlessService {
  public KafkaService() {
    super(Component.KAFKA, Map.of("client", Listeners.CLIENT_PORT));
  }

  /** The bootstrap servers for clients, {@code host:port}, comma-separated. */
  public static String bootstrapServersFor(PipelineContext pipeline) {
    KafkaSpec kafka = pipeline.spec().kafka();
    return switch (kafka.provider()) {
      case EXTERNAL -> kafka.bootstrapServers();
      case STRIMZI ->
          "%s:%s"
              .formatted(pipeline.serviceHost(strimziServiceOf(pipeline)), Listeners.CLIENT_PORT);
      case STANDALONE -> addresses(Listeners.CLIENT_PORT, pipeline.platform());
    };
  }

  /**
   * The bootstrap servers of Standalone brokers for clients that authenticate with a certificate.
   */
  public static String internalBootstrapServersFor(PipelineContext pipeline) {
    return addresses(Listeners.INTERNAL_PORT, pipeline.platform());
  }

  /** The Service that Strimzi creates for clients. */
  private static String strimziServiceOf(PipelineContext pipeline) {
    return pipeline.platform().name() + "-kafka-bootstrap";
  }

  private static String addresses(int port, PipelineContext pipeline) {
    return IntStream.range(0, pipeline.spec().kafka().replicas())
        .mapToObj(broker -> "%s:%s".formatted(hostOf(broker, pipeline), port))
        .collect(joining(","));
  }

  /** The name of a broker's pod. */
  static String podOf(int broker, PipelineContext pipeline) {
    return "%s-%s".formatted(Component.KAFKA.nameFor(pipeline.pipeline()), broker);
  }

  /** The host name of a broker, which stays the same when its pod is replaced. */
  static String hostOf(int broker, PipelineContext pipeline) {
    return pipeline.serviceHost(
        "%s.%s".formatted(podOf(broker, pipeline), Component.KAFKA.nameFor(pipeline.pipeline())));
  }
}
