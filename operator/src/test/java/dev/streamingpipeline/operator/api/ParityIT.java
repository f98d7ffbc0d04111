package dev.streamingpipeline.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model and the CRD accept the same values of formatted strings. */
class ParityIT {
  private final PipelineRequests server = new PipelineRequests();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/spec/source/http/interval",
        "/spec/source/http/connectTimeout",
        "/spec/topic/retention"
      })
  void shouldAgreeOnDurations(String place) {
    agree(
        place,
        List.of(
            "0",
            "0s",
            "0d",
            "1ms",
            "99ms",
            "100ms",
            "99.9ms",
            "100.1ms",
            "999ms",
            "1s",
            "0.999s",
            "59s",
            "60s",
            "59.9999s",
            "60.0009s",
            "60.001s",
            "1m",
            "61s",
            "5m",
            "300.0001s",
            "300001ms",
            "0.5h",
            "1h",
            "3600s",
            "3600000ms",
            "3600001ms",
            "3600000.9ms",
            "60m1ms",
            "1h0.9ms",
            "1h1ms",
            "30m30m",
            "30m31m",
            "1m59m",
            "1h30m",
            "1s1m1h",
            "24h",
            "1d",
            "0.01d",
            "1.5d",
            "1d1ms",
            "23h59m60s",
            "7d",
            "7d12h",
            "3650d",
            "3650d0.5ms",
            "3650d1ms",
            "87600h",
            "315360000s",
            "3651d",
            "106752d",
            "213503982335d",
            "99999999999999999999999999999999",
            "9999999999999999999999999999999d",
            "00000000000000000000000000001h",
            "",
            " ",
            "5",
            "1w",
            "1 h",
            "-1s",
            "+1s",
            "1H",
            "1us",
            "1h ",
            ".5h",
            "1.h",
            "1.2.3h",
            "1e3s",
            "h",
            "1hh"));
  }

  @Test
  void shouldAgreeOnQuantities() {
    List<String> quantities =
        List.of(
            "0",
            "1",
            "1023",
            "1024",
            "1Ki",
            "0.9Ki",
            "1.5Mi",
            "16Mi",
            "16777216",
            "16777217",
            "16.00001Mi",
            "16M",
            "17M",
            "1G",
            "1k",
            "1K",
            "1m",
            "1024000m",
            "1e3",
            "1E",
            "1Ei",
            "-1Ki",
            "+1Ki",
            "1 Ki",
            "1ki",
            "",
            "Ki",
            "1Kib",
            "16384.00000001Pi",
            "00002Ki",
            "1u",
            "1n");
    agree("/spec/source/http/maxBodySize", quantities);
    agree("/spec/kafka/heap", quantities);
    agree("/spec/kafka/storage", "size", quantities);
  }

  @Test
  void shouldAgreeOnSchedules() {
    agree(
        "/spec/producer/schedule",
        List.of(
            "* * * * *",
            "0 0 * * *",
            "*/10 * * * *",
            "0,30 8-18/2 1,15 1-6 1-5",
            "0 0 * JAN MON-FRI",
            "0 0 * jan sun",
            "59 23 31 12 6",
            "59 23 31 12 7",
            "0  0 *\t* *",
            " 0 0 * * * ",
            "00 01 01 01 0",
            "5/10 * * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * 32 * *",
            "* * * 0 *",
            "* * * 13 *",
            "* * * * 8",
            "@daily",
            "* * * *",
            "* * * * * *",
            "? * * * *",
            "a * * * *",
            "*/ * * * *",
            "1- * * * *",
            ",1 * * * *",
            "1, * * * *",
            "* * L * *",
            "* * 1W * *",
            "* * * * 1#1",
            "-1 * * * *",
            "1.5 * * * *",
            "*-5 * * * *",
            "* * * FEB-MAR *",
            "* * * MON *",
            "*/100 * * * *",
            "*/0 * * * *",
            "0-59/70 * * * *",
            "0 0 * * 5-7",
            "*,5 * * * *",
            "0 0 * DEC *",
            "1-2-3 * * * *",
            "0 0 31 2 *"));
  }

  /** CEL can't compare numbers within a text within the API server's cost budget. */
  @Test
  void shouldLeaveBackwardRangesOfAScheduleToTheOperator() {
    for (String schedule : List.of("5-1 * * * *", "0 0 * * FRI-MON")) {
      ObjectNode tree = Examples.usersTree();
      tree.withObject("/spec/producer").put("schedule", schedule);

      assertThat(server.tryToCreate(tree.toString()).refusals()).isEmpty();
      assertThat(modelRefusals(tree.toString())).hasSize(1);
    }
  }

  @Test
  void shouldAgreeOnUrls() {
    agree(
        "/spec/source/http/url",
        List.of(
            "http://localhost",
            "http://localhost:8080/items?a=b&c=[d]",
            "HTTPS://Example.ORG/",
            "https://example.org.",
            "http://1.2.3.4/",
            "http://[::1]:80/x",
            "http://h:99999",
            "http://h:",
            "http://h?x",
            "https://example.org/%20x",
            "https://example.org/ä",
            "https://example.org/%zz",
            "https://example.org/x%2",
            "https://example.org/{id}",
            "https://example.org/a|b",
            "https://example.org/a^b",
            "https://example.org/a\\b",
            "https://example.org/<x>",
            "https://example.org/\"",
            "https://example.org/`",
            "http://",
            "http:///x",
            "http:/x",
            "http:x",
            "//example.org",
            "/items",
            "",
            "example.org",
            "ftp://example.org",
            "mailto:a@b.c",
            "http://a_b/",
            "http://-a.b/",
            "http://a-.b/",
            "http://a..b/",
            "http://a.1b/",
            "http://1a/",
            "http://.a/",
            "http://a b/",
            "http://ä.org/",
            "http://user@h/",
            "http://user:pw@h/",
            "http://@h/",
            "http://h/a@b",
            "http://h/?q=a@b",
            "http://h#f",
            "http://h/#",
            "http://169.254.0.1/",
            "http://169.255.0.1/",
            "http://[fe80::1]/",
            "http://[FEBF::1]/",
            "http://[fec0::1]/",
            "http://h/\n",
            "http://h/\t",
            " http://h/",
            "http://h/ ",
            "http://h:8a/",
            "http://[::1/",
            "http://[zz]/",
            "http://h:80:80/",
            "http://256.1.1.1/",
            "http://256/",
            "http://1.2.3/",
            "http://1.2.3.4./",
            "http://01.2.3.4/",
            "http://a./",
            "http://1./",
            "http://[::ffff:1.2.3.4]/",
            "http://[fe80::1%25eth0]/",
            "http://a%20b/",
            "http://h%41/"));
  }

  @Test
  void shouldAgreeOnNames() {
    List<String> names =
        List.of(
            "a",
            "a1",
            "a_b",
            "a-b",
            "A",
            "1a",
            "_a",
            "a.b",
            "",
            " ",
            "ä",
            "a\n",
            "x".repeat(48),
            "x".repeat(49),
            "from",
            "fromage",
            "system",
            "system_x",
            "systems");
    agree("/spec/sink/cassandra/keyspace", names);
    agree("/spec/sink/cassandra/table", names);
    agree(
        "/spec/topic/name",
        List.of(
            "a",
            "A.b_c-1",
            ".",
            "..",
            "...",
            "__x",
            "_x",
            "_schemas",
            "x.dlq",
            ".dlq",
            "dlq",
            "a b",
            "",
            "x".repeat(245),
            "x".repeat(246)));
    agree(
        "/metadata/name",
        List.of("a", "a-1", "a-", "-a", "1a", "A", "a.b", "a".repeat(30), "a".repeat(31), "a--b"));
    agree(
        "/spec/platformRef/name",
        List.of("a", "a-1", "a-", "1a", "A", "a.b", "", "a".repeat(30), "a".repeat(31), "users"));
    agree(
        "/spec/airflow/dagId",
        List.of("a", "A.b-c_1", "a b", "", "x".repeat(200), "x".repeat(201)));
    agree(
        "/spec/kafka/image",
        List.of(
            "kafka",
            "r.io:5000/a/b:1@sha256:ab",
            "https://r/x",
            "a//b",
            "-a",
            "a b",
            "",
            "x".repeat(255),
            "x".repeat(256)));
    agree("/spec/source/http/records", List.of("", "/", "/a/0", "/~2", "a", "#/a", " /a"));
    agree(
        "/spec/kafka/storage",
        "storageClassName",
        List.of("", "fast", "a.b-c", "Fast", "a..b", "-a", "a-", "x".repeat(253), "x".repeat(254)));
  }

  private void agree(String place, List<String> values) {
    JsonPointer pointer = JsonPointer.compile(place);
    agree(pointer.head().toString(), pointer.last().getMatchingProperty(), values);
  }

  private void agree(String object, String property, List<String> values) {
    List<String> disagreements = new ArrayList<>();
    for (String value : values) {
      ObjectNode tree = Examples.usersTree();
      tree.withObject(object).put(property, value);
      List<String> server = this.server.tryToCreate(tree.toString()).refusals();
      List<String> model = modelRefusals(tree.toString());
      if (server.isEmpty() != model.isEmpty()) {
        disagreements.add("'%s': server %s, model %s".formatted(value, server, model));
      }
    }

    assertThat(disagreements).as(object + "/" + property).isEmpty();
  }

  private static List<String> modelRefusals(String document) {
    try {
      PipelineManifest.parse(document, "test");
      return List.of();
    } catch (InvalidPipelineException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }
}
