package dev.streamingpipeline.provisioner.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.contract.FieldType;
import dev.streamingpipeline.provisioner.PipelineDraft;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredSchemaTest {
  /** Every type, required and optional. */
  private static final PipelineDraft ALL_TYPES =
      PipelineDraft.named("all_types")
          .fields(
              Stream.concat(
                      Stream.of("id uuid"),
                      Arrays.stream(FieldType.values())
                          .map(FieldType::displayName)
                          .flatMap(
                              type ->
                                  Stream.of(
                                      "a_" + type + " " + type, "o_" + type + " " + type + "?")))
                  .toArray(String[]::new));

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro"})
  void shouldParseTheFieldsOfARenderedContract(String format) {
    Contract contract = contract(ALL_TYPES, format);

    assertThat(parse(SubjectPlanner.schema(contract)).fields())
        .containsExactlyElementsOf(contract.fields().stream().map(RegisteredField::of).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro"})
  void shouldIgnoreWhiteSpace(String format) throws JsonProcessingException {
    Contract contract = contract(ALL_TYPES, format);
    String indented = new ObjectMapper().readTree(SubjectPlanner.schema(contract)).toPrettyString();

    assertThat(parse(indented).isEquivalentTo(contract)).isTrue();
  }

  @Test
  void shouldIgnoreTheOrderInJsonSchema() {
    Contract contract =
        contract(PipelineDraft.named("t").fields("id uuid", "n string", "o string?"), "json");

    assertThat(
            parse(
                    """
                    {"additionalProperties": false, "required": ["n", "id"], "type": "object",
                     "properties": {"o": {"type": "string"}, "n": {"type": "string"},
                                    "id": {"format": "uuid", "type": "string"}},
                     "title": "t", "$schema": "http://json-schema.org/draft-07/schema#"}
                    """)
                .isEquivalentTo(contract))
        .isTrue();
  }

  @Test
  void shouldIgnoreDocumentationAndNotationInAvro() {
    Contract contract = contract(PipelineDraft.named("t").fields("id uuid", "o string?"), "avro");

    assertThat(
            parse(
                    """
                    {"type": "record", "name": "dev.streamingpipeline.records.t", "doc": "Tee",
                     "fields": [{"name": "id", "type": {"logicalType": "uuid", "type": "string"}},
                                {"name": "o", "type": ["null", {"type": "string"}], "default": null}]}
                    """)
                .isEquivalentTo(contract))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"json, id uuid, id string", "avro, id uuid, id string"})
  void shouldCompareTypes(String format, String before, String after) {
    Contract contract = contract(PipelineDraft.named("t").fields(before), format);

    assertThat(
            parse(SubjectPlanner.schema(contract(PipelineDraft.named("t").fields(after), format)))
                .isEquivalentTo(contract))
        .isFalse();
  }

  @Test
  void shouldQuoteTypesThatAreUnknownToTheContract() {
    assertThat(
            parse(
                    """
                    {"type": "object", "properties": {
                      "a": {"type": "string", "format": "email"}, "b": {"type": ["string", "null"]}}}
                    """)
                .fields())
        .extracting(RegisteredField::type)
        .containsExactly(
            "{\"type\":\"string\",\"format\":\"email\"}", "{\"type\":[\"string\",\"null\"]}");
  }

  private static Contract contract(PipelineDraft draft, String format) {
    return draft.format(format).pipeline().contract();
  }

  private static RegisteredSchema parse(String text) {
    return RegisteredSchema.parse(text).orElseThrow();
  }
}
