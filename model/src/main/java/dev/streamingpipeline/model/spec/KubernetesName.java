package dev.streamingpipeline.model.spec;

/** What Kubernetes accepts as the name of an object, as a label, and as the key of a label. */
public final class KubernetesName {
  /** A name as in the Domain Name System, which most objects have. */
  public static final int MAX_SUBDOMAIN_LENGTH = 253;

  public static final String SUBDOMAIN_FORM =
      "[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

  public static final int MAX_LABEL_LENGTH = 63;

  /** The longest key of a label or an annotation: a domain, a slash and a name. */
  public static final int MAX_KEY_LENGTH = 317;

  public static final String KEY_FORM =
      "(" + SUBDOMAIN_FORM + "/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

  private KubernetesName() {}
}
