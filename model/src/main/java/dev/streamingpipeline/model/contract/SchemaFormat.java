package dev.streamingpipeline.model.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a record is written to the topic. */
public enum SchemaFormat {
  /** UTF-8 JSON text that any consumer reads; the registry holds its JSON Schema. */
  @JsonProperty("json")
  JSON("JSON"),
  /** Confluent's wire format: a zero byte, the schema's id in four bytes, Avro binary. */
  @JsonProperty("avro")
  AVRO("AVRO");

  private final String registryType;

  SchemaFormat(String registryType) {
    this.registryType = registryType;
  }

  /** The registry's {@code schemaType}. */
  public String registryType() {
    return registryType;
  }
}
