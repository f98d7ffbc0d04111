package dev.streamingpipeline.model.spec;

/** The syntax of names of Kubernetes objects, of labels and of their keys. */
public final class KubernetesName {
  /** The maximum length of a DNS subdomain, which most objects have as their name. */
  public static final int MAX_SUBDOMAIN_LENGTH = 253;

  public static final String SUBDOMAIN_FORM =
      "[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

  public static final int MAX_LABEL_LENGTH = 63;

  /**
   * The maximum length of the key of a label or an annotation: a DNS subdomain, a slash and a name.
   */
  public static final int MAX_KEY_LENGTH = 317;

  public static final String KEY_FORM =
      "(" + SUBDOMAIN_FORM + "/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

  private KubernetesName() {}
}
