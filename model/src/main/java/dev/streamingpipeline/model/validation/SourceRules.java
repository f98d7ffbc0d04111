package dev.streamingpipeline.model.validation;

import com.fasterxml.jackson.core.JsonPointer;
import dev.streamingpipeline.model.spec.GoDuration;
import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.model.spec.HttpSourceSpec.HeaderFromSecret;
import dev.streamingpipeline.model.spec.SourceSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code spec.source} must be. */
final class SourceRules {
  private static final String PATH = "spec.source.http";
  private static final int MAX_URL_LENGTH = 2048;
  private static final int MAX_POINTER_LENGTH = 256;
  private static final long MIN_BODY_BYTES = 1024;
  private static final long MAX_BODY_BYTES = 16L * 1024 * 1024;
  private static final int MAX_CONCURRENCY = 64;
  private static final int MAX_HEADERS = 32;
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,1024}");
  private static final Pattern LINK_LOCAL = Pattern.compile("169\\.254\\..*|\\[fe[89ab].*");
  private static final Set<String> CREDENTIALS =
      Set.of(
          "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "x-auth-token");
  private static final Set<String> OWNED =
      Set.of("host", "content-length", "connection", "upgrade", "expect", "transfer-encoding");

  private SourceRules() {}

  static void check(SourceSpec source, Problems problems) {
    if (!problems.present(
        PATH,
        source == null ? null : source.http(),
        "give the HTTP API to poll, at least its url")) {
      return;
    }
    HttpSourceSpec http = source.http();
    url(http.url(), problems);
    records(http.records(), problems);
    duration("interval", http.interval(), Duration.ZERO, Duration.ofHours(1), problems);
    duration(
        "connectTimeout",
        http.connectTimeout(),
        Duration.ofMillis(100),
        Duration.ofMinutes(1),
        problems);
    duration(
        "readTimeout", http.readTimeout(), Duration.ofMillis(100), Duration.ofMinutes(5), problems);
    problems.between(PATH + ".concurrency", http.concurrency(), 1, MAX_CONCURRENCY);
    long bodySize = http.maxBodySize().bytes();
    if (bodySize < MIN_BODY_BYTES || bodySize > MAX_BODY_BYTES) {
      problems.add(
          PATH + ".maxBodySize",
          "is %s; it must be between 1Ki and 16Mi; ask the API for fewer records per request instead"
              .formatted(http.maxBodySize()));
    }
    headers(http, problems);
  }

  private static void url(String url, Problems problems) {
    String path = PATH + ".url";
    if (!problems.present(
        path, url, "give the address to poll, such as https://api.example.org/items")) {
      return;
    }
    if (url.length() > MAX_URL_LENGTH) {
      problems.add(
          path,
          "has %d characters; shorten it to at most %d".formatted(url.length(), MAX_URL_LENGTH));
      return;
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      problems.add(
          path,
          "is no URL: %s at index %d; percent-encode what is special"
              .formatted(e.getReason(), e.getIndex()));
      return;
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      problems.add(path, "is not allowed; begin it with http:// or https://");
    } else if (uri.getHost() == null) {
      problems.add(path, "has no valid host name; write it as https://host/path");
    } else if (uri.getRawUserInfo() != null) {
      problems.add(
          path, "holds a user name or password; take it out and use headersFrom with a Secret");
    } else if (uri.getRawFragment() != null) {
      problems.add(path, "has a fragment (#...), which is never sent; take it out");
    } else if (LINK_LOCAL.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()) {
      problems.add(
          path,
          "is a link-local address, where clouds keep machine credentials; use the API's own name");
    }
  }

  private static void records(String pointer, Problems problems) {
    String path = PATH + ".records";
    if (pointer.length() > MAX_POINTER_LENGTH) {
      problems.add(
          path,
          "has %d characters; shorten it to at most %d"
              .formatted(pointer.length(), MAX_POINTER_LENGTH));
      return;
    }
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      problems.add(
          path,
          "'%s' is no JSON Pointer; begin it with a slash, such as /results, or leave it out when the whole answer is the records"
              .formatted(pointer));
    }
  }

  private static void duration(
      String name, GoDuration value, Duration least, Duration most, Problems problems) {
    Durations.between(PATH + "." + name, value, least, most, problems);
  }

  private static void headers(HttpSourceSpec http, Problems problems) {
    if (http.headers().size() + http.headersFrom().size() > MAX_HEADERS) {
      problems.add(PATH + ".headers", "are more than %d; leave some out".formatted(MAX_HEADERS));
    }
    problems.filled(PATH + ".headers", http.headers());
    problems.filled(PATH + ".headersFrom", http.headersFrom());
    http.headers()
        .forEach(
            (name, value) -> {
              if (value == null) {
                return;
              }
              String path = Problems.at(PATH + ".headers", name);
              if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                problems.add(
                    path, "is a credential; put it into a Secret and name that in headersFrom");
                return;
              }
              headerName(path, name, problems);
              problems.matches(
                  path,
                  value,
                  HEADER_VALUE,
                  "use at most 1024 printable ASCII characters on one line");
            });
    for (int index = 0; index < http.headersFrom().size(); index++) {
      HeaderFromSecret header = http.headersFrom().get(index);
      if (header == null) {
        continue;
      }
      String path = "%s.headersFrom[%d]".formatted(PATH, index);
      if (problems.present(path + ".name", header.name(), "give the header's name")) {
        headerName(path + ".name", header.name(), problems);
      }
      problems.present(path + ".secretName", header.secretName(), "give the Secret's name");
      problems.present(path + ".secretKey", header.secretKey(), "give the key in the Secret");
    }
  }

  private static void headerName(String path, String name, Problems problems) {
    if (problems.matches(path, name, HEADER_NAME, "use letters, digits and dashes, at most 64")
        && OWNED.contains(name.toLowerCase(Locale.ROOT))) {
      problems.add(path, "is set by the HTTP client itself; take it out");
    }
  }
}
