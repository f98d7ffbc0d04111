package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;

/** Who may see Control Center. */
public final class ControlCenterLogin extends WebUiCredentials {
  public static final String NAME = "control-center-login";

  public ControlCenterLogin() {
    super(Component.CONTROL_CENTER);
  }
}
