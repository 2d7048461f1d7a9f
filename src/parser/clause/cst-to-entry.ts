import type { CstNode } from "chevrotain";
import type { Allowance, Cut, FromTo, Head, Literal, Path, Preference, RowTest } from "../ast.ts";
import { nodeIn, spanOfNode, tokenIn, tokensIn, wordOf } from "./cst.ts";
import { toClause } from "./cst-to-clause.ts";
import { toPath, toValue } from "./cst-to-value.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { readLiteral } from "./literal.ts";
import { missingWord, type Reading, shorten, spanOf } from "./reading.ts";
import * as t from "./tokens.ts";

type End = Extract<Preference, { kind: "by" }>["end"];

/** A head; its noun is the missing word where recovery left a hole, and an ill-formed narrowing is left out. */
export function toHead(node: CstNode, reading: Reading): Head {
  const noun = wordOf(tokenIn(node, t.Word), reading);
  const narrowing = nodeIn(node, "narrowing");
  const narrowed = narrowing && toNarrowing(narrowing, reading);
  return { kind: "head", noun, ...(narrowed && { narrowed }), span: spanOfNode(node, reading) };
}

function toNarrowing(node: CstNode, reading: Reading): Head["narrowed"] {
  const how = tokenIn(node, t.In, t.From, t.Of);
  const name = tokenIn(node, t.Word);
  const code = tokenIn(node, t.Code);
  if (!how) return undefined;
  const by = how.tokenType === t.In ? "in" : how.tokenType === t.From ? "from" : "of";
  if (name) return { by, name: wordOf(name, reading) };
  if (!code) return undefined;
  if (by !== "of") {
    const args = { expected: "a name", found: shorten(code.image) };
    reading.report(clauseDiagnostics.create("parse/expected", spanOf(code, reading), args, { help: "a code stands after `of`" }));
    return undefined;
  }
  const literal = readLiteral(code, reading);
  return literal.kind === "missing" ? undefined : { by: "code", code: literal };
}

/** A preference: one end of a value, or a clause that puts yes before no. */
export function toPreference(node: CstNode, reading: Reading): Preference {
  const span = spanOfNode(node, reading);
  const byValue = nodeIn(node, "byValue");
  if (!byValue) return { kind: "clause", clause: toClause(nodeIn(node, "clause"), reading), span };
  const value = toValue(nodeIn(byValue, "value"), reading);
  const end = tokenIn(byValue, ...t.ENDS);
  return { kind: "by", end: (end?.tokenType.LABEL ?? "earliest") as End, value, span };
}

/** From one field to another; missing words where recovery left holes. */
export function toFromTo(node: CstNode, reading: Reading): FromTo {
  const [from, to] = tokensIn(node, t.Path);
  const path = (token: typeof from): Path => (token ? toPath(token, reading) : missingPath(reading));
  return { kind: "from_to", from: path(from), to: path(to), span: spanOfNode(node, reading) };
}

/** What is taken away from time: before or after an instant, or during a field. */
export function toCut(node: CstNode, reading: Reading): Cut {
  const token = tokenIn(node, t.Path);
  const kind = tokenIn(node, t.Before) ? "before" : tokenIn(node, t.After) ? "after" : "during";
  return { kind, path: token ? toPath(token, reading) : missingPath(reading), span: spanOfNode(node, reading) };
}

/** A number or a column, and the window in which it counts. */
export function toAllowance(node: CstNode, reading: Reading): Allowance {
  const count = tokenIn(node, t.Quantity);
  const amount = count ? toCount(readLiteral(count, reading), count.image, reading) : { column: wordOf(tokenIn(node, t.Word), reading) };
  const period = nodeIn(node, "period");
  return { kind: "allowance", amount, per: period ? toPeriod(period, reading) : "line", span: spanOfNode(node, reading) };
}

function toCount(literal: ReturnType<typeof readLiteral>, written: string, reading: Reading): Allowance["amount"] {
  if (literal.kind === "missing") return { column: missingWord(literal.span) };
  if (literal.type === "units" || literal.type === "count") return { count: literal };
  reading.report(clauseDiagnostics.create("parse/allowance-unit", literal.span, { written: shorten(written) }));
  return { column: missingWord(literal.span) };
}

function toPeriod(node: CstNode, reading: Reading): Allowance["per"] {
  const word = tokenIn(node, t.Word);
  const days = tokenIn(node, t.Quantity);
  if (word && (word.image === "line" || word.image === "day" || word.image === "encounter")) return word.image;
  const literal = days && readLiteral(days, reading);
  if (literal && isDays(literal)) return { days: literal.value as number };
  const token = word ?? days;
  if (token && literal?.kind !== "missing") {
    reading.report(clauseDiagnostics.create("parse/allowance-window", spanOf(token, reading), { written: shorten(token.image) }));
  }
  return "line";
}

function isDays(literal: ReturnType<typeof readLiteral>): literal is Literal {
  return literal.kind === "literal" && literal.type === "days" && literal.value !== 0;
}

/** A test of a table's column. */
export function toRowTest(node: CstNode, reading: Reading): RowTest {
  const [column, word] = tokensIn(node, t.Word);
  return { kind: "row_test", column: wordOf(column, reading), word: wordOf(word, reading), span: spanOfNode(node, reading) };
}

/** A field of missing words: a diagnostic has been given already. */
export function missingPath(reading: Reading): Path {
  const { span } = reading.scalar;
  return { kind: "path", noun: missingWord(span), field: missingWord(span), span };
}
