import type { IToken } from "chevrotain";
import { codeWithoutSystem, isCodeOf, type CodeSystem } from "./codes.ts";
import { endOf } from "./reading.ts";
import * as t from "./tokens.ts";

/** One value of a list, as it should be written, and the tokens it takes. */
export interface Operand {
  /** With the system of the code before it where its own was left out. */
  readonly text: string;
  readonly isCode: boolean;
  readonly start: number;
  readonly end: number;
}

/** Values and the words or marks between them. */
export interface OperandList {
  readonly operands: readonly Operand[];
  /** The last word between two values; `,` where there is none. */
  readonly joined: "and" | "or" | ",";
  /** Index behind the last token. */
  readonly next: number;
}

const KINDS = [t.Word, t.Code, t.Quantity, t.CalendarDate, t.Money];
const ENDS_OF_TEST = [t.And, t.Or, t.CloseParenthesis];

/** The value at `index`, alone in its place: what follows ends a test or goes on with the list. `before` is a code of the same list. */
export function operandAt(tokens: readonly IToken[], index: number, before: string | undefined, closing?: string): Operand | undefined {
  const token = tokens[index];
  if (!token || !KINDS.includes(token.tokenType)) return undefined;
  const next = tokens[index + 1];
  if (next && !ENDS_OF_TEST.includes(next.tokenType) && next.image !== "," && next.image !== closing && !isNor(next)) return undefined;
  const text = withSystem(token, before);
  return { text, isCode: token.tokenType === t.Code || text !== token.image, start: token.startOffset, end: endOf(token) };
}

/** What follows the first value of a list, `, B or C`; undefined where no value follows. */
export function operandsAfter(tokens: readonly IToken[], index: number, first: string, closing?: string): OperandList | undefined {
  const operands: Operand[] = [];
  let joined: OperandList["joined"] = ",";
  let next = index;
  for (;;) {
    const connector = connectorAt(tokens, next);
    const operand = connector && operandAt(tokens, next + connector.length, operands.at(-1)?.text ?? first, closing);
    if (!connector || !operand) break;
    operands.push(operand);
    if (connector.word !== ",") joined = connector.word;
    next += connector.length + 1;
  }
  return operands.length === 0 ? undefined : { operands, joined, next };
}

/** `,`, `and`, `or`, `nor`, and a comma before one of the words. */
function connectorAt(tokens: readonly IToken[], index: number): { readonly word: OperandList["joined"]; readonly length: number } | undefined {
  const isComma = tokens[index]?.image === ",";
  const token = isComma ? tokens[index + 1] : tokens[index];
  const word = token?.tokenType === t.Or ? "or" : token && (token.tokenType === t.And || isNor(token)) ? "and" : undefined;
  if (word) return { word, length: isComma ? 2 : 1 };
  return isComma ? { word: ",", length: 1 } : undefined;
}

function isNor(token: IToken): boolean {
  return token.tokenType === t.Word && token.image === "nor";
}

function withSystem(token: IToken, before: string | undefined): string {
  const { image } = token;
  if (token.tokenType !== t.Quantity && token.tokenType !== t.Word) return image;
  const system = before === undefined ? undefined : /^(\S+)\s/.exec(before)?.[1];
  if (system !== undefined && (t.CODE_SYSTEMS as readonly string[]).includes(system) && isCodeOf(system as CodeSystem, image)) return `${system} ${image}`;
  const alone = codeWithoutSystem(image) ?? (/^[0-9]{5}$/.test(image) ? { system: "CPT", code: image } : undefined);
  return alone ? `${alone.system} ${alone.code}` : image;
}
