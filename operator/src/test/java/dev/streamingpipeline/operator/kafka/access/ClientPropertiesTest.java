package dev.streamingpipeline.operator.kafka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
  private static final String TRUSTED =
      "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n";

  @Test
  void shouldContainTheLoginAndTheCa() throws IOException {
    String jaas = ClientProperties.jaas("users-producer", "a\"b\\c");

    Properties read = read(ClientProperties.of(jaas, TRUSTED));

    assertThat(read)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"users-producer\" password=\"a\\\"b\\\\c\";")
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.certificates", TRUSTED)
        .hasSize(5);
  }

  private static Properties read(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
