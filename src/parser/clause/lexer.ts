import { createTokenInstance, type IToken, Lexer, type TokenType } from "chevrotain";
import { invariant } from "../../base/invariant.ts";
import { TOKENS } from "./tokens.ts";

let lexer: Lexer | undefined;

/** A lexer of clauses; `validated` looks for tokens that hide others: work of a test, not of every start. */
export function makeLexer(validated: boolean): Lexer {
  return new Lexer([...TOKENS], { ensureOptimizations: true, positionTracking: "onlyOffset", skipValidations: !validated });
}

/** Cuts a text whose characters were cleaned into tokens. The lexer is built on first use, once. */
export function tokensOf(text: string): IToken[] {
  lexer ??= makeLexer(false);
  const { tokens, errors } = lexer.tokenize(text);
  invariant(errors.length === 0, `no token for the character at ${errors[0]?.offset} of a cleaned clause`);
  return tokens;
}

const phraseTypes = new Map<string, TokenType>();

/** The token type of a phrase of the grammar. */
export function typeOfPhrase(phrase: string): TokenType {
  let type = phraseTypes.get(phrase);
  if (!type) {
    const tokens = tokensOf(phrase);
    invariant(tokens.length >= 1, `\`${phrase}\` is no phrase of the grammar`);
    type = tokens[0]!.tokenType;
    phraseTypes.set(phrase, type);
  }
  return type;
}

/** A token that the review puts in place of the characters [start, end) of `text`. */
export function makeToken(type: TokenType, text: string, start: number, end: number): IToken {
  return createTokenInstance(type, text.slice(start, end), start, end - 1, NaN, NaN, NaN, NaN);
}
