package dev.streamingpipeline.samplesource;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed request for records.
 *
 * <p>The public service responds to an invalid {@code results} with one record. Here it is an
 * error, as is an unknown parameter: a test should not pass by accident.
 *
 * @param results how many records, 1 to {@value #MOST_RESULTS}
 * @param seed the seed of the sequence; empty continues the server's own sequence
 * @param page from 1 on, in pages of {@code results} records; ignored without a seed
 */
record ApiRequest(int results, Optional<String> seed, int page) {
  static final int MOST_RESULTS = 5000;

  private static final Set<String> PARAMETERS = Set.of("results", "seed", "page");

  /**
   * Parses the query string.
   *
   * @throws IllegalArgumentException with a message for users
   */
  static ApiRequest of(URI uri) {
    Map<String, String> parameters = parameters(uri.getRawQuery());
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "There is no parameter '" + name + "' here; there are results, seed and page");
      }
    }
    Optional<String> seed = Optional.ofNullable(parameters.get("seed"));
    if (seed.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("seed must not be empty; leave it out for new records");
    }
    return new ApiRequest(
        number(parameters, "results", MOST_RESULTS),
        seed,
        number(parameters, "page", Integer.MAX_VALUE));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String parameter : query.split("&", -1)) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        parameters.put(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static int number(Map<String, String> parameters, String name, int most) {
    String text = parameters.getOrDefault(name, "1");
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, with the same message as for a number out of range.
    }
    throw new IllegalArgumentException(
        name + " must be a whole number from 1 to " + most + ", and is '" + text + "'");
  }
}
