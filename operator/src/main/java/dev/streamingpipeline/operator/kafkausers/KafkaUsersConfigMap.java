package dev.streamingpipeline.operator.kafkausers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;
import java.util.Map;

/**
 * The Kafka users of Standalone brokers and their ACLs, as a file for the Job that creates them.
 */
public final class KafkaUsersConfigMap extends ComponentConfigMap {
  static final String FILE = "users.json";

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  public KafkaUsersConfigMap() {
    super(Component.KAFKA_USERS);
  }

  /** An entry of {@code users.json}, which {@code KafkaUsersMain} reads. */
  private record User(String name, List<AclRule> acls) {}

  static String text(PipelineContext pipeline) {
    try {
      return JSON.writeValueAsString(
              KafkaAccess.scramUsers(pipeline).stream()
                  .map(
                      user ->
                          new User(
                              user.nameFor(pipeline.pipeline()), KafkaAccess.of(user, pipeline)))
                  .toList())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("made for JSON", e);
    }
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    return Map.of(FILE, text(pipeline));
  }
}
