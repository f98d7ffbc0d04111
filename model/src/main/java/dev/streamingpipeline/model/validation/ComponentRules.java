package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import dev.streamingpipeline.model.spec.ResourcesSpec.Amounts;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import java.util.regex.Pattern;

/** What the components must be. */
final class ComponentRules {
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?!.*//)(?=.{1,%d}$)%s"
              .formatted(ComponentSpec.MAX_IMAGE_LENGTH, ComponentSpec.IMAGE_FORM));
  private static final Pattern DAG_ID = Pattern.compile(AirflowSpec.DAG_ID_FORM);

  private ComponentRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    ExternalRules.check(spec, problems);
    problems.between("spec.kafka.replicas", spec.kafka().replicas(), 1, ComponentSpec.MAX_REPLICAS);
    if (spec.kafka().clientPropertiesSecret() != null
        && spec.schemaRegistry().provider() != Provider.EXTERNAL
        && spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.CONFLUENT) {
      problems.add("spec.schemaRegistry.flavor", KafkaSpec.CONFLUENT_REMEDY);
    }
    problems.between("spec.spark.workers", spec.spark().workers(), 1, ComponentSpec.MAX_REPLICAS);
    problems.between(
        "spec.cassandra.replicas", spec.cassandra().replicas(), 1, ComponentSpec.MAX_REPLICAS);
    if (spec.airflow().dagId() != null) {
      problems.matches(
          "spec.airflow.dagId", spec.airflow().dagId(), DAG_ID, AirflowSpec.DAG_ID_REMEDY);
    }

    var producer = spec.producer();
    component(
        "spec.producer", producer.image(), producer.resources(), producer.podTemplate(), problems);
    var job = spec.streamingJob();
    component("spec.streamingJob", job.image(), job.resources(), job.podTemplate(), problems);
    storage("spec.streamingJob", job.storage(), problems);
    var kafka = spec.kafka();
    component("spec.kafka", kafka.image(), kafka.resources(), kafka.podTemplate(), problems);
    storage("spec.kafka", kafka.storage(), problems);
    heap("spec.kafka", kafka.heap(), kafka.resources(), problems);
    var registry = spec.schemaRegistry();
    component(
        "spec.schemaRegistry",
        registry.image(),
        registry.resources(),
        registry.podTemplate(),
        problems);
    storage("spec.schemaRegistry", registry.storage(), problems);
    heap("spec.schemaRegistry", registry.heap(), registry.resources(), problems);
    var controlCenter = spec.controlCenter();
    component(
        "spec.controlCenter",
        controlCenter.image(),
        controlCenter.resources(),
        controlCenter.podTemplate(),
        problems);
    var kafkaUi = spec.kafkaUi();
    component(
        "spec.kafkaUi", kafkaUi.image(), kafkaUi.resources(), kafkaUi.podTemplate(), problems);
    var airflow = spec.airflow();
    component(
        "spec.airflow", airflow.image(), airflow.resources(), airflow.podTemplate(), problems);
    storage("spec.airflow", airflow.storage(), problems);
    var spark = spec.spark();
    component("spec.spark", spark.image(), spark.resources(), spark.podTemplate(), problems);
    var cassandra = spec.cassandra();
    component(
        "spec.cassandra",
        cassandra.image(),
        cassandra.resources(),
        cassandra.podTemplate(),
        problems);
    storage("spec.cassandra", cassandra.storage(), problems);
    heap("spec.cassandra", cassandra.heap(), cassandra.resources(), problems);
  }

  /** What holds on every platform. */
  static void replication(String path, Integer factor, Problems problems) {
    if (factor != null) {
      problems.between(path, factor, 1, ComponentSpec.MAX_REPLICAS);
    }
  }

  static void replication(
      String path, Integer factor, int replicas, String replicasPath, Problems problems) {
    if (factor == null) {
      return;
    }
    if (factor < 1 || factor > replicas) {
      problems.add(
          path,
          "is %d, but %s is %d; it must be between 1 and that"
              .formatted(factor, replicasPath, replicas));
    }
  }

  private static void component(
      String path,
      String image,
      ResourcesSpec resources,
      PodTemplateSpec template,
      Problems problems) {
    if (image != null) {
      problems.matches(path + ".image", image, IMAGE, ComponentSpec.IMAGE_REMEDY);
    }
    if (resources != null && resources.requests() != null && resources.limits() != null) {
      atMost(path, "cpu", resources.requests().cpu(), resources.limits().cpu(), problems);
      atMost(path, "memory", resources.requests().memory(), resources.limits().memory(), problems);
    }
    if (template != null) {
      PodTemplateRules.check(path + ".podTemplate", template, problems);
    }
  }

  private static void atMost(
      String path, String name, Quantity request, Quantity limit, Problems problems) {
    if (request != null && limit != null && request.compareTo(limit) > 0) {
      problems.add(
          "%s.resources.requests.%s".formatted(path, name),
          "is %s, above the limit of %s; %s".formatted(request, limit, ResourcesSpec.REMEDY));
    }
  }

  private static void heap(String path, Quantity heap, ResourcesSpec resources, Problems problems) {
    Amounts limits = resources == null ? null : resources.limits();
    if (heap != null
        && limits != null
        && limits.memory() != null
        && heap.compareTo(limits.memory()) >= 0) {
      problems.add(
          path + ".heap",
          "is %s, not below the memory limit of %s; %s"
              .formatted(heap, limits.memory(), ComponentSpec.HEAP_REMEDY));
    }
  }

  private static void storage(String path, StorageSpec storage, Problems problems) {
    if (storage == null) {
      return;
    }
    if (storage.size() != null && storage.size().amount().signum() == 0) {
      problems.add(path + ".storage.size", StorageSpec.EMPTY_REMEDY);
    }
    KubernetesNames.check(path + ".storage.storageClassName", storage.storageClassName(), problems);
  }
}
