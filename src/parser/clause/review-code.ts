import type { TokenType } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { makeToken } from "./lexer.ts";
import { codeWithoutSystem, type CodeSystem, isCodeOf } from "./codes.ts";
import { endOf, spanOf } from "./reading.ts";
import { endsValue, type Review } from "./review-state.ts";
import * as t from "./tokens.ts";

// Each reviewer returns how many tokens it took, or 0 when nothing at `index` is its business.

/** `CPT:A`, `CPT-A`, `CPTA`, `CPT code A`, `modifier -B`: a system and its code, joined in another way than by a blank. */
const JOINED = /^(CPT|HCPCS|ICD10|POS|modifier|revenue_code)(?:[ \t]*[:#-][ \t]*|[ \t]+(?:codes?|number|no\.?)[ \t]+#?|[ \t]+[-#][ \t]*|)([A-Z0-9][A-Z0-9.]{1,9})(?![A-Za-z0-9_])/;

const SYSTEM_START = /^(?:CPT|HCPCS|ICD10|POS|modifier|revenue_code)/;

/** A system joined to its code in a way of its own becomes one value. */
export function reviewJoinedCode({ text, tokens, passed, reading }: Review, index: number): number {
  const token = tokens[index]!;
  if (token.tokenType !== t.Word || !SYSTEM_START.test(token.image)) return 0;
  const match = JOINED.exec(text.slice(token.startOffset, token.startOffset + 40));
  const [whole, system, code] = match ?? [];
  if (whole === undefined || !isCodeOf(system as CodeSystem, code!.replace(/\.$/, ""))) return 0;
  const end = token.startOffset + whole.replace(/\.$/, "").length;
  const length = tokens.slice(index).findIndex((one) => one.startOffset >= end);
  const meant = `${system} ${code!.replace(/\.$/, "")}`;
  const span = reading.span(token.startOffset, end);
  reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: text.slice(token.startOffset, end) }, { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] }));
  passed.push(makeToken(t.UnreadValue, text, token.startOffset, end));
  return length < 0 ? tokens.length - index : length;
}

/** What can only be a code, without the word that says of which system: a capital and four digits, two capitals, digits and a dot. */
export function reviewLoneCode({ text, tokens, passed, reading }: Review, index: number): number {
  const token = tokens[index]!;
  const isWord = token.tokenType === t.Word && /^[A-Z]/.test(token.image);
  if (!(isWord || token.tokenType === t.Quantity) || endsValue(passed)) return 0;
  const { startOffset: start } = token;
  const dotted = token.tokenType === t.Word ? /^[A-Z][0-9][0-9A-Z]\.[0-9A-Z]{1,4}(?![A-Za-z0-9_.])/.exec(text.slice(start, start + 12))?.[0] : undefined;
  const image = dotted ?? token.image;
  const found = codeWithoutSystem(image) ?? codeByPlace(image, passed[passed.length - 1]?.tokenType);
  if (!found) return 0;
  const end = start + image.length;
  const meant = `${found.system} ${found.code}`;
  const other = found.system === "HCPCS" ? `, or \`ICD10 ${found.code}\` for a diagnosis` : "";
  const span = dotted ? reading.span(start, end) : spanOf(token, reading);
  reading.report(clauseDiagnostics.create("parse/code-system", span, { written: image }, { help: `write \`${meant}\`${other}`, fixes: [replaceFix(span, meant)] }));
  passed.push(makeToken(t.UnreadValue, text, start, end));
  return tokens.slice(index).filter((one) => endOf(one) <= end).length;
}

/** What is a code only where one must stand: five digits after `line of`, `-59` after `includes`. */
function codeByPlace(image: string, before: TokenType | undefined): ReturnType<typeof codeWithoutSystem> {
  if (before === t.Of && /^[0-9]{5}$/.test(image)) return { system: "CPT", code: image };
  const isModifier = (before === t.Includes || before === t.DoesNotInclude) && /^-[0-9]{2}$/.test(image);
  return isModifier ? { system: "modifier", code: image.slice(1) } : undefined;
}
