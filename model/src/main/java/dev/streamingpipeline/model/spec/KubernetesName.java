package dev.streamingpipeline.model.spec;

/** What Kubernetes accepts as the name of an object, as a label, and as the key of a label. */
public final class KubernetesName {
  /** A name as in the Domain Name System, which most objects have. */
  public static final int MAX_SUBDOMAIN_LENGTH = 253;

  public static final String SUBDOMAIN_FORM =
      "[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*";
  public static final String SUBDOMAIN_REMEDY =
      "use lower case, digits, dashes and dots, with a letter or digit at both ends";

  /** CEL, for a name of an object. */
  static final String SUBDOMAIN_RULE = "self.matches('^" + SUBDOMAIN_FORM + "$')";

  public static final String SECRET_KEY_FORM = "[A-Za-z0-9._-]+";
  public static final String SECRET_KEY_REMEDY =
      "use letters, digits, dots, underscores and dashes";

  public static final int MAX_LABEL_LENGTH = 63;
  public static final String LABEL_FORM = "([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?";
  public static final String LABEL_REMEDY =
      "use letters, digits, dots, underscores and dashes, at most 63, with a letter or digit at"
          + " both ends";

  /** CEL, for the values of labels. */
  static final String LABELS_RULE = "self.all(key, self[key].matches('^" + LABEL_FORM + "$'))";

  /** The longest key of a label or an annotation: a domain, a slash and a name. */
  public static final int MAX_KEY_LENGTH = 317;

  public static final String KEY_FORM =
      "(" + SUBDOMAIN_FORM + "/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
  public static final String KEY_REMEDY = "write a key such as team or example.org/team";

  /** CEL, for the keys of labels and annotations. */
  static final String KEYS_RULE = "self.all(key, key.matches('^" + KEY_FORM + "$'))";

  private KubernetesName() {}
}
