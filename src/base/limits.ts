/**
 * The limits of the language. They are constants of the language, not settings: whether a file compiles must not depend on a
 * machine. Passing one is a coded diagnostic; the tests try both sides of each.
 */
export const LIMITS = {
  /** Bytes of a source file, as UTF-8. */
  sourceBytes: 1_048_576,
  /** Bytes of a file of table rows, as UTF-8: room for several million. */
  tableBytes: 268_435_456,
  /** Collections inside collections of one YAML file, the outermost counted. */
  yamlDepth: 64,
  /** Parentheses inside parentheses of one clause. */
  clauseDepth: 64,
  /** Keys of one mapping. */
  keysPerMapping: 2_000,
  /** Lexical tokens of one YAML file. */
  tokensPerFile: 200_000,
  /** Letters, digits and underscores of a name that an author gives. */
  nameLength: 64,
  /** UTF-16 units of a text that is not a `|` block. */
  textLength: 4_096,
  /** Diagnostics shown for one file; one more then says that there were others. */
  diagnosticsPerFile: 50,
} as const;
