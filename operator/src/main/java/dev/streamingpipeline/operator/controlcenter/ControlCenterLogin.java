package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;

/** Credentials of Control Center's web UI. */
public final class ControlCenterLogin extends WebUiCredentials {
  public static final String NAME = "control-center-login";

  public ControlCenterLogin() {
    super(Component.CONTROL_CENTER);
  }
}
