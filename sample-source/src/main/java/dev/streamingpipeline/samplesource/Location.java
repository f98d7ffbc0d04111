package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Random;
import net.datafaker.Faker;

/** The {@code location} of a person. */
final class Location {
  private Location() {}

  static ObjectNode of(Nationality nationality, Faker faker, Random random) {
    TimeZoneName timeZone = TimeZoneName.anyOf(random);
    ObjectNode location = JsonNodeFactory.instance.objectNode();
    // @formatter:off
    location.putObject("street")
        .put("number", 1 + random.nextInt(9999))
        .put("name", faker.address().streetName());
    location
        .put("city", faker.address().city())
        .put("state", faker.address().state())
        .put("country", nationality.country())
        .set("postcode", nationality.postcode(random));
    location.putObject("coordinates")
        .put("latitude", degrees(90, random))
        .put("longitude", degrees(180, random));
    location.putObject("timezone")
        .put("offset", timeZone.offset())
        .put("description", timeZone.description());
    // @formatter:on
    return location;
  }

  /** Text with four decimals between minus and plus {@code limit}, as in the public service. */
  private static String degrees(int limit, Random random) {
    int tenThousandths = random.nextInt(2 * limit * 10_000 + 1) - limit * 10_000;
    return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
  }
}
