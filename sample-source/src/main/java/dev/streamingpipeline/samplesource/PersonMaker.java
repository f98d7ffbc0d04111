package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.datafaker.Faker;

/**
 * Generates the person at an index of a seed's sequence; the same seed and index always give the
 * same person.
 *
 * <p>Thread-safe. The fakers are cached, because creating one takes milliseconds. They share one
 * random generator, which is reseeded for every person, so that no person depends on those
 * generated before.
 */
final class PersonMaker {
  /** Ages are computed for this fixed day: a seed gives the same people next year. */
  private static final Instant TODAY = Instant.parse("2025-07-01T00:00:00Z");

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z]");

  private final Random random = new Random();
  private final Map<Nationality, Faker> fakers = new EnumMap<>(Nationality.class);

  synchronized ObjectNode personAt(Seed seed, long index) {
    long number = seed.numberAt(index);
    Nationality nationality = Nationality.chosenBy(number);
    Faker faker = fakers.computeIfAbsent(nationality, n -> new Faker(n.locale(), random));
    random.setSeed(number);
    boolean male = random.nextBoolean();
    String first = male ? faker.name().maleFirstName() : faker.name().femaleFirstName();
    String last = faker.name().lastName();
    ObjectNode login = Login.of(seed.uuidAt(index), random);

    ObjectNode person = JsonNodeFactory.instance.objectNode();
    // @formatter:off
    person.put("gender", male ? "male" : "female");
    person.putObject("name")
        .put("title", male ? "Mr" : random.nextBoolean() ? "Ms" : "Mrs")
        .put("first", first)
        .put("last", last);
    person.set("location", Location.of(nationality, faker, random));
    person.put("email", email(first, last, login.get("username").textValue()));
    person.set("login", login);
    person.set("dob", date(20, 80));
    person.set("registered", date(1, 20));
    person
        .put("phone", faker.phoneNumber().phoneNumber())
        .put("cell", faker.phoneNumber().cellPhone());
    person.putObject("id")
        .put("name", nationality.documentName())
        .put("value", nationality.documentName().isEmpty() ? null : faker.numerify("###-##-####"));
    person.set("picture", picture(male));
    person.put("nat", nationality.name());
    // @formatter:on
    return person;
  }

  /** A moment {@code fewest} to {@code most} years before {@link #TODAY}, and the age since. */
  private ObjectNode date(int fewest, int most) {
    long earliest = TODAY.atOffset(ZoneOffset.UTC).minusYears(most).toInstant().toEpochMilli();
    long latest = TODAY.atOffset(ZoneOffset.UTC).minusYears(fewest).toInstant().toEpochMilli();
    Instant date =
        Instant.ofEpochMilli(earliest + (long) (random.nextDouble() * (latest - earliest)));
    long age =
        ChronoUnit.YEARS.between(date.atOffset(ZoneOffset.UTC), TODAY.atOffset(ZoneOffset.UTC));
    return JsonNodeFactory.instance
        .objectNode()
        .put("date", MILLISECONDS.format(date))
        .put("age", age);
  }

  private ObjectNode picture(boolean male) {
    String portrait = (male ? "men/" : "women/") + random.nextInt(100) + ".jpg";
    String folder = "https://randomuser.me/api/portraits/";
    return JsonNodeFactory.instance
        .objectNode()
        .put("large", folder + portrait)
        .put("medium", folder + "med/" + portrait)
        .put("thumbnail", folder + "thumb/" + portrait);
  }

  /** Plain ASCII, derived from the name where its script allows, else from the user name. */
  private static String email(String first, String last, String username) {
    String plainFirst = plain(first);
    String plainLast = plain(last);
    String mailbox =
        plainFirst.isEmpty() || plainLast.isEmpty() ? username : plainFirst + "." + plainLast;
    return mailbox + "@example.com";
  }

  private static String plain(String name) {
    String parted = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    return NOT_A_LETTER.matcher(parted).replaceAll("");
  }
}
