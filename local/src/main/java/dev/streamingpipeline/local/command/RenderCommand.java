package dev.streamingpipeline.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.model.rendering.JsonSchemaRendering;
import dev.streamingpipeline.model.rendering.SparkRendering;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the schemas that are rendered from the contract. */
@Command(
    name = "render",
    description = "Prints the JSON Schema, Avro schema, Spark schema and CQL of the contract.")
final class RenderCommand implements Callable<Integer> {
  @Mixin private PipelineOption pipeline;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Pipeline read = pipeline.read();
    Contract contract = read.contract();
    CassandraSinkSpec sink = read.spec().sink().cassandra();
    section("JSON Schema", pretty(JsonSchemaRendering.of(contract)));
    section("Avro", pretty(AvroRendering.of(contract)));
    section("Spark", SparkRendering.of(contract));
    section(
        read.spec().isTenant() && sink.replicationFactor() == null
            ? "CQL, on one node; the platform of %s may have more, and copies with them"
                .formatted(read.spec().platformRef().name())
            : "CQL",
        CqlRendering.createKeyspace(
                sink, CassandraConnection.DEFAULT_DATACENTER, read.tableReplicationFactor())
            + ";\n"
            + CqlRendering.createTable(contract, sink)
            + ";");
    return 0;
  }

  private void section(String title, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("-- %s%n%s%n%n", title, text);
    out.flush();
  }

  private static String pretty(JsonNode json) {
    return json.toPrettyString();
  }
}
