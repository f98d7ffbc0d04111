package dev.streamingpipeline.operator.kafka.access;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.certificates.KeyAndCertificate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The security settings of a Kafka client. Certificates and keys are inline (PEM), so that the
 * settings do not depend on other files.
 *
 * @see <a href="https://kafka.apache.org/39/documentation.html#security">Kafka's documentation</a>
 */
public final class ClientProperties {
  /** Key in a Secret under which the complete client settings are stored. */
  public static final String FILE = "client.properties";

  /** Name of the setting with user and password; also its key in a Secret. */
  public static final String JAAS = "sasl.jaas.config";

  static final String MECHANISM = "SCRAM-SHA-512";

  private static final String PROTOCOL = "security.protocol";
  private static final String PEM = "PEM";

  private ClientProperties() {}

  /** For a client that authenticates with SASL/SCRAM. */
  public static String of(String jaas, String trusted) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(PROTOCOL, "SASL_SSL");
    settings.put("sasl.mechanism", MECHANISM);
    settings.put(JAAS, jaas);
    return text(settings, trusted);
  }

  /** For a client that authenticates with a TLS certificate (mutual TLS). */
  public static String of(KeyAndCertificate own, String trusted) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(PROTOCOL, "SSL");
    settings.put("ssl.keystore.type", PEM);
    settings.put("ssl.keystore.key", own.keyText());
    settings.put("ssl.keystore.certificate.chain", own.certificateText());
    return text(settings, trusted);
  }

  /** The JAAS configuration of a SCRAM user. */
  public static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String text(Map<String, String> settings, String trusted) {
    settings.put("ssl.truststore.type", PEM);
    settings.put("ssl.truststore.certificates", trusted);
    return settings.entrySet().stream()
        .map(setting -> "%s=%s\n".formatted(setting.getKey(), escaped(setting.getValue())))
        .collect(joining());
  }

  /** Escapes a value for a {@code .properties} file. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
