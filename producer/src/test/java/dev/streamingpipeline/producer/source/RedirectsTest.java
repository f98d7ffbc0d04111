package dev.streamingpipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.net.URI;
import java.util.Optional;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  private static final URI ORIGIN = URI.create("https://192.168.0.9/api/items?key=secret");

  private final Redirects redirects = new Redirects(ORIGIN, false, Dns.SYSTEM);

  @ParameterizedTest
  @CsvSource({
    "/v2/items, https://192.168.0.9/v2/items",
    "more?page=2, https://192.168.0.9/api/more?page=2",
    "https://192.168.0.9:443/x, https://192.168.0.9:443/x",
    "//1.1.1.1/x, https://1.1.1.1/x",
    "https://8.8.8.8/x, https://8.8.8.8/x"
  })
  void shouldFollowToTheUsersOwnHostAndToPublicOnes(String location, URI target) throws Exception {
    assertThat(redirects.follow(ORIGIN, Optional.of(location))).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:7f00:1]/",
        "https://[fe80::1]/",
        "https://2130706433/",
        "https://192.168.0.9:8443/another-port"
      })
  void shouldRefuseInternalAddresses(String location) {
    assertThatThrownBy(() -> redirects.follow(ORIGIN, Optional.of(location)))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("redirect of the source refused: ")
        .hasMessageContaining("set source.http.allowPrivateRedirects if that is meant");
  }

  @Test
  void shouldFollowToInternalAddressesWhenTheyAreMeant() throws Exception {
    assertThat(
            new Redirects(ORIGIN, true, Dns.SYSTEM)
                .follow(ORIGIN, Optional.of("https://10.1.2.3/")))
        .hasHost("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNeverGoFromHttpsToHttp(boolean internalAllowed) {
    assertThatThrownBy(
            () ->
                new Redirects(ORIGIN, internalAllowed, Dns.SYSTEM)
                    .follow(ORIGIN, Optional.of("HTTP://192.168.0.9/api")))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("from https to http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://1.1.1.1/x", "file:///etc/passwd", "mailto:a@b", "https:/x", "ht tp"})
  void shouldRefuseWhatIsNoHttpAddress(String location) {
    assertThatThrownBy(() -> redirects.follow(ORIGIN, Optional.of(location)))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldRefuseARedirectToNowhere() {
    assertThatThrownBy(() -> redirects.follow(ORIGIN, Optional.empty()))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("names no address");
  }

  @Test
  void shouldTryAgainWhenTheHostIsNotKnown() {
    assertThatThrownBy(() -> redirects.follow(ORIGIN, Optional.of("https://nowhere.invalid/")))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("nowhere.invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "https://192.168.0.9/other, true",
    "https://192.168.0.9:443/, true",
    "http://192.168.0.9/, false",
    "https://192.168.0.9:8443/, false",
    "https://example.org/, false"
  })
  void shouldKnowTheUsersOwnHostAndPort(URI address, boolean own) {
    assertThat(redirects.isOrigin(address)).isEqualTo(own);
  }
}
