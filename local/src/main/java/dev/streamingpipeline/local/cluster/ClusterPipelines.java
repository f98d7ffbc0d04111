package dev.streamingpipeline.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.local.console.TextTable;
import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.report.TableReader;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.wire.connection.Credentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Base64;
import java.util.Optional;

/** The commands for pipelines on Kubernetes. */
public final class ClusterPipelines {
  private static final int CQL_PORT = 9042;

  private ClusterPipelines() {}

  /**
   * Shows rows of a pipeline's table.
   *
   * @param name the pipeline's name
   * @param limit the maximum number of rows
   * @param count whether to print the total number of rows
   */
  public static void rows(Kubectl kubectl, String name, int limit, boolean count, PrintWriter out)
      throws IOException, InterruptedException, InvalidPipelineException {
    Pipeline pipeline = pipeline(kubectl, name);
    Pipeline platform =
        pipeline.spec().isTenant()
            ? pipeline(kubectl, pipeline.spec().platformRef().name())
            : pipeline;
    CassandraSpec nodes = platform.spec().cassandra();
    if (nodes.provider() == Provider.EXTERNAL) {
      throw new LocalException(
          "The table of %s is in the Cassandra at %s, which somebody else runs; look at it from where that can be reached"
              .formatted(name, nodes.contactPoints()));
    }
    String cassandra = platform.name() + "-cassandra";
    JsonNode secret = kubectl.get("secret", cassandra).path("data");
    Credentials credentials =
        new Credentials(decoded(secret, "username"), decoded(secret, "password"));
    try (Kubectl.Forward forward = kubectl.forward(cassandra + "-0", CQL_PORT);
        TableReader table = new TableReader(forward.port(), Optional.of(credentials), pipeline)) {
      TextTable.lines(table.rows(limit)).forEach(out::println);
      if (count) {
        out.printf("%s rows in all%n", table.count());
      }
    }
  }

  private static Pipeline pipeline(Kubectl kubectl, String name)
      throws IOException, InterruptedException, InvalidPipelineException {
    return PipelineManifest.parse(name, kubectl.get("streamingpipelines", name).path("spec"));
  }

  private static String decoded(JsonNode data, String key) {
    return new String(Base64.getDecoder().decode(data.path(key).asText()), UTF_8);
  }
}
