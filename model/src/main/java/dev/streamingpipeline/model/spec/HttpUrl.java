package dev.streamingpipeline.model.spec;

/** What the address of a source must be, as rules in CEL: what {@code java.net.URI} says of it. */
public final class HttpUrl {
  public static final int MAX_LENGTH = 2048;

  private static final String SCHEME = "^(?i)https?://";
  private static final String USER = "([^/?#]*@)?";
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final String TOP_LABEL = "[a-z]([a-z0-9-]*[a-z0-9])?";
  private static final String NAME = "(" + LABEL + "|(" + LABEL + "\\.)+" + TOP_LABEL + ")\\.?";
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
  private static final String IPV4 = "(" + BYTE + "\\.){3}" + BYTE;
  private static final String IPV6 = "\\[[0-9a-f:.]+\\]";
  private static final String HOST = "(" + NAME + "|" + IPV4 + "|" + IPV6 + ")";

  public static final String SCHEME_RULE = "self.matches('" + SCHEME + "')";
  public static final String SCHEME_REMEDY = "begin it with http:// or https://";

  public static final String CHARACTERS_RULE =
      "self.matches(r'^([^\\x00-\\x20\\x7f\"<>\\\\^`{|}%]|%[0-9A-Fa-f]{2})*$')";
  public static final String CHARACTERS_REMEDY = "percent-encode what is special";

  /** Of another scheme, nothing more is said. */
  public static final String HOST_RULE =
      "!self.matches('"
          + SCHEME
          + "') || isURL(self)"
          + (" && self.matches(r'" + SCHEME + USER + HOST + "(:[0-9]*)?([/?#]|$)')");

  public static final String HOST_REMEDY = "has no valid host name; write it as https://host/path";

  public static final String USER_RULE = "!self.matches('^[^/?#]*//[^/?#]*@')";
  public static final String USER_REMEDY =
      "holds a user name or password; take it out and use headersFrom with a Secret";

  public static final String FRAGMENT_RULE = "!self.contains('#')";
  public static final String FRAGMENT_REMEDY =
      "has a fragment (#...), which is never sent; take it out";

  public static final String LINK_LOCAL_RULE =
      "!self.matches(r'" + SCHEME + USER + "(169\\.254\\.|\\[fe[89ab])')";
  public static final String LINK_LOCAL_REMEDY =
      "is a link-local address, where clouds keep machine credentials; use the API's own name";

  private HttpUrl() {}
}
