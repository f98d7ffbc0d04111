package dev.streamingpipeline.operator.kafka.brokers;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The listeners of Standalone brokers, which the operator runs itself.
 *
 * <p>With security, clients connect over TLS and authenticate as a SCRAM user. Brokers and the
 * administrator use another port, and controllers a third one, both with mutual TLS. Probes can do
 * neither. They use a port on the pod's loopback interface, on which an anonymous client can only
 * read the brokers' names.
 */
public final class Listeners {
  /** For clients. */
  public static final int CLIENT_PORT = 9092;

  /** For brokers and the administrator, with mutual TLS. */
  public static final int INTERNAL_PORT = 9091;

  /** For the KRaft controllers. */
  public static final int CONTROLLER_PORT = 9093;

  private static final int PROBE_PORT = 9094;

  private static final String PLAIN = "PLAINTEXT";
  private static final String CLIENTS = "CLIENTS";
  private static final String INTERNAL = "INTERNAL";
  private static final String PROBES = "PROBES";
  private static final String CONTROLLER = "CONTROLLER";

  /**
   * A listener.
   *
   * @param address the bind address; empty for all of the pod's addresses
   */
  private record Listener(String name, String address, int port) {
    String at(String host) {
      return "%s://%s:%s".formatted(name, host, port);
    }
  }

  private Listeners() {}

  /**
   * Whether the brokers have the internal listener, for other brokers and for the Jobs that create
   * users and topics. Brokers that the operator runs have it if the pipeline has security.
   */
  public static boolean hasInternalListener(PipelineSpec spec) {
    return spec.hasSecurity() && spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
  }

  /** Whether brokers and the Jobs that create topics use the listener for clients. */
  public static boolean hasClientListenerOnly(PipelineSpec spec) {
    return !hasInternalListener(spec);
  }

  /** The common name in the administrator's certificate, which brokers use as the principal. */
  public static String administratorOf(Pipeline pipeline) {
    return pipeline.name() + "-kafka-administrator";
  }

  /** The port that a broker's probes use. */
  static int probePort(PipelineContext pipeline) {
    return pipeline.spec().hasSecurity() ? PROBE_PORT : CLIENT_PORT;
  }

  /**
   * Listener and authorizer settings of a broker, by name.
   *
   * @param host the broker's host name
   * @param controller whether it is also a KRaft controller
   */
  static Map<String, Object> settings(String host, boolean controller, PipelineContext pipeline) {
    boolean secured = pipeline.spec().hasSecurity();
    List<Listener> advertised =
        secured
            ? List.of(
                new Listener(CLIENTS, "", CLIENT_PORT),
                new Listener(INTERNAL, "", INTERNAL_PORT),
                new Listener(PROBES, "127.0.0.1", PROBE_PORT))
            : List.of(new Listener(PLAIN, "", CLIENT_PORT));
    List<Listener> all = new ArrayList<>(advertised);
    if (controller) {
      all.add(new Listener(CONTROLLER, "", CONTROLLER_PORT));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "listeners",
        all.stream().map(listener -> listener.at(listener.address())).collect(joining(",")));
    settings.put(
        "advertised.listeners",
        advertised.stream().map(listener -> listener.at(host)).collect(joining(",")));
    if (secured) {
      settings.put(
          "super.users",
          "User:CN=%s;User:CN=%s"
              .formatted(
                  Component.KAFKA.nameFor(pipeline.pipeline()),
                  administratorOf(pipeline.pipeline())));
      settings.put(
          "authorizer.class.name",
          KafkaCluster.usesZooKeeper(pipeline)
              ? "kafka.security.authorizer.AclAuthorizer"
              : "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    }
    return settings;
  }
}
