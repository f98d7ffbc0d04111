package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;

/** A behaviour as JSON. Unknown members are refused, so that a typo is not ignored. */
final class BehaviourJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(new DurationWriter())
                  .addDeserializer(Duration.class, new DurationReader()))
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private BehaviourJson() {}

  static String write(Behaviour behaviour) {
    try {
      return MAPPER.writeValueAsString(behaviour);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Can't write as JSON: " + behaviour, e);
    }
  }

  static Behaviour read(String json) {
    try {
      Behaviour behaviour = MAPPER.readValue(json, Behaviour.class);
      if (behaviour == null) {
        throw new IllegalArgumentException(
            "A behaviour is a JSON object, such as {\"delay\":\"1s\"}");
      }
      return behaviour;
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException("Not a behaviour: " + reason(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The message of a validating constructor of the behaviour, where one failed, else the parser's
   * message.
   */
  private static String reason(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "there is no '%s' here; there are %s"
          .formatted(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList());
    }
    return e.getCause() instanceof IllegalArgumentException refused
        ? refused.getMessage()
        : e.getOriginalMessage();
  }

  private static final class DurationWriter extends StdSerializer<Duration> {
    DurationWriter() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(DurationText.format(value));
    }
  }

  private static final class DurationReader extends StdDeserializer<Duration> {
    DurationReader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return DurationText.parse(parser.getText());
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }
}
