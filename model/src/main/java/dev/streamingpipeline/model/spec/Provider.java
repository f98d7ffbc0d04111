package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who runs a component. */
public enum Provider {
  /** This operator, with StatefulSets. */
  @JsonProperty("Standalone")
  STANDALONE,
  /** An external system, which the pipeline only connects to. */
  @JsonProperty("External")
  EXTERNAL;

  static final String DESCRIPTION =
      "Who runs it: this operator (Standalone), or somebody else (External). It can't be changed.";

  /** Description of the Secret with the login of an external component. */
  static final String CREDENTIALS =
      "Name of a Secret of type kubernetes.io/basic-auth, with the keys username and password. For"
          + " provider External only.";

  static final String AUTHORITY =
      "Name of a Secret with a key ca.crt: in PEM, the certificate of the authority that signed the"
          + " server's. For provider External only.";
}
