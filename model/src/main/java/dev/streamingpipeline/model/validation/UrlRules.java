package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Cel.found;
import static dev.streamingpipeline.model.validation.Rule.javaOnly;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a source: what {@code java.net.URI} can read, without a user and a fragment. */
final class UrlRules {
  private static final String SCHEME = "^(?i)https?://";
  private static final String SPECIAL = "\\x00-\\x20\\x7f\"<>\\\\^`{|}";
  private static final String UNENCODED = "[" + SPECIAL + "]|%(?![0-9A-Fa-f]{2})";
  private static final String USER = "([^/?#]*@)?";
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final String TOP_LABEL = "[a-z]([a-z0-9-]*[a-z0-9])?";
  private static final String NAME = "(" + LABEL + "|(" + LABEL + "\\.)+" + TOP_LABEL + ")\\.?";
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
  private static final String IPV4 = "(" + BYTE + "\\.){3}" + BYTE;
  private static final String IPV6 = "\\[[0-9a-f:.]+\\]";
  private static final String HOST = "(" + NAME + "|" + IPV4 + "|" + IPV6 + ")";
  private static final String ANY_USER = "^[^/?#]*//[^/?#]*@";
  private static final String LINK_LOCAL = SCHEME + USER + "(169\\.254\\.|\\[fe[89ab])";

  private static final Pattern BEFORE_PATH = Pattern.compile(SCHEME + "[^/?#]*");
  private static final String PERCENT_ENCODE = "percent-encode what is special";

  static final Row<String> TABLE =
      Group.all(
          Bounds.required("give the address to poll, such as https://api.example.org/items"),
          Bounds.atMost(HttpSourceSpec.MAX_URL_LENGTH),
          rule(
              found("self", SCHEME),
              url -> has(url, SCHEME),
              url -> "is not allowed; ",
              "begin it with http:// or https://"),
          rule(
                  found("self", "^([^" + SPECIAL + "%]|%[0-9A-Fa-f]{2})*$"),
                  url -> !has(url, UNENCODED),
                  UrlRules::syntaxError,
                  PERCENT_ENCODE)
              .inCel("is no URL; "),
          rule(
              // Of another scheme, nothing more is said
              cel("!%s || isURL(self) && %s")
                  .with(
                      found("self", SCHEME),
                      found("self", SCHEME + USER + HOST + "(:[0-9]*)?([/?#]|$)")),
              UrlRules::hasHost,
              "has no valid host name; write it as https://host/path"),
          rule(
              cel("!%s").with(found("self", ANY_USER)),
              url -> !has(url, ANY_USER),
              "holds a user name or password; take it out and use headersFrom with a Secret"),
          rule(
              cel("!self.contains('#')"),
              url -> !url.contains("#"),
              "has a fragment (#...), which is never sent; take it out"),
          rule(
              cel("!%s").with(found("self", LINK_LOCAL)),
              url -> !has(url, LINK_LOCAL),
              "is a link-local address, where clouds keep machine credentials; use the API's own"
                  + " name"),
          javaOnly(
              // Such as brackets in a path
              Reason.MORE_LENIENT_IN_CEL,
              url -> syntaxError(url).isEmpty(),
              UrlRules::syntaxError,
              PERCENT_ENCODE));

  private UrlRules() {}

  private static boolean has(String url, String regex) {
    return Pattern.compile(regex).matcher(url).find();
  }

  /** Looks at what precedes the path only: the rest has rules of its own. */
  private static boolean hasHost(String url) {
    Matcher beginning = BEFORE_PATH.matcher(url);
    if (!beginning.find()) {
      return true;
    }
    try {
      return new URI(beginning.group()).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Empty where there is none. */
  private static String syntaxError(String url) {
    try {
      new URI(url);
      return "";
    } catch (URISyntaxException e) {
      return "is no URL: %s at index %s; ".formatted(e.getReason(), e.getIndex());
    }
  }
}
