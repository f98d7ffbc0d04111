package dev.streamingpipeline.operator.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private final KeyAndCertificate identity =
      CertificateAuthority.create("users", Instant.now()).identity();

  @Test
  void shouldWriteAKeyInPkcs8() throws Exception {
    String text = Pem.of(identity.key());

    assertThat(text).isEqualTo(pem("PRIVATE KEY", identity.key().getEncoded()));
    PrivateKey read = Pem.key(text);
    assertThat(read).isEqualTo(identity.key());
    assertThat(read.getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void shouldWriteCertificatesInTheirOrder() throws Exception {
    X509Certificate other =
        CertificateAuthority.create("other", Instant.now()).identity().certificate();

    String text = Pem.of(List.of(identity.certificate(), other));

    assertThat(text)
        .isEqualTo(
            pem("CERTIFICATE", identity.certificate().getEncoded())
                + pem("CERTIFICATE", other.getEncoded()));
    assertThat(Pem.certificates(text)).containsExactly(identity.certificate(), other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMDA=\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nMDA=\n-----END CERTIFICATE-----\n"
      })
  void shouldRefuseWhatIsNoKeyOrCertificate(String text) {
    assertThatThrownBy(() -> Pem.key(text)).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> Pem.certificates(text)).isInstanceOf(GeneralSecurityException.class);
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type);
  }
}
