package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/**
 * A service account for each component with pods, so that no component has the permissions of
 * another one.
 */
public final class ServiceAccounts extends PerComponentObjects<ServiceAccount> {
  public ServiceAccounts() {
    super(ServiceAccount.class);
  }

  @Override
  protected ServiceAccount render(Component component, PipelineContext pipeline) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .endMetadata()
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
