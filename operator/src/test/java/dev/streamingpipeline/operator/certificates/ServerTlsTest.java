package dev.streamingpipeline.operator.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.SpecialDays;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ServerTlsTest {
  private static final List<String> HOSTS = List.of("kafka.streams.svc", "*.kafka.streams.svc");

  private final Instant now = Instant.now();
  private final CertificateAuthority authority = CertificateAuthority.create("users", now);
  private final ServerTls first = ServerTls.create(authority, "kafka", HOSTS, now);

  @Test
  void shouldBeBelievedByWhoBelievesTheAuthority() throws Exception {
    Map<String, String> texts = first.texts();

    trustManager(texts.get("ca.crt")).checkServerTrusted(chain(texts.get("tls.crt")), "UNKNOWN");

    X509Certificate certificate = chain(texts.get("tls.crt"))[0];
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=kafka");
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactly(HOSTS.toArray());
    assertThat(texts.get("keystore.pem")).isEqualTo(texts.get("tls.key") + texts.get("tls.crt"));
  }

  @ParameterizedTest
  @SpecialDays
  void shouldHoldForTwoYearsFromAnyDay(Instant made) {
    CertificateAuthority authority = CertificateAuthority.create("users", made);

    X509Certificate certificate =
        ServerTls.create(authority, "kafka", HOSTS, made).own().certificate();

    Instant second = made.truncatedTo(ChronoUnit.SECONDS);
    assertThat(certificate.getNotBefore()).isEqualTo(second.minus(Duration.ofHours(1)));
    assertThat(certificate.getNotAfter()).isEqualTo(second.plus(Duration.ofDays(730)));
  }

  @Test
  void shouldStayAsItIsWhileItIsGood() {
    ServerTls read = ServerTls.in(first.texts()).orElseThrow();

    assertThat(read.texts()).isEqualTo(first.texts());
    assertThat(read.next(authority, "kafka", HOSTS, true, now)).isEqualTo(read);
    assertThat(read.next(authority, "kafka", HOSTS, false, now)).isEqualTo(read);
  }

  @Test
  void shouldBeReplacedBeforeItsEnd() {
    Instant late = first.own().certificate().getNotAfter().toInstant().minus(Duration.ofDays(30));

    ServerTls next = first.next(authority, "kafka", HOSTS, false, late);

    assertThat(next.own()).isNotEqualTo(first.own());
    assertThat(authority.hasIssued(next.own().certificate())).isTrue();
    assertThat(next.trusted()).isEqualTo(first.trusted());
  }

  @Test
  void shouldGoToAnotherAuthorityInStepsThatEachServerFollows() throws Exception {
    // Given
    CertificateAuthority other = CertificateAuthority.create("users", now);

    // When
    ServerTls believesBoth = first.next(other, "kafka", HOSTS, true, now);

    // Then it shows the old one still
    assertThat(believesBoth.own()).isEqualTo(first.own());
    assertThat(believesBoth.trusted())
        .containsExactly(other.identity().certificate(), authority.identity().certificate());
    assertThat(believesBoth.next(other, "kafka", HOSTS, false, now)).isEqualTo(believesBoth);

    // When all servers have come so far
    ServerTls showsOther = believesBoth.next(other, "kafka", HOSTS, true, now);

    // Then
    assertThat(other.hasIssued(showsOther.own().certificate())).isTrue();
    assertThat(showsOther.trusted()).isEqualTo(believesBoth.trusted());
    assertThat(showsOther.next(other, "kafka", HOSTS, false, now)).isEqualTo(showsOther);
    // Each believes who is a step before or behind
    trustManager(believesBoth.texts().get("ca.crt"))
        .checkServerTrusted(chain(showsOther.texts().get("tls.crt")), "UNKNOWN");
    trustManager(showsOther.texts().get("ca.crt"))
        .checkServerTrusted(chain(believesBoth.texts().get("tls.crt")), "UNKNOWN");

    // When they have come so far again
    ServerTls done = showsOther.next(other, "kafka", HOSTS, true, now);

    // Then nobody believes the old one
    assertThat(done.own()).isEqualTo(showsOther.own());
    assertThat(done.trusted()).containsExactly(other.identity().certificate());
    assertThat(done.next(other, "kafka", HOSTS, true, now)).isEqualTo(done);
  }

  @Test
  void shouldBeMadeAnewWhereItCannotBeRead() {
    for (Map<String, String> texts :
        List.<Map<String, String>>of(
            Map.of(),
            Map.of("tls.crt", first.texts().get("tls.crt")),
            Map.of("tls.crt", "x", "tls.key", "y", "ca.crt", "z"))) {
      assertThat(ServerTls.in(texts)).isEmpty();
      assertThat(KeyAndCertificate.in(texts)).isEmpty();
    }
  }

  private static X509Certificate[] chain(String text) throws Exception {
    return new X509Certificate[] {
      (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
    };
  }

  private static X509TrustManager trustManager(String authorities) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (var certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(authorities.getBytes(StandardCharsets.US_ASCII)))) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
