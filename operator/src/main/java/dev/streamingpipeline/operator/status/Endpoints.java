package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.airflow.AirflowApiServerService;
import dev.streamingpipeline.operator.api.PipelineStatus.Endpoint;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.controlcenter.ControlCenterService;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.kafkaui.KafkaUiService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.spark.SparkMasterService;
import dev.streamingpipeline.operator.streamingjob.StreamingJobService;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The addresses of the components inside the cluster. */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> of(PipelineContext pipeline) {
    Map<Component, String> addresses = new EnumMap<>(Component.class);
    addresses.put(Component.KAFKA, KafkaService.bootstrapServersFor(pipeline));
    addresses.put(Component.SCHEMA_REGISTRY, SchemaRegistryService.urlFor(pipeline));
    addresses.put(Component.CASSANDRA, CassandraService.contactPointsFor(pipeline));
    addresses.put(Component.SPARK_MASTER, SparkMasterService.urlFor(pipeline));
    addresses.put(Component.STREAMING_JOB, StreamingJobService.statusUrlFor(pipeline));
    addresses.put(Component.AIRFLOW_API_SERVER, AirflowApiServerService.urlFor(pipeline));
    addresses.put(Component.KAFKA_UI, KafkaUiService.urlFor(pipeline));
    addresses.put(Component.CONTROL_CENTER, ControlCenterService.urlFor(pipeline));
    return addresses.entrySet().stream()
        .filter(address -> address.getKey().isEnabled(pipeline.spec()))
        .map(address -> new Endpoint(address.getKey().label(), address.getValue()))
        .toList();
  }
}
