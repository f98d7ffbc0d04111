package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Random;

/**
 * The countries that the sample people live in.
 *
 * <p>A country's post codes are numbers or text, as in the public service. A contract that is
 * derived from one record, with the column declared an integer, fails on other records.
 */
enum Nationality {
  AU("Australia", "en-AU", "####", "TFN"),
  BR("Brazil", "pt-BR", "#####", "CPF"),
  CA("Canada", "en-CA", "?#? #?#", "SIN"),
  CH("Switzerland", "de-CH", "####", "AVS"),
  DE("Germany", "de", "#####", "SVNR"),
  DK("Denmark", "da-DK", "####", "CPR"),
  ES("Spain", "es", "#####", "DNI"),
  FI("Finland", "fi-FI", "#####", "HETU"),
  FR("France", "fr", "#####", "INSEE"),
  IN("India", "en-IN", "######", "UIDAI"),
  MX("Mexico", "es-MX", "#####", "NSS"),
  NL("Netherlands", "nl", "#### ??", "BSN"),
  NO("Norway", "nb-NO", "####", "FN"),
  NZ("New Zealand", "en-NZ", "####", ""),
  UA("Ukraine", "uk", "#####", ""),
  // Not en-US, which takes a second to load: it has a megabyte of post codes by state that are not
  // used
  US("United States", "en", "#####", "SSN");

  private static final Nationality[] ALL = values();

  private final String country;
  private final Locale locale;
  private final String postcodePattern;
  private final String documentName;

  Nationality(String country, String language, String postcodePattern, String documentName) {
    this.country = country;
    this.locale = Locale.forLanguageTag(language);
    this.postcodePattern = postcodePattern;
    this.documentName = documentName;
  }

  static Nationality chosenBy(long number) {
    return ALL[(int) Long.remainderUnsigned(number, ALL.length)];
  }

  String country() {
    return country;
  }

  Locale locale() {
    return locale;
  }

  /** The name of the country's identity document; empty where the public service has none. */
  String documentName() {
    return documentName;
  }

  /** A number where the country's post codes are digits only, else text. */
  JsonNode postcode(Random random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < postcodePattern.length(); i++) {
      code.append(filled(postcodePattern.charAt(i), random));
    }
    return postcodePattern.matches("#+")
        ? IntNode.valueOf(Integer.parseInt(code.toString()))
        : TextNode.valueOf(code.toString());
  }

  /** Digits start at 1: a number keeps its length, because it has no leading zero. */
  private static char filled(char place, Random random) {
    return switch (place) {
      case '#' -> (char) ('1' + random.nextInt(9));
      case '?' -> (char) ('A' + random.nextInt(26));
      default -> place;
    };
  }
}
