package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import dev.streamingpipeline.model.spec.ResourcesSpec.Amounts;
import dev.streamingpipeline.model.spec.StorageSpec;
import java.util.regex.Pattern;

/** What the components must be. */
final class ComponentRules {
  private static final int MAX_REPLICAS = 99;
  private static final int MAX_LABELS = 32;
  private static final Pattern IMAGE =
      Pattern.compile("(?!.*//)[a-zA-Z0-9][a-zA-Z0-9._:/@-]{0,254}");
  private static final Pattern DAG_ID = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
  private static final Pattern BOOTSTRAP =
      Pattern.compile("[A-Za-z0-9.-]+:[0-9]{1,5}(,[A-Za-z0-9.-]+:[0-9]{1,5}){0,15}");

  private ComponentRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    kafka(spec.kafka(), problems);
    problems.between("spec.spark.workers", spec.spark().workers(), 1, MAX_REPLICAS);
    problems.between("spec.cassandra.replicas", spec.cassandra().replicas(), 1, MAX_REPLICAS);
    problems.matches(
        "spec.airflow.dagId",
        spec.airflow().dagId(),
        DAG_ID,
        "use letters, digits, underscores, dots and dashes, at most 200");

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

  private static void kafka(KafkaSpec kafka, Problems problems) {
    problems.between("spec.kafka.replicas", kafka.replicas(), 1, MAX_REPLICAS);
    String path = "spec.kafka.bootstrapServers";
    boolean external = kafka.provider() == KafkaSpec.Provider.EXTERNAL;
    if (kafka.bootstrapServers() == null) {
      if (external) {
        problems.add(path, "is required when spec.kafka.provider is External; give host:port");
      }
    } else if (!external) {
      problems.add(path, "is for spec.kafka.provider External only; take it out");
    } else {
      problems.matches(
          path, kafka.bootstrapServers(), BOOTSTRAP, "write host:port, comma-separated");
    }
  }

  private static void component(
      String path,
      String image,
      ResourcesSpec resources,
      PodTemplateSpec template,
      Problems problems) {
    if (image != null) {
      problems.matches(
          path + ".image", image, IMAGE, "write it as registry/name:tag or registry/name@digest");
    }
    if (resources != null && resources.requests() != null && resources.limits() != null) {
      atMost(path, "cpu", resources.requests().cpu(), resources.limits().cpu(), problems);
      atMost(path, "memory", resources.requests().memory(), resources.limits().memory(), problems);
    }
    if (template != null) {
      podTemplate(path + ".podTemplate", template, problems);
    }
  }

  private static void atMost(
      String path, String name, Quantity request, Quantity limit, Problems problems) {
    if (request != null && limit != null && request.compareTo(limit) > 0) {
      problems.add(
          "%s.resources.requests.%s".formatted(path, name),
          "is %s, above the limit of %s; lower it or raise the limit".formatted(request, limit));
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
          "is %s, not below the memory limit of %s; a JVM needs room beside its heap, so leave at least a quarter"
              .formatted(heap, limits.memory()));
    }
  }

  private static void storage(String path, StorageSpec storage, Problems problems) {
    if (storage == null || storage.size() == null) {
      return;
    }
    if (storage.size().amount().signum() == 0) {
      problems.add(path + ".storage.size", "is 0; give a size such as 10Gi");
    }
  }

  private static void podTemplate(String path, PodTemplateSpec template, Problems problems) {
    problems.filled(path + ".labels", template.labels());
    problems.filled(path + ".annotations", template.annotations());
    problems.filled(path + ".nodeSelector", template.nodeSelector());
    problems.filled(path + ".tolerations", template.tolerations());
    problems.filled(path + ".imagePullSecrets", template.imagePullSecrets());
    if (template.labels().size() > MAX_LABELS) {
      problems.add(path + ".labels", "are more than %d; leave some out".formatted(MAX_LABELS));
    }
    for (String label : template.labels().keySet()) {
      if (label.startsWith("app.kubernetes.io/")) {
        problems.add(
            Problems.at(path + ".labels", label),
            "is set by the operator; use a label of your own");
      }
    }
  }
}
