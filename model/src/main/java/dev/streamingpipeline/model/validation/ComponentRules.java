package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.AirflowSpec;
import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.PodTemplateSpec;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import dev.streamingpipeline.model.spec.ResourcesSpec.Amounts;
import dev.streamingpipeline.model.spec.StorageSpec;
import java.util.regex.Pattern;

/** What the components must be; those of a platform where it is the pipeline's own. */
final class ComponentRules {
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?!.*//)(?=.{1,%s}$)%s"
              .formatted(ComponentSpec.MAX_IMAGE_LENGTH, ComponentSpec.IMAGE_FORM));
  private static final Pattern DAG_ID = Pattern.compile(AirflowSpec.DAG_ID_FORM);

  private ComponentRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    if (!spec.isTenant()) {
      PlatformComponentRules.check(spec, problems);
    }
    var producer = spec.producer();
    component(
        "spec.producer", producer.image(), producer.resources(), producer.podTemplate(), problems);
    var job = spec.streamingJob();
    component("spec.streamingJob", job.image(), job.resources(), job.podTemplate(), problems);
    storage("spec.streamingJob", job.storage(), problems);
    var spark = spec.spark();
    problems.between("spec.spark.workers", spark.workers(), 1, ComponentSpec.MAX_REPLICAS);
    component("spec.spark", spark.image(), spark.resources(), spark.podTemplate(), problems);
    if (spec.airflow().dagId() != null) {
      problems.matches(
          "spec.airflow.dagId", spec.airflow().dagId(), DAG_ID, AirflowSpec.DAG_ID_REMEDY);
    }
  }

  static void component(
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

  static void heap(String path, Quantity heap, ResourcesSpec resources, Problems problems) {
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

  static void storage(String path, StorageSpec storage, Problems problems) {
    if (storage == null) {
      return;
    }
    if (storage.size() != null && storage.size().amount().signum() == 0) {
      problems.add(path + ".storage.size", StorageSpec.EMPTY_REMEDY);
    }
    KubernetesNames.check(path + ".storage.storageClassName", storage.storageClassName(), problems);
  }
}
