package dev.streamingpipeline.model.spec;

/** The name of a keyspace, a table or a column. */
public final class CqlName {
  public static final int MAX_LENGTH = 48;

  /** Lower case, because CQL folds unquoted names: users can then leave the quotes out. */
  public static final String FORM = "[a-z][a-z0-9_]{0,47}";

  public static final String REMEDY =
      "begin with a letter and use lower case, digits and underscores, at most 48";

  /** The reserved words of CQL 3, which need quotes in every statement that users write. */
  public static final String RESERVED =
      "add|allow|alter|and|apply|asc|authorize|batch|begin|by|columnfamily|create|default|delete|desc"
          + "|describe|drop|entries|execute|from|full|grant|if|in|index|infinity|insert|into|is"
          + "|keyspace|limit|materialized|mbean|mbeans|modify|nan|norecursive|not|null|of|on|or"
          + "|order|primary|rename|replace|revoke|schema|select|set|table|to|token|truncate|unlogged"
          + "|unset|update|use|using|view|where|with";

  public static final String RESERVED_REMEDY = "is a reserved word of CQL; choose another name";

  /** CEL, for a name. */
  public static final String FORM_RULE = "self.matches('^" + FORM + "$')";

  public static final String RESERVED_RULE = "!self.matches('^(" + RESERVED + ")$')";

  private CqlName() {}
}
