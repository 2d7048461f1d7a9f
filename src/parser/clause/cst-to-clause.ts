import type { CstNode } from "chevrotain";
import type { Clause, Comparison, SetExpression, Value } from "../ast.ts";
import { type Extent, extentOf, nodeIn, nodesIn, spanOfNode, tokenIn, tokensIn, wordOf } from "./cst.ts";
import { onlySet, toSet, toValue } from "./cst-to-value.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { reportMixed } from "./mixed.ts";
import { missing, type Reading, shorten, spanOf, written } from "./reading.ts";
import * as t from "./tokens.ts";

/** A clause node as flat `all` and `any`; missing where `and` and `or` are mixed or recovery left holes. */
export function toClause(node: CstNode | undefined, reading: Reading): Clause {
  if (!node) return missing(reading.scalar.span);
  const joined = nodesIn(node, "joinedTerm");
  const terms = [nodeIn(node, "term"), ...joined.map((one) => nodeIn(one, "term"))];
  const alone = terms.length === 1;
  const items = terms.map((term, index) => {
    if (term && extentOf(term)) return toTerm(term, alone, reading);
    return missing(index === 0 ? reading.scalar.span : after(joined[index - 1]!, reading));
  });
  if (alone) return items[0]!;
  const span = spanOfNode(node, reading);
  const ors = joined.filter((one) => tokenIn(one, t.Or)).length;
  if (ors === 0) return { kind: "all", items, span };
  if (ors === joined.length) return { kind: "any", items, span };
  const extents = terms.map((term) => (term ? extentOf(term) : undefined));
  if (extents.every((extent) => extent !== undefined)) reportMixed({ terms: extents, connectives: connectivesOf(joined) }, reading);
  return missing(span);
}

function connectivesOf(joined: readonly CstNode[]) {
  return joined.map((one) => {
    const token = tokenIn(one, t.And, t.Or)!;
    return { word: token.tokenType === t.And ? ("and" as const) : ("or" as const), extent: { start: token.startOffset, end: token.startOffset + token.image.length } };
  });
}

function toTerm(node: CstNode | undefined, alone: boolean, reading: Reading): Clause {
  if (!node) return missing(reading.scalar.span);
  const negation = nodeIn(node, "negation");
  const holder = negation ?? node;
  const group = nodeIn(holder, "group");
  const item = group ? toClause(nodeIn(group, "clause"), reading) : toTest(nodeIn(holder, "test"), alone, reading);
  return negation ? { kind: "not", item, span: spanOfNode(negation, reading) } : item;
}

function toTest(node: CstNode | undefined, alone: boolean, reading: Reading): Clause {
  if (!node) return missing(reading.scalar.span);
  const firstOf = nodeIn(node, "firstOf");
  if (firstOf) return toFirstOf(firstOf, reading);
  const value = nodeIn(node, "value");
  const predicates = nodesIn(node, "predicate");
  if (!value || predicates.length === 0) return missing(spanOfNode(node, reading));
  if (predicates.length === 1) return toPredicate(value, predicates[0]!, spanOfNode(node, reading), reading);
  if (!predicates.some((one) => one.recoveredNode)) reportChain(node, predicates, alone, reading);
  return missing(spanOfNode(node, reading));
}

function toFirstOf(node: CstNode, reading: Reading): Clause {
  const span = spanOfNode(node, reading);
  const [order, set] = tokensIn(node, t.Word);
  const how = tokenIn(node, t.In, t.NotIn);
  if (!order || !set || !how) return missing(span);
  return { kind: "first_of", order: wordOf(order, reading), set: wordOf(set, reading), negated: how.tokenType === t.NotIn, span };
}

function toPredicate(value: CstNode, predicate: CstNode, span: Clause["span"], reading: Reading): Clause {
  const comparison = nodeIn(predicate, "comparison");
  if (comparison) {
    const left = toValue(value, reading);
    const token = tokenIn(comparison, ...t.COMPARISONS);
    const other = nodeIn(predicate, "value");
    const right = other && extentOf(other) ? toValue(other, reading) : missing(after(comparison, reading));
    if (!token) return missing(span);
    return { kind: "compare", left, how: token.tokenType.LABEL as Comparison, right, howSpan: spanOf(token, reading), span };
  }
  const documented = tokenIn(predicate, t.IsDocumented, t.IsNotDocumented);
  if (documented) return { kind: "documented", value: toValue(value, reading), negated: documented.tokenType === t.IsNotDocumented, span };
  const empty = tokenIn(predicate, t.IsEmpty, t.IsNotEmpty);
  if (empty) {
    const set = toTestedSet(value, empty.tokenType === t.IsNotEmpty, predicate, reading);
    return set ? { kind: "empty", set, negated: empty.tokenType === t.IsNotEmpty, span } : missing(span);
  }
  const membership = nodeIn(predicate, "membership");
  return membership ? toMembership(value, membership, span, reading) : missing(span);
}

/** The set that `is empty` asks about. Of a field one asks whether it is documented, which is the fix. */
function toTestedSet(value: CstNode, negated: boolean, predicate: CstNode, reading: Reading): SetExpression | undefined {
  const set = onlySet(value);
  if (set) return toSet(set, reading);
  const read = toValue(value, reading);
  if (read.kind === "missing") return undefined;
  const span = spanOfNode(predicate, reading);
  const args = { phrase: negated ? "is not empty" : "is empty", written: shorten(writtenNode(value, reading)) };
  const meant = negated ? "is documented" : "is not documented";
  const extras = read.kind === "path" ? { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] } : {};
  reading.report(clauseDiagnostics.create("parse/expected-set", span, args, extras));
  return undefined;
}

function toMembership(value: CstNode, node: CstNode, span: Clause["span"], reading: Reading): Clause {
  const subject: Value = toValue(value, reading);
  const name = tokenIn(node, t.Word);
  const how = tokenIn(node, t.In, t.NotIn, t.IsFirstIn, t.IsNotFirstIn);
  if (!name || !how || subject.kind === "missing") return missing(span);
  const of = wordOf(name, reading);
  if (how.tokenType === t.In || how.tokenType === t.NotIn) {
    return { kind: "member", subject, of, negated: how.tokenType === t.NotIn, span };
  }
  if (subject.kind === "name") {
    return { kind: "first_in", noun: { text: subject.text, span: subject.span }, order: of, negated: how.tokenType === t.IsNotFirstIn, span };
  }
  const args = { phrase: how.tokenType.LABEL!, written: shorten(writtenNode(value, reading)) };
  reading.report(clauseDiagnostics.create("parse/expected-noun", subject.span, args));
  return missing(span);
}

/** `A is B is C`: underlines from the second comparison on; the fix tests B a second time. */
function reportChain(test: CstNode, predicates: readonly CstNode[], alone: boolean, reading: Reading): void {
  const second = extentOf(predicates[1]!);
  const whole = extentOf(test);
  if (!second || !whole) return;
  const middle = nodeIn(predicates[0]!, "value");
  const shared = middle ? writtenNode(middle, reading) : writtenNode(nodeIn(test, "value")!, reading);
  const at = reading.span(second.start, second.start);
  const inserted = { span: at, text: `and ${shared} ` };
  const open = { span: reading.span(whole.start, whole.start), text: "(" };
  const close = { span: reading.span(whole.end, whole.end), text: ")" };
  const meant = `${text({ start: whole.start, end: second.start }, reading)} and ${shared} ${text({ start: second.start, end: whole.end }, reading)}`;
  const help = `write two tests: \`${shorten(meant)}\``;
  const fixes = predicates.length > 2 ? [] : [{ title: "write two tests", edits: alone ? [inserted] : [open, inserted, close] }];
  const span = reading.span(second.start, whole.end);
  reading.report(clauseDiagnostics.create("parse/chained-comparison", span, { written: shorten(text({ start: second.start, end: whole.end }, reading)) }, { help, fixes }));
}

/** The empty span behind a node: what should stand there is missing. */
function after(node: CstNode, reading: Reading): Clause["span"] {
  const end = extentOf(node)?.end ?? 0;
  return reading.span(end, end);
}

function writtenNode(node: CstNode, reading: Reading): string {
  const extent = extentOf(node);
  return extent ? text(extent, reading) : "";
}

function text({ start, end }: Extent, reading: Reading): string {
  return written(reading, start, end);
}
