package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Elements.each;
import static dev.streamingpipeline.model.validation.Forms.between;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.rule;

import com.fasterxml.jackson.core.JsonPointer;
import dev.streamingpipeline.model.spec.HttpSourceSpec;

/** The rules of {@code spec.source.http}. */
final class SourceRules {
  static final Row<HttpSourceSpec> TABLE =
      Group.all(
          at("url", HttpSourceSpec::url, UrlRules.TABLE),
          at(
              "records",
              HttpSourceSpec::records,
              Bounds.atMost(HttpSourceSpec.MAX_POINTER_LENGTH),
              rule(
                  cel("self == '' || self.startsWith('/')"),
                  SourceRules::isPointer,
                  "'%s' is no JSON Pointer; "::formatted,
                  "begin it with a slash, such as /results, or leave it out when the whole answer"
                      + " is the records")),
          at("interval", HttpSourceSpec::interval, between("0s", "1h")),
          at("connectTimeout", HttpSourceSpec::connectTimeout, between("100ms", "1m")),
          at("readTimeout", HttpSourceSpec::readTimeout, between("100ms", "5m")),
          at(
              "concurrency",
              HttpSourceSpec::concurrency,
              Bounds.between(1, HttpSourceSpec.MAX_CONCURRENCY)),
          at(
              "maxBodySize",
              HttpSourceSpec::maxBodySize,
              Forms.QUANTITY,
              rule(
                  cel("!isQuantity(self) || !quantity(self).isLessThan(quantity('%s'))"
                          + " && !quantity(self).isGreaterThan(quantity('%s'))")
                      .with(HttpSourceSpec.MIN_BODY_BYTES, HttpSourceSpec.MAX_BODY_BYTES),
                  size ->
                      size.bytes() >= HttpSourceSpec.MIN_BODY_BYTES
                          && size.bytes() <= HttpSourceSpec.MAX_BODY_BYTES,
                  "is %s; it "::formatted,
                  "must be between 1Ki and 16Mi; ask the API for fewer records per request"
                      + " instead")),
          rule(
                  cel("(has(self.headers) ? self.headers.size() : 0)"
                          + " + (has(self.headersFrom) ? self.headersFrom.size() : 0) <= %s")
                      .with(HttpSourceSpec.MAX_HEADERS),
                  (HttpSourceSpec http) ->
                      http.headers().size() + http.headersFrom().size()
                          <= HttpSourceSpec.MAX_HEADERS,
                  "are more than %s; leave some out".formatted(HttpSourceSpec.MAX_HEADERS))
              .about("headers")
              .inCel("headers and headersFrom "),
          at(
              "headers",
              HttpSourceSpec::headers,
              Bounds.filledEntries(),
              HeaderRules.NO_CREDENTIALS,
              HeaderRules.NAMES,
              HeaderRules.NO_OWNED,
              HeaderRules.VALUES,
              HeaderRules.VALUE_LENGTHS),
          at(
              "headersFrom",
              HttpSourceSpec::headersFrom,
              each(
                  Bounds.filled(),
                  at(
                      "name",
                      HttpSourceSpec.HeaderFromSecret::name,
                      required("give the header's name"),
                      HeaderRules.NAME,
                      HeaderRules.NOT_OWNED),
                  at(
                      "secretName",
                      HttpSourceSpec.HeaderFromSecret::secretName,
                      required("give the Secret's name"),
                      Names.object()),
                  at(
                      "secretKey",
                      HttpSourceSpec.HeaderFromSecret::secretKey,
                      required("give the key in the Secret"),
                      Names.secretKey()))));

  private SourceRules() {}

  private static boolean isPointer(String text) {
    try {
      JsonPointer.compile(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
