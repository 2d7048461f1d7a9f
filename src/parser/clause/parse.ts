import type { CstNode } from "chevrotain";
import type { Report } from "../../base/diagnostic.ts";
import type { Allowance, Clause, Cut, FromTo, Head, Preference, RowTest, TimeExpression, Value, YamlScalar } from "../ast.ts";
import { nodeIn } from "./cst.ts";
import { toClause } from "./cst-to-clause.ts";
import { missingPath, toAllowance, toCut, toFromTo, toHead, toPreference, toRowTest } from "./cst-to-entry.ts";
import { toTime, toValue } from "./cst-to-value.ts";
import { ClauseParser } from "./grammar.ts";
import { tokensOf } from "./lexer.ts";
import { checkCharacters, checkDepth, checkTokens } from "./limits.ts";
import { syntaxDiagnostic, withoutEchoes } from "./messages.ts";
import { normalText } from "./normal-text.ts";
import { makeReading, missing, missingWord, MOST_DIAGNOSTICS, type Reading } from "./reading.ts";
import { reviewTokens } from "./review.ts";
import type { Mode } from "./review-state.ts";
import { balanceParentheses, refuseBareNot } from "./structure.ts";
import { checkStyle } from "./style.ts";

// Every function of this file is given a text that says something: its caller refuses an empty one. It returns a tree. Where something could not be read, diagnostics were given and the tree holds
// Missing nodes, or words with the empty text where the node has no place for one.

type Entry = "clause" | "value" | "timeText" | "head" | "preference" | "fromTo" | "cut" | "allowance" | "rowTest";

/** Reads a condition: `service.route is intravenous and service in drugs`. */
export function parseClause(scalar: YamlScalar, report: Report): Clause {
  return read(scalar, report, "clause", "tests", toClause, ({ scalar: { span } }) => missing(span));
}

/** Reads what stands for one value: `16 minutes`, `CPT CODE`, `shortest_value`, `service.start plus 15 minutes`. */
export function parseValue(scalar: YamlScalar, report: Report): Value {
  return read(scalar, report, "value", "other", toValue, ({ scalar: { span } }) => missing(span));
}

/** Reads the pieces of time of a `times` rule: `time of A outside B`. A missing one has a base set without a name. */
export function parseTime(scalar: YamlScalar, report: Report): TimeExpression {
  const convert = (node: CstNode, reading: Reading) => toTime(nodeIn(node, "pieces"), reading) ?? missingTime(reading);
  return read(scalar, report, "timeText", "time", convert, missingTime);
}

/** Reads the text of `for each`: `service in SET`. A missing one has a noun without a name. */
export function parseHead(scalar: YamlScalar, report: Report): Head {
  return read(scalar, report, "head", "other", toHead, ({ scalar: { span } }) => ({ kind: "head", noun: missingWord(span), span }));
}

/** Reads an entry of `prefer`: `earliest service.start`, or a clause. */
export function parsePreference(scalar: YamlScalar, report: Report): Preference {
  const absent = ({ scalar: { span } }: Reading): Preference => ({ kind: "clause", clause: missing(span), span });
  return read(scalar, report, "preference", "tests", toPreference, absent);
}

/** Reads a span of time: `administration.start to administration.stop`. */
export function parseFromTo(scalar: YamlScalar, report: Report): FromTo {
  const absent = (reading: Reading): FromTo => ({ kind: "from_to", from: missingPath(reading), to: missingPath(reading), span: scalar.span });
  return read(scalar, report, "fromTo", "other", toFromTo, absent);
}

/** Reads what is taken from time: `before administration.arrival`, `administration.pauses`. */
export function parseCut(scalar: YamlScalar, report: Report): Cut {
  const absent = (reading: Reading): Cut => ({ kind: "during", path: missingPath(reading), span: scalar.span });
  return read(scalar, report, "cut", "other", toCut, absent);
}

/** Reads `at most`: `8 units per day`, `units per day`, `1 per line`. A missing amount is a column without a name. */
export function parseAllowance(scalar: YamlScalar, report: Report): Allowance {
  const absent = (): Allowance => ({ kind: "allowance", amount: { column: missingWord(scalar.span) }, per: "line", span: scalar.span });
  return read(scalar, report, "allowance", "other", toAllowance, absent);
}

/** Reads a test of a table's column: `bypass is allowed`. */
export function parseRowTest(scalar: YamlScalar, report: Report): RowTest {
  const absent = ({ scalar: { span } }: Reading): RowTest => ({ kind: "row_test", column: missingWord(span), word: missingWord(span), span });
  return read(scalar, report, "rowTest", "other", toRowTest, absent);
}

function missingTime({ scalar: { span } }: Reading): TimeExpression {
  return { kind: "time", base: { kind: "set", name: missingWord(span), qualifiers: [], span }, cuts: [], span };
}

let parser: ClauseParser | undefined;

/** The stages in their order: limits, characters, tokens, spellings, structure, grammar, nodes. The parser is built on first use, once. */
function read<T>(
  scalar: YamlScalar,
  report: Report,
  entry: Entry,
  mode: Mode,
  convert: (node: CstNode, reading: Reading) => T,
  absent: (reading: Reading) => T,
): T {
  const reading = makeReading(scalar, report);
  if (/^\s*$/.test(scalar.text)) return absent(reading);
  checkStyle(reading);
  if (!checkDepth(reading) || !checkCharacters(reading)) return absent(reading);
  const { text, readable } = normalText(reading);
  if (!readable) return absent(reading);
  const tokens = tokensOf(text);
  if (tokens.length === 0 || !checkTokens(tokens, reading)) return absent(reading);
  const reviewed = reviewTokens(text, tokens, reading, mode);
  if (!reviewed.readable) return absent(reading);
  const structured = refuseBareNot(balanceParentheses(reviewed.tokens, text, reading), reading);
  if (structured.length === 0) return absent(reading);
  parser ??= new ClauseParser();
  parser.input = structured;
  const node: CstNode | undefined = parser[entry]();
  for (const exception of withoutEchoes(parser.errors, structured).slice(0, MOST_DIAGNOSTICS + 1)) {
    const diagnostic = syntaxDiagnostic(exception, structured, reading);
    if (diagnostic) reading.report(diagnostic);
  }
  return node ? convert(node, reading) : absent(reading);
}
