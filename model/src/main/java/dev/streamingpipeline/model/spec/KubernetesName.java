package dev.streamingpipeline.model.spec;

/** What Kubernetes accepts as the name of an object, and as a label. */
public final class KubernetesName {
  /** A name as in the Domain Name System, which most objects have. */
  public static final int MAX_SUBDOMAIN_LENGTH = 253;

  /** The longest key of a label or an annotation: a domain, a slash and a name. */
  public static final int MAX_KEY_LENGTH = 317;

  public static final int MAX_LABEL_LENGTH = 63;

  private KubernetesName() {}
}
