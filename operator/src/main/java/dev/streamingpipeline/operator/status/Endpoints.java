package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.api.PipelineStatus.Endpoint;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.kafka.KafkaService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import dev.streamingpipeline.operator.streamingjob.StreamingJobService;
import java.util.List;

/** Where the components are reached from inside the cluster. */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> of(PipelineContext pipeline) {
    return List.of(
        new Endpoint(Component.KAFKA.label(), KafkaService.bootstrapServersFor(pipeline)),
        new Endpoint(Component.SCHEMA_REGISTRY.label(), SchemaRegistryService.urlFor(pipeline)),
        new Endpoint(Component.CASSANDRA.label(), CassandraService.contactPointsFor(pipeline)),
        new Endpoint(Component.SPARK_MASTER.label(), SparkMasterService.urlFor(pipeline)),
        new Endpoint(Component.STREAMING_JOB.label(), StreamingJobService.statusUrlFor(pipeline)));
  }
}
