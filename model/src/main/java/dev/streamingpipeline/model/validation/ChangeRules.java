package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.EnumNames;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import java.util.List;
import java.util.Objects;

/** What may not change between two versions of one resource. */
public final class ChangeRules {
  private ChangeRules() {}

  /**
   * What the change from one valid specification to another breaks.
   *
   * @return nothing when the change is allowed
   */
  public static List<Problem> check(PipelineSpec before, PipelineSpec after) {
    Problems problems = new Problems();
    var oldSink = before.sink().cassandra();
    var newSink = after.sink().cassandra();
    same("spec.sink.cassandra.keyspace", oldSink.keyspace(), newSink.keyspace(), problems);
    same("spec.sink.cassandra.table", oldSink.table(), newSink.table(), problems);
    same("spec.sink.cassandra.primaryKey", oldSink.primaryKey(), newSink.primaryKey(), problems);
    same("spec.topic.name", before.topic().name(), after.topic().name(), problems);
    same("spec.schema.format", before.schema().format(), after.schema().format(), problems);
    same("spec.platformRef.name", platform(before), platform(after), problems);
    same("spec.kafka.provider", before.kafka().provider(), after.kafka().provider(), problems);
    same("spec.kafka.metadata", before.kafka().metadata(), after.kafka().metadata(), problems);
    same(
        "spec.schemaRegistry.provider",
        before.schemaRegistry().provider(),
        after.schemaRegistry().provider(),
        problems);
    same(
        "spec.cassandra.provider",
        before.cassandra().provider(),
        after.cassandra().provider(),
        problems);
    same(
        "spec.schemaRegistry.flavor",
        before.schemaRegistry().flavor(),
        after.schemaRegistry().flavor(),
        problems);
    same("spec.security.enabled", before.hasSecurity(), after.hasSecurity(), problems);
    if (after.size().compareTo(before.size()) < 0) {
      problems.add(
          "spec.size",
          "was %s and is %s; %s"
              .formatted(text(before.size()), text(after.size()), PipelineSpec.SHRINK_REMEDY));
    }
    int oldPartitions = before.topic().partitions();
    int newPartitions = after.topic().partitions();
    if (newPartitions < oldPartitions) {
      problems.add(
          "spec.topic.partitions",
          "was %s and is %s; a topic's partitions can't be taken away, so ask for %s or more"
              .formatted(oldPartitions, newPartitions, oldPartitions));
    }
    storage("spec.kafka", before.kafka().storage(), after.kafka().storage(), problems);
    storage(
        "spec.schemaRegistry",
        before.schemaRegistry().storage(),
        after.schemaRegistry().storage(),
        problems);
    storage("spec.cassandra", before.cassandra().storage(), after.cassandra().storage(), problems);
    storage("spec.airflow", before.airflow().storage(), after.airflow().storage(), problems);
    storage(
        "spec.streamingJob",
        before.streamingJob().storage(),
        after.streamingJob().storage(),
        problems);
    return problems.toList();
  }

  /** Null for one of its own. */
  private static String platform(PipelineSpec spec) {
    return spec.isTenant() ? spec.platformRef().name() : null;
  }

  private static void same(String path, Object before, Object after, Problems problems) {
    if (!Objects.equals(before, after)) {
      problems.add(
          path,
          "was %s and is %s; %s".formatted(text(before), text(after), PipelineSpec.CHANGE_REMEDY));
    }
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return EnumNames.of(constant);
    }
    return value == null ? "left out" : value.toString();
  }

  private static void storage(
      String path, StorageSpec before, StorageSpec after, Problems problems) {
    if (before == null || after == null) {
      StorageSpec none = new StorageSpec(null, null);
      storage(path, before == null ? none : before, after == null ? none : after, problems);
      return;
    }
    if (before.size() != null
        && after.size() != null
        && after.size().compareTo(before.size()) < 0) {
      problems.add(
          path + ".storage.size",
          "was %s and is %s; a volume can't shrink, so ask for %s or more"
              .formatted(before.size(), after.size(), before.size()));
    }
    same(
        path + ".storage.storageClassName",
        before.storageClassName(),
        after.storageClassName(),
        problems);
  }
}
