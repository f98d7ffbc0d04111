package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.CqlName;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a keyspace, a table and a column may have. */
final class CqlNames {
  private static final Pattern FORM = Pattern.compile(CqlName.FORM);
  private static final Set<String> RESERVED = Set.of(CqlName.RESERVED.split("\\|"));

  private CqlNames() {}

  static void check(String path, String name, Problems problems) {
    if (problems.matches(path, name, FORM, CqlName.REMEDY) && RESERVED.contains(name)) {
      problems.add(path, "'%s' %s".formatted(name, CqlName.RESERVED_REMEDY));
    }
  }
}
