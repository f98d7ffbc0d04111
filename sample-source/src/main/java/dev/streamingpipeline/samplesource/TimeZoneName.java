package dev.streamingpipeline.samplesource;

import java.util.List;
import java.util.Random;

/**
 * A time zone in the public service's format: an offset without a leading zero, and some cities.
 */
record TimeZoneName(String offset, String description) {
  private static final List<TimeZoneName> ALL =
      List.of(
          new TimeZoneName("-11:00", "Midway Island, Samoa"),
          new TimeZoneName("-8:00", "Pacific Time (US & Canada)"),
          new TimeZoneName("-5:00", "Eastern Time (US & Canada), Bogota, Lima"),
          new TimeZoneName("-3:30", "Newfoundland"),
          new TimeZoneName("-3:00", "Brazil, Buenos Aires, Georgetown"),
          new TimeZoneName("0:00", "Western Europe Time, London, Lisbon, Casablanca"),
          new TimeZoneName("+1:00", "Brussels, Copenhagen, Madrid, Paris"),
          new TimeZoneName("+2:00", "Kaliningrad, South Africa"),
          new TimeZoneName("+5:30", "Bombay, Calcutta, Madras, New Delhi"),
          new TimeZoneName("+5:45", "Kathmandu"),
          new TimeZoneName("+9:00", "Tokyo, Seoul, Osaka, Sapporo, Yakutsk"),
          new TimeZoneName("+9:30", "Adelaide, Darwin"));

  static TimeZoneName anyOf(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }
}
