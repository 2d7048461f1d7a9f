import type { CstNode, IToken } from "chevrotain";
import { invariant } from "../../base/invariant.ts";
import type { Path, Qualifier, SetExpression, TimeExpression, Value, Word } from "../ast.ts";
import { extentOf, nodeIn, nodesIn, spanOfNode, tokenIn, tokensIn, wordOf } from "./cst.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { readLiteral } from "./literal.ts";
import { isMissingWord, missing, type Reading, shown, spanOf } from "./reading.ts";
import * as t from "./tokens.ts";

/** A value node as an expression; missing where recovery left holes or where a set stands. */
export function toValue(node: CstNode | undefined, reading: Reading): Value {
  const first = node && nodeIn(node, "atom");
  if (!node || !first) return missing(node ? spanOfNode(node, reading) : reading.scalar.span);
  const addends = nodesIn(node, "addend");
  if (addends.length === 0) return toAtom(first, reading);
  const terms = addends.map((addend) => ({
    sign: tokenIn(addend, t.Minus) ? ("minus" as const) : ("plus" as const),
    value: toAtom(nodeIn(addend, "atom"), reading),
  }));
  return { kind: "sum", terms: [{ sign: "plus", value: toAtom(first, reading) }, ...terms], span: spanOfNode(node, reading) };
}

/** The set that a value node is when it is nothing but a set; undefined otherwise. */
export function onlySet(node: CstNode): CstNode | undefined {
  const atom = nodeIn(node, "atom");
  return atom && nodesIn(node, "addend").length === 0 ? nodeIn(atom, "setText") : undefined;
}

function toAtom(node: CstNode | undefined, reading: Reading): Value {
  if (!node) return missing(reading.scalar.span);
  const span = spanOfNode(node, reading);
  const child = (rule: string) => nodeIn(node, rule);
  const literal = child("literal");
  if (literal) {
    const token = tokenIn(literal, t.Quantity, t.Code, t.CalendarDate, t.Money);
    return token ? readLiteral(token, reading) : missing(span);
  }
  const field = child("fieldOrRate");
  if (field) return toFieldOrRate(field, reading);
  const minutes = child("minutesOf");
  if (minutes) {
    const time = toTime(nodeIn(minutes, "pieces"), reading);
    return time ? { kind: "minutes_of", time, span } : missing(span);
  }
  const longest = child("longestPieceOf");
  if (longest) {
    const time = wordOf(tokenIn(longest, t.Word), reading);
    return isMissingWord(time) ? missing(span) : { kind: "longest_piece_of", time, span };
  }
  const count = child("countOf");
  if (count) {
    const set = toSet(nodeIn(count, "setText"), reading);
    return set ? { kind: "count_of", set, span } : missing(span);
  }
  const set = child("setText");
  return set ? toName(set, reading) : missing(span);
}

function toFieldOrRate(node: CstNode, reading: Reading): Value {
  const [field, rate] = tokensIn(node, t.Path);
  const span = spanOfNode(node, reading);
  if (!field) return missing(span);
  if (!tokenIn(node, t.At)) return toPath(field, reading);
  return rate ? { kind: "at_rate", volume: toPath(field, reading), rate: toPath(rate, reading), span } : missing(span);
}

/** A field's token as noun and field, each with its own span. */
export function toPath(token: IToken, reading: Reading): Path {
  const dot = token.image.indexOf(".");
  invariant(dot > 0, "a field has a dot");
  const at = token.startOffset;
  const part = (start: number, end: number): Word => ({ text: token.image.slice(start, end), span: reading.span(at + start, at + end) });
  return { kind: "path", noun: part(0, dot), field: part(dot + 1, token.image.length), span: spanOf(token, reading) };
}

/** A bare word; a set with qualifiers is no value, and is refused here. */
function toName(node: CstNode, reading: Reading): Value {
  const span = spanOfNode(node, reading);
  const set = toSet(node, reading);
  if (!set) return missing(span);
  if (set.qualifiers.length === 0) return { kind: "name", text: set.name.text, span };
  const extent = extentOf(node)!;
  const help = "write `count of` before it for the number of its members, or ask whether it `is empty`";
  const fixes = [{ title: "write `count of` before it", edits: [{ span: { ...span, end: span.start }, text: "count of " }] }];
  reading.report(clauseDiagnostics.create("parse/set-as-value", span, { written: shown(reading, extent.start, extent.end) }, { help, fixes }));
  return missing(span);
}

/** A set with its qualifiers; undefined where recovery left a hole. */
export function toSet(node: CstNode | undefined, reading: Reading): SetExpression | undefined {
  const name = node && tokenIn(node, t.Word);
  if (!node || !name) return undefined;
  const qualifiers = nodesIn(node, "qualifier").map((one) => toQualifier(one, reading));
  if (!qualifiers.every((one) => one !== undefined)) return undefined;
  return { kind: "set", name: wordOf(name, reading), qualifiers, span: spanOfNode(node, reading) };
}

function toQualifier(node: CstNode, reading: Reading): Qualifier | undefined {
  const span = spanOfNode(node, reading);
  if (tokenIn(node, t.OverlappingIt)) return { kind: "overlapping", span };
  if (tokenIn(node, t.OtherThanIt)) return { kind: "other", span };
  const sharing = nodeIn(node, "sharing");
  if (sharing) {
    const fields = nodesIn(sharing, "fieldName").map((field) => wordOf(tokenIn(field, t.Word, t.From, t.To), reading));
    const complete = fields.length === tokensIn(sharing, t.AndIts).length + 1 && !fields.some(isMissingWord);
    return complete ? { kind: "sharing", negated: tokenIn(sharing, t.NotSharingIts) !== undefined, fields, span } : undefined;
  }
  const placed = nodeIn(node, "placed");
  const order = placed && tokenIn(placed, t.Word);
  if (!placed || !order) return undefined;
  return { kind: tokenIn(placed, t.BeforeItIn) ? "before" : "after", order: wordOf(order, reading), span };
}

/** Pieces of time; undefined where recovery left a hole. */
export function toTime(node: CstNode | undefined, reading: Reading): TimeExpression | undefined {
  const base = node && toSet(nodeIn(node, "setText"), reading);
  if (!node || !base) return undefined;
  const cuts: TimeExpression["cuts"][number][] = [];
  for (const restriction of nodesIn(node, "restriction")) {
    const of = toSet(nodeIn(restriction, "setText"), reading);
    if (!of) return undefined;
    cuts.push({ how: tokenIn(restriction, t.Outside) ? "outside" : "inside", of });
  }
  return { kind: "time", base, cuts, span: spanOfNode(node, reading) };
}
