package dev.streamingpipeline.operator.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Objects;

/**
 * Makes a startup probe that runs a script retry within one process, for up to seven seconds.
 * Starting a process in a container costs the node more than many retries. The {@code
 * timeoutSeconds} of the manifests allow for these seconds and for the last attempt.
 */
public final class RetryingStartupProbe {
  private static final List<String> SHELL = List.of("bash", "-c");
  private static final String UNTIL_IT_SUCCEEDS = "until bash -c \"$0\"; do sleep 0.3; done";

  private RetryingStartupProbe() {}

  public static void apply(PodSpec pod) {
    pod.getContainers().stream()
        .map(Container::getStartupProbe)
        .filter(Objects::nonNull)
        .map(Probe::getExec)
        .filter(exec -> exec != null && isScript(exec.getCommand()))
        .forEach(RetryingStartupProbe::repeat);
  }

  private static boolean isScript(List<String> command) {
    return command.size() == 3 && command.subList(0, 2).equals(SHELL);
  }

  private static void repeat(ExecAction look) {
    look.setCommand(
        List.of("timeout", "7", "bash", "-c", UNTIL_IT_SUCCEEDS, look.getCommand().get(2)));
  }
}
