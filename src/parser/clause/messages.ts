import { EOF, type IParserErrorMessageProvider, type IRecognitionException, type IToken, type TokenType } from "chevrotain";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { commentBehind, isCutClause, isCutText } from "../yaml/comment-behind.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { endOf, type Reading, shown, spanOf } from "./reading.ts";
import * as t from "./tokens.ts";

const A_VALUE = "a value";
const A_SET_NAME = "the name of a set, a group or an order";
const THE_END = "the end";
const A_COMPARISON = "a comparison such as `is` or `in`";

/** Words of the grammar that an author may take for a name. */
const NAME_LIKE: readonly TokenType[] = [t.In, t.Inside, t.Outside, t.At, t.Before, t.After, t.From, t.To, t.Of, t.Per, t.Plus, t.Minus, ...t.ENDS];

/** What a grammar rule wants where none of its alternatives fits. */
const EXPECTED_BY_RULE: Readonly<Record<string, string>> = {
  term: "a test",
  negation: "`(`",
  test: A_VALUE,
  firstOf: "`in` or `not in`",
  predicate: A_COMPARISON,
  comparison: A_COMPARISON,
  membership: A_SET_NAME,
  atom: A_VALUE,
  literal: A_VALUE,
  fieldName: "the name of a field",
  narrowing: "a name or a code",
  preference: "a preference such as `earliest service.start` or a clause",
  allowance: "a number of units or the name of a column",
  period: "`line`, `day`, `encounter` or a number of days",
};

/** What a name stands for, by the grammar rule that reads it. */
const NAME_BY_RULE: Readonly<Record<string, string>> = {
  head: "a noun such as `service`",
  membership: A_SET_NAME,
  placed: "the name of an order",
  longestPieceOf: "the name of a time",
  setText: "the name of a set",
  firstOf: "the name of an order and of a set",
  rowTest: "a word",
};

function expectedToken(type: TokenType, rule: string): string {
  if (type === EOF) return THE_END;
  if (type === t.Word) return NAME_BY_RULE[rule] ?? "a name";
  if (type === t.Path) return "a field such as `service.start`";
  return `\`${type.LABEL ?? type.name}\``;
}

/** Gives the parser's exceptions, as their message, the human name of what was expected. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => expectedToken(expected, ruleName),
  buildNotAllInputParsedMessage: () => THE_END,
  buildNoViableAltMessage: ({ ruleName }) => EXPECTED_BY_RULE[ruleName] ?? "something else",
  buildEarlyExitMessage: ({ ruleName }) => EXPECTED_BY_RULE[ruleName] ?? "something else",
};

/**
 * Turns what the parser did not understand into a diagnostic on the token, or on the last token where the text ends too early. Undefined
 * where a comment has cut the text, which is said on the comment.
 */
export function syntaxDiagnostic(exception: IRecognitionException, tokens: readonly IToken[], reading: Reading): Diagnostic | undefined {
  const { token } = exception;
  if (token.tokenType === EOF || token.image === "") {
    if (isCutText(reading.scalar) || isCutClause(reading.scalar)) return undefined;
    const help = commentBehind(reading.scalar) && "what stands behind a `#` after a blank is a comment";
    const last = tokens.findLast(({ image }) => image !== "")!;
    const previous = textOf(last, reading);
    return clauseDiagnostics.create("parse/unfinished", spanOf(last, reading), { expected: exception.message, previous }, { help });
  }
  const found = textOf(token, reading);
  const span = spanOf(token, reading);
  if (isLeftover(exception)) {
    return clauseDiagnostics.create("parse/leftover", span, { found }, { help: leftoverHelp(token) });
  }
  return clauseDiagnostics.create("parse/expected", span, { expected: exception.message, found }, { help: expectedHelp(exception, tokens) });
}

function textOf(token: IToken, reading: Reading): string {
  return shown(reading, token.startOffset, endOf(token));
}

/**
 * The errors without those that follow from an earlier one: what is left over behind it, and a second one in the same test, which ends at
 * the next `and` or `or`.
 */
export function withoutEchoes(errors: readonly IRecognitionException[], tokens: readonly IToken[]): readonly IRecognitionException[] {
  let from = -1;
  return errors.filter((exception) => {
    const found = tokens.indexOf(exception.token);
    const at = found < 0 ? tokens.length : found;
    const isEcho = from >= 0 && (isLeftover(exception) || !tokens.slice(from, at).some(({ tokenType }) => tokenType === t.And || tokenType === t.Or));
    if (!isEcho) from = at;
    return !isEcho;
  });
}

/** True when the text before the token was complete: the parser says so in two ways. */
function isLeftover({ name, message, token }: IRecognitionException): boolean {
  return token.tokenType !== EOF && (name === "NotAllInputParsedException" || message === THE_END);
}

function leftoverHelp(token: IToken): string | undefined {
  if (/^(?:unless|except)$/.test(token.image)) return "write `and not (...)`";
  return [t.Word, t.Path, t.OpenParenthesis, t.FirstOf, t.Not].includes(token.tokenType) ? "join tests with `and` or `or`" : undefined;
}

/** The two slips that the place alone explains: arithmetic in parentheses, and a keyword used as a name. */
function expectedHelp(exception: IRecognitionException, tokens: readonly IToken[]): string | undefined {
  const { token, message } = exception;
  const before = tokens[tokens.indexOf(token) - 1];
  if ((message === A_COMPARISON && token.tokenType === t.CloseParenthesis) || (message === A_VALUE && token.tokenType === t.OpenParenthesis)) {
    return "parentheses stand around tests, not around values";
  }
  if (message === A_COMPARISON && token.tokenType === t.And && before?.tokenType === t.Word) {
    return "a test ends before `and`; a further field of a set is joined by `and its`";
  }
  if (token.tokenType === t.OpenParenthesis && before && [t.SharingIts, t.NotSharingIts, t.AndIts].includes(before.tokenType)) {
    return `after \`${t.labelOf(before.tokenType)}\` stands a field such as \`site\`; a set of a set needs a name of its own under \`sets\``;
  }
  if (message === "`per`" && before) return `write \`${before.image} per day\`, \`per line\` or \`per encounter\``;
  if (NAME_LIKE.includes(token.tokenType)) return `\`${token.image}\` is a word of the grammar and cannot be a name`;
  return undefined;
}
