package dev.streamingpipeline.model.validation;

import com.fasterxml.jackson.core.JsonPointer;
import dev.streamingpipeline.model.spec.GoDuration;
import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.model.spec.HttpSourceSpec.HeaderFromSecret;
import dev.streamingpipeline.model.spec.HttpUrl;
import dev.streamingpipeline.model.spec.KubernetesName;
import dev.streamingpipeline.model.spec.SourceSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code spec.source} must be. */
final class SourceRules {
  private static final String PATH = "spec.source.http";
  private static final Pattern HEADER_NAME = Pattern.compile(HttpSourceSpec.HEADER_NAME_FORM);
  private static final Pattern HEADER_VALUE =
      Pattern.compile(
          "(?=.{0,%s}$)%s"
              .formatted(HttpSourceSpec.MAX_HEADER_VALUE_LENGTH, HttpSourceSpec.HEADER_VALUE_FORM));
  private static final Pattern SECRET_KEY = Pattern.compile(KubernetesName.SECRET_KEY_FORM);
  private static final Pattern LINK_LOCAL = Pattern.compile("169\\.254\\..*|\\[fe[89ab].*");
  private static final Set<String> CREDENTIALS = Set.of(HttpSourceSpec.CREDENTIALS.split("\\|"));
  private static final Set<String> OWNED = Set.of(HttpSourceSpec.OWNED_HEADERS.split("\\|"));

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
    duration("interval", http.interval(), 0, HttpSourceSpec.MAX_INTERVAL, problems);
    duration(
        "connectTimeout",
        http.connectTimeout(),
        HttpSourceSpec.MIN_TIMEOUT,
        HttpSourceSpec.MAX_CONNECT_TIMEOUT,
        problems);
    duration(
        "readTimeout",
        http.readTimeout(),
        HttpSourceSpec.MIN_TIMEOUT,
        HttpSourceSpec.MAX_READ_TIMEOUT,
        problems);
    problems.between(PATH + ".concurrency", http.concurrency(), 1, HttpSourceSpec.MAX_CONCURRENCY);
    long bodySize = http.maxBodySize().bytes();
    if (bodySize < HttpSourceSpec.MIN_BODY_BYTES || bodySize > HttpSourceSpec.MAX_BODY_BYTES) {
      problems.add(
          PATH + ".maxBodySize",
          "is %s; it %s".formatted(http.maxBodySize(), HttpSourceSpec.BODY_REMEDY));
    }
    headers(http, problems);
  }

  private static void url(String url, Problems problems) {
    String path = PATH + ".url";
    if (!problems.present(
        path, url, "give the address to poll, such as https://api.example.org/items")) {
      return;
    }
    if (!problems.atMost(path, url, HttpUrl.MAX_LENGTH)) {
      return;
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      problems.add(
          path,
          "is no URL: %s at index %s; %s"
              .formatted(e.getReason(), e.getIndex(), HttpUrl.CHARACTERS_REMEDY));
      return;
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      problems.add(path, "is not allowed; " + HttpUrl.SCHEME_REMEDY);
    } else if (uri.getHost() == null) {
      problems.add(path, HttpUrl.HOST_REMEDY);
    } else if (uri.getRawUserInfo() != null) {
      problems.add(path, HttpUrl.USER_REMEDY);
    } else if (uri.getRawFragment() != null) {
      problems.add(path, HttpUrl.FRAGMENT_REMEDY);
    } else if (LINK_LOCAL.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()) {
      problems.add(path, HttpUrl.LINK_LOCAL_REMEDY);
    }
  }

  private static void records(String pointer, Problems problems) {
    String path = PATH + ".records";
    if (!problems.atMost(path, pointer, HttpSourceSpec.MAX_POINTER_LENGTH)) {
      return;
    }
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      problems.add(
          path, "'%s' is no JSON Pointer; %s".formatted(pointer, HttpSourceSpec.POINTER_REMEDY));
    }
  }

  private static void duration(
      String name, GoDuration value, long least, long most, Problems problems) {
    Durations.between(PATH + "." + name, value, least, most, problems);
  }

  private static void headers(HttpSourceSpec http, Problems problems) {
    if (http.headers().size() + http.headersFrom().size() > HttpSourceSpec.MAX_HEADERS) {
      problems.add(
          PATH + ".headers",
          "are more than %s; leave some out".formatted(HttpSourceSpec.MAX_HEADERS));
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
                problems.add(path, HttpSourceSpec.CREDENTIALS_REMEDY);
                return;
              }
              headerName(path, name, problems);
              problems.matches(path, value, HEADER_VALUE, HttpSourceSpec.HEADER_VALUE_REMEDY);
            });
    for (int index = 0; index < http.headersFrom().size(); index++) {
      HeaderFromSecret header = http.headersFrom().get(index);
      if (header == null) {
        continue;
      }
      String path = "%s.headersFrom[%s]".formatted(PATH, index);
      if (problems.present(path + ".name", header.name(), "give the header's name")) {
        headerName(path + ".name", header.name(), problems);
      }
      if (problems.present(path + ".secretName", header.secretName(), "give the Secret's name")) {
        KubernetesNames.check(path + ".secretName", header.secretName(), problems);
      }
      String key = path + ".secretKey";
      if (problems.present(key, header.secretKey(), "give the key in the Secret")
          && problems.atMost(key, header.secretKey(), KubernetesName.MAX_SUBDOMAIN_LENGTH)) {
        problems.matches(key, header.secretKey(), SECRET_KEY, KubernetesName.SECRET_KEY_REMEDY);
      }
    }
  }

  private static void headerName(String path, String name, Problems problems) {
    if (problems.matches(path, name, HEADER_NAME, HttpSourceSpec.HEADER_NAME_REMEDY)
        && OWNED.contains(name.toLowerCase(Locale.ROOT))) {
      problems.add(path, HttpSourceSpec.OWNED_HEADERS_REMEDY);
    }
  }
}
