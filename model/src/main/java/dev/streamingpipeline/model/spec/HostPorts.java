package dev.streamingpipeline.model.spec;

/** Addresses of servers, {@code host:port}, comma-separated. */
public final class HostPorts {
  public static final int MAX_LENGTH = 2048;
  public static final String FORM = "[A-Za-z0-9.-]+:[0-9]{1,5}(,[A-Za-z0-9.-]+:[0-9]{1,5}){0,15}";
  public static final String REMEDY = "write host:port, comma-separated";

  /** CEL, for a text with addresses. */
  static final String RULE = "self.matches('^" + FORM + "$')";

  private HostPorts() {}
}
