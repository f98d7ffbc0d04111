package dev.streamingpipeline.model.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The types of the contract's fields, with their names in JSON Schema, Avro, Spark and CQL.
 *
 * <p>This table is the only mapping between the systems' type names. Timestamps have millisecond
 * precision everywhere, because that is what Avro's {@code timestamp-millis} and CQL's {@code
 * timestamp} hold.
 */
public enum FieldType {
  @JsonProperty("uuid")
  UUID(UUID.class, "string", "uuid", "string", "uuid", "STRING", "uuid"),
  @JsonProperty("string")
  STRING(String.class, "string", null, "string", null, "STRING", "text"),
  @JsonProperty("int")
  INT(Integer.class, "integer", "int32", "int", null, "INT", "int"),
  @JsonProperty("long")
  LONG(Long.class, "integer", "int64", "long", null, "BIGINT", "bigint"),
  @JsonProperty("double")
  DOUBLE(Double.class, "number", null, "double", null, "DOUBLE", "double"),
  @JsonProperty("boolean")
  BOOLEAN(Boolean.class, "boolean", null, "boolean", null, "BOOLEAN", "boolean"),
  @JsonProperty("timestamp")
  TIMESTAMP(
      Instant.class, "string", "date-time", "long", "timestamp-millis", "TIMESTAMP", "timestamp"),
  @JsonProperty("date")
  DATE(LocalDate.class, "string", "date", "int", "date", "DATE", "date");

  private final Class<?> javaType;
  private final String jsonType;
  private final String jsonFormat;
  private final String avroType;
  private final String avroLogicalType;
  private final String sparkType;
  private final String cqlType;

  FieldType(
      Class<?> javaType,
      String jsonType,
      String jsonFormat,
      String avroType,
      String avroLogicalType,
      String sparkType,
      String cqlType) {
    this.javaType = javaType;
    this.jsonType = jsonType;
    this.jsonFormat = jsonFormat;
    this.avroType = avroType;
    this.avroLogicalType = avroLogicalType;
    this.sparkType = sparkType;
    this.cqlType = cqlType;
  }

  /** The name that users write, such as {@code uuid}. */
  public String displayName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The Java class of a value of this type inside our programs. */
  public Class<?> javaType() {
    return javaType;
  }

  /** The {@code type} keyword of JSON Schema. */
  public String jsonType() {
    return jsonType;
  }

  /** The {@code format} keyword of JSON Schema, or null when the type needs none. */
  public String jsonFormat() {
    return jsonFormat;
  }

  /** Avro's primitive type. */
  public String avroType() {
    return avroType;
  }

  /** Avro's logical type over {@link #avroType()}, or null when there is none. */
  public String avroLogicalType() {
    return avroLogicalType;
  }

  /** The type's name in Spark's DDL. */
  public String sparkType() {
    return sparkType;
  }

  /** The column type in CQL. */
  public String cqlType() {
    return cqlType;
  }
}
