package dev.streamingpipeline.operator.kafka.access;

import static java.util.stream.Collectors.toMap;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The passwords of all users of brokers of our own, by name. */
public final class KafkaPasswords extends GeneratedSecret {
  public static final String NAME = "kafka-passwords";

  public KafkaPasswords() {
    super(Component.KAFKA_USERS);
  }

  static String nameOf(Pipeline pipeline) {
    return Component.KAFKA_USERS.nameFor(pipeline);
  }

  static Optional<Secret> in(PipelineContext pipeline) {
    return pipeline.observed().find(Secret.class, nameOf(pipeline.pipeline()));
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return KafkaAccess.users(pipeline).stream()
        .collect(toMap(user -> user.nameFor(pipeline.pipeline()), user -> pipeline.passwords()));
  }
}
