package dev.streamingpipeline.operator.spark;

import static dev.streamingpipeline.operator.pipeline.Component.SPARK_MASTER;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.List;
import java.util.Optional;

/** The master of the Spark cluster. */
public final class SparkMasterComponent extends ComponentDefinition {
  public SparkMasterComponent() {
    super(SPARK_MASTER);
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new SparkSecret()),
        node(new SparkWebUiCredentials()),
        node(new SparkMasterService()),
        node(new SparkMasterStatefulSet()).after(SparkSecret.class, SparkWebUiCredentials.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(SparkMasterService.urlFor(pipeline));
  }
}
