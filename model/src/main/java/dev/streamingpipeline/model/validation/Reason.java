package dev.streamingpipeline.model.validation;

/** Why a rule is checked on one side only. */
enum Reason {
  /**
   * Java only: the CRD's schema has it as a bound, in {@code required}, or as the key of a list.
   */
  IN_THE_SCHEMA,
  /** CEL only: Java has refused the text already when it read the value. */
  PARSED_IN_JAVA,
  /** Java only: whether an expression compiles, and to which type, takes a CEL compiler. */
  NEEDS_A_COMPILER,
  /** Java only: the API server does not accept what the rule would cost in CEL. */
  TOO_COSTLY_IN_CEL,
  /** Java only: the functions that CEL has accept more than Java's. */
  MORE_LENIENT_IN_CEL,
  /**
   * Java only: the API server writes defaults into the resource before it validates, so CEL would
   * have to list every field and compare it with its default.
   */
  NEEDS_THE_DEFAULTS
}
