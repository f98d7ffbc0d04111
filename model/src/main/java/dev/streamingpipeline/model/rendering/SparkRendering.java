package dev.streamingpipeline.model.rendering;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.Field;

/** The contract as Spark's DDL, which {@code StructType.fromDDL} reads. */
public final class SparkRendering {
  private SparkRendering() {}

  public static String of(Contract contract) {
    return contract.fields().stream().map(SparkRendering::column).collect(joining(",\n"));
  }

  private static String column(Field field) {
    return "`%s` %s%s"
        .formatted(field.name(), field.type().sparkType(), field.required() ? " NOT NULL" : "");
  }
}
