package dev.streamingpipeline.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real master and worker whose web UIs require a login. */
@ExtendWith(Systems.Extension.class)
class BasicAuthFilterIT {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void shouldRequireTheLoginForAllPagesButTheMastersState(Systems systems, @TempDir Path folder)
      throws Exception {
    try (StandaloneSpark spark =
        StandaloneSpark.startWithLogin(systems.distribution, folder, "admin", "s3cret: ü")) {
      for (URI page :
          List.of(
              spark.masterUi().resolve("/"),
              spark.masterUi().resolve("/app/kill/?id=any&terminate=true"),
              spark.masterUi().resolve("/static/webui.js"),
              spark.workerUi().resolve("/"),
              spark.workerUi().resolve("/logPage/?logType=stdout"))) {
        HttpResponse<String> refused = get(page, null);
        assertThat(refused.statusCode()).as(page.toString()).isEqualTo(UNAUTHORIZED);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
            .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));
        assertThat(get(page, "admin:wrong").statusCode()).isEqualTo(UNAUTHORIZED);
        assertThat(get(page, ":").statusCode()).isEqualTo(UNAUTHORIZED);
      }
      for (URI page : List.of(spark.masterUi(), spark.workerUi())) {
        HttpResponse<String> shown = get(page.resolve("/"), "admin:s3cret: ü");
        assertThat(shown.statusCode()).isEqualTo(OK);
        assertThat(shown.body()).contains("<title>Spark ").doesNotContain("s3cret");
      }
      // The master's state, which probes and the driver read
      assertThat(get(spark.masterUi().resolve("/json/"), null).body()).contains("\"ALIVE\"");
      assertThat(get(spark.masterUi().resolve("/json/../"), null).statusCode()).isNotEqualTo(OK);
      assertThat(get(spark.workerUi().resolve("/metrics/json/"), null).statusCode())
          .isEqualTo(UNAUTHORIZED);
    }
  }

  private HttpResponse<String> get(URI page, String login) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(page);
    if (login != null) {
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
