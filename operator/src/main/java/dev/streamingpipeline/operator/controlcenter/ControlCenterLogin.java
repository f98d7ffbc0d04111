package dev.streamingpipeline.operator.controlcenter;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.common.PagesLogin;

/** Who may see Control Center. */
public final class ControlCenterLogin extends PagesLogin {
  public static final String NAME = "control-center-login";

  public ControlCenterLogin() {
    super(Component.CONTROL_CENTER);
  }
}
