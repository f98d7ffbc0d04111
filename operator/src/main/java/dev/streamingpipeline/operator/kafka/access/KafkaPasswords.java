package dev.streamingpipeline.operator.kafka.access;

import static java.util.stream.Collectors.toMap;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The passwords of all Kafka users of Standalone brokers, by user name. */
public final class KafkaPasswords extends GeneratedSecret {
  public KafkaPasswords() {
    super(Component.KAFKA_USERS);
  }

  public static String nameOf(Pipeline pipeline) {
    return Component.KAFKA_USERS.nameFor(pipeline);
  }

  public static Optional<Secret> in(PipelineContext pipeline) {
    return pipeline.actualState().find(Secret.class, nameOf(pipeline.pipeline()));
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return KafkaAccess.scramUsers(pipeline).stream()
        .collect(toMap(user -> user.nameFor(pipeline.pipeline()), user -> pipeline.passwords()));
  }
}
