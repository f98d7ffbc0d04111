package dev.streamingpipeline.model.validation;

import java.util.Set;
import java.util.regex.Pattern;

/** Which names a keyspace, a table and a column may have. */
final class CqlNames {
  /** Lower case, because CQL folds unquoted names: users can then leave the quotes out. */
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,47}");

  /** The reserved words of CQL 3, which need quotes in every statement that users write. */
  private static final Set<String> RESERVED =
      Set.of(
          "add",
          "allow",
          "alter",
          "and",
          "apply",
          "asc",
          "authorize",
          "batch",
          "begin",
          "by",
          "columnfamily",
          "create",
          "default",
          "delete",
          "desc",
          "describe",
          "drop",
          "entries",
          "execute",
          "from",
          "full",
          "grant",
          "if",
          "in",
          "index",
          "infinity",
          "insert",
          "into",
          "is",
          "keyspace",
          "limit",
          "materialized",
          "mbean",
          "mbeans",
          "modify",
          "nan",
          "norecursive",
          "not",
          "null",
          "of",
          "on",
          "or",
          "order",
          "primary",
          "rename",
          "replace",
          "revoke",
          "schema",
          "select",
          "set",
          "table",
          "to",
          "token",
          "truncate",
          "unlogged",
          "unset",
          "update",
          "use",
          "using",
          "view",
          "where",
          "with");

  private CqlNames() {}

  static void check(String path, String name, Problems problems) {
    if (problems.matches(
            path,
            name,
            FORM,
            "begin with a letter and use lower case, digits and underscores, at most 48")
        && RESERVED.contains(name)) {
      problems.add(path, "'%s' is a reserved word of CQL; choose another name".formatted(name));
    }
  }
}
