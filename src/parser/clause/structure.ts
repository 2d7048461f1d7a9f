import { type IToken, tokenMatcher } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { deleteFix, surroundFix } from "./fixes.ts";
import { makeToken } from "./lexer.ts";
import { endOf, type Reading, spanOf } from "./reading.ts";
import * as t from "./tokens.ts";

/** Leaves out parentheses that close nothing and closes those that stay open, with a diagnostic each. */
export function balanceParentheses(tokens: readonly IToken[], text: string, reading: Reading): IToken[] {
  const open: IToken[] = [];
  const balanced: IToken[] = [];
  for (const token of tokens) {
    if (tokenMatcher(token, t.OpenParenthesis)) open.push(token);
    if (tokenMatcher(token, t.CloseParenthesis) && open.pop() === undefined) {
      const span = spanOf(token, reading);
      reading.report(clauseDiagnostics.create("parse/extra-parenthesis", span, {}, { help: "delete it", fixes: [deleteFix(span)] }));
    } else balanced.push(token);
  }
  const end = endOf(tokens[tokens.length - 1]!);
  for (const token of open) {
    const fix = { title: "close it at the end", edits: [{ span: reading.span(end, end), text: ")" }] };
    reading.report(clauseDiagnostics.create("parse/unclosed-parenthesis", spanOf(token, reading), {}, { help: fix.title, fixes: [fix] }));
    balanced.push(makeToken(t.CloseParenthesis, text, end, end));
  }
  return balanced;
}

/** Refuses `not TEST` and `not not`; the grammar then reads one `not` before the test, so that the test is checked too. */
export function refuseBareNot(tokens: readonly IToken[], reading: Reading): IToken[] {
  const kept: IToken[] = [];
  for (const [index, token] of tokens.entries()) {
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    const repeated = tokenMatcher(token, t.Not) && before !== undefined && tokenMatcher(before, t.Not);
    if (!repeated) kept.push(token);
    if (!tokenMatcher(token, t.Not) || repeated || next === undefined || tokenMatcher(next, t.OpenParenthesis)) continue;
    const twice = tokenMatcher(next, t.Not);
    const span = reading.span(next.startOffset, endOf(tokens[endOfTest(tokens, index + 1)]!));
    const fixes = twice ? [] : [surroundFix("put it in parentheses", [{ span, before: "(", after: ")" }])];
    reading.report(clauseDiagnostics.create("parse/not-parentheses", spanOf(token, reading), {}, { fixes }));
  }
  return kept;
}

/** Index of the last token of the test that begins at `index`. */
function endOfTest(tokens: readonly IToken[], index: number): number {
  let last = index;
  const stops = [t.And, t.Or, t.CloseParenthesis];
  while (last + 1 < tokens.length && !stops.includes(tokens[last + 1]!.tokenType)) last++;
  return last;
}
