import { createToken, Lexer, type TokenType } from "chevrotain";

const BREAK = "[ \\t\\r\\n]+";
const WORD_END = "(?![A-Za-z0-9_])";

/** A keyword phrase: one token, any blanks or line breaks between its words, ending at a word boundary. */
function phrase(name: string, words: string): TokenType {
  return createToken({ name, label: words, pattern: new RegExp(words.split(" ").join(BREAK) + WORD_END) });
}

// Every export below is the token of the phrase in its second argument.

export const IsNotFirstIn = phrase("IsNotFirstIn", "is not first in");
export const IsFirstIn = phrase("IsFirstIn", "is first in");
export const IsNotDocumented = phrase("IsNotDocumented", "is not documented");
export const IsDocumented = phrase("IsDocumented", "is documented");
export const IsNotEmpty = phrase("IsNotEmpty", "is not empty");
export const IsEmpty = phrase("IsEmpty", "is empty");
export const IsAtLeast = phrase("IsAtLeast", "is at least");
export const IsAtMost = phrase("IsAtMost", "is at most");
export const IsMoreThan = phrase("IsMoreThan", "is more than");
export const IsLessThan = phrase("IsLessThan", "is less than");
export const IsOnOrAfter = phrase("IsOnOrAfter", "is on or after");
export const IsOnOrBefore = phrase("IsOnOrBefore", "is on or before");
export const IsNot = phrase("IsNot", "is not");
export const Is = phrase("Is", "is");
export const DoesNotInclude = phrase("DoesNotInclude", "does not include");
export const Includes = phrase("Includes", "includes");
export const NotSharingIts = phrase("NotSharingIts", "not sharing its");
export const SharingIts = phrase("SharingIts", "sharing its");
export const AndIts = phrase("AndIts", "and its");
export const BeforeItIn = phrase("BeforeItIn", "before it in");
export const AfterItIn = phrase("AfterItIn", "after it in");
export const OverlappingIt = phrase("OverlappingIt", "overlapping it");
export const OtherThanIt = phrase("OtherThanIt", "other than it");
export const LongestPieceOf = phrase("LongestPieceOf", "longest piece of");
export const MinutesOf = phrase("MinutesOf", "minutes of");
export const CountOf = phrase("CountOf", "count of");
export const FirstOf = phrase("FirstOf", "first of");
export const TimeOf = phrase("TimeOf", "time of");
export const NotIn = phrase("NotIn", "not in");
export const In = phrase("In", "in");
export const Inside = phrase("Inside", "inside");
export const Outside = phrase("Outside", "outside");
export const And = phrase("And", "and");
export const Or = phrase("Or", "or");
export const Not = phrase("Not", "not");
export const Plus = phrase("Plus", "plus");
export const Minus = phrase("Minus", "minus");
export const At = phrase("At", "at");
export const Before = phrase("Before", "before");
export const After = phrase("After", "after");
export const From = phrase("From", "from");
export const To = phrase("To", "to");
export const Of = phrase("Of", "of");
export const Per = phrase("Per", "per");
export const Longest = phrase("Longest", "longest");
export const Shortest = phrase("Shortest", "shortest");
export const Most = phrase("Most", "most");
export const Least = phrase("Least", "least");
export const Earliest = phrase("Earliest", "earliest");
export const Latest = phrase("Latest", "latest");

/** `service.route`; further dots are taken in so that one diagnostic can name the whole. */
export const Path = createToken({ name: "Path", label: "a field", pattern: /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)+/ });
/** A code with its system; its form is checked when the literal is read. */
export const Code = createToken({
  name: "Code",
  label: "a code",
  pattern: /(?:CPT|HCPCS|ICD10|POS|modifier|revenue_code)[ \t\r\n]+[A-Z0-9][A-Za-z0-9.]*(?![A-Za-z0-9_])/,
});
/** Three numbers joined by `-` or `/`; whether they are a date is checked when the literal is read. */
export const CalendarDate = createToken({
  name: "CalendarDate",
  label: "a date",
  pattern: /[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}(?![A-Za-z0-9_])/,
});
/** A number with or without a unit. Loose, so that `010`, `1_000` and `30.5` are one token with one diagnostic. */
export const Quantity = createToken({
  name: "Quantity",
  label: "a number",
  pattern: /-?[0-9](?:[A-Za-z0-9_]|[.,](?=[0-9]))*(?:[ \t\r\n]+(?:minutes?|units?|days?|ml)(?![A-Za-z0-9_]))?/,
});
export const Money = createToken({ name: "Money", label: "an amount of money", pattern: /\$[0-9](?:[A-Za-z0-9_]|[.,](?=[0-9]))*/ });
export const Word = createToken({ name: "Word", label: "a name", pattern: /[A-Za-z_][A-Za-z0-9_]*/ });
export const OpenParenthesis = createToken({ name: "OpenParenthesis", label: "(", pattern: "(" });
export const CloseParenthesis = createToken({ name: "CloseParenthesis", label: ")", pattern: ")" });
/** Marks of other languages; the review of the tokens replaces or refuses every one. */
export const Mark = createToken({
  name: "Mark",
  pattern: /===|!==|==|!=|<>|>=|<=|=>|=<|&&|\|\||[<>=!&|+*/%~^,;:[\]{}?@#$\\`.\u2265\u2264\u2260\u00d7\u00f7\u2212\u2013\u2014-]/,
});
/** Stands where a comparison could not be read; never lexed, put there by the review after its diagnostic. */
export const UnreadPhrase = createToken({ name: "UnreadPhrase", label: "a comparison", pattern: Lexer.NA });
/** Stands where a value could not be read; never lexed, put there by the review after its diagnostic. */
export const UnreadValue = createToken({ name: "UnreadValue", label: "a value", pattern: Lexer.NA });

const WhiteSpace = createToken({ name: "WhiteSpace", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED });

/** Comparison phrases that stand between two values. */
export const COMPARISONS: readonly TokenType[] = [
  IsAtLeast, IsAtMost, IsMoreThan, IsLessThan, IsOnOrAfter, IsOnOrBefore, IsNot, Is, DoesNotInclude, Includes,
];

/** The ends by which an order may prefer. */
export const ENDS: readonly TokenType[] = [Longest, Shortest, Most, Least, Earliest, Latest];

const PHRASES: readonly TokenType[] = [
  IsNotFirstIn, IsFirstIn, IsNotDocumented, IsDocumented, IsNotEmpty, IsEmpty, ...COMPARISONS, NotSharingIts, SharingIts, AndIts,
  BeforeItIn, AfterItIn, OverlappingIt, OtherThanIt, LongestPieceOf, MinutesOf, CountOf, FirstOf, TimeOf, NotIn, Inside, In, Outside,
  And, Or, Not, Plus, Minus, At, Before, After, From, To, Of, Per, ...ENDS,
];

/** Phrases that may follow a value in a test: what an unknown phrase is compared with. */
export const OPERATOR_PHRASES: readonly string[] = [
  ...COMPARISONS, IsDocumented, IsNotDocumented, IsEmpty, IsNotEmpty, In, NotIn, IsFirstIn, IsNotFirstIn,
].map((type) => type.LABEL!);

/** Every token, in the order in which the lexer tries them: longer phrases before their beginnings. */
export const TOKENS: readonly TokenType[] = [
  WhiteSpace, Path, Code, ...PHRASES, CalendarDate, Quantity, Money, Word, OpenParenthesis, CloseParenthesis, Mark, UnreadPhrase, UnreadValue,
];

/** The words of a phrase's token type. */
export function labelOf(type: TokenType): string {
  return type.LABEL ?? type.name;
}

/** Words before a code. */
export const CODE_SYSTEMS = ["CPT", "HCPCS", "ICD10", "POS", "modifier", "revenue_code"] as const;

/** Every word of the grammar, sorted: none of them may name a rule, a field or a member. */
export const RESERVED_WORDS: readonly string[] = [
  ...new Set([
    ...PHRASES.flatMap((type) => type.LABEL!.split(" ")),
    ...CODE_SYSTEMS,
    "minute", "minutes", "unit", "units", "day", "days", "ml", "settled", "by", "yes", "no", "none",
  ]),
].sort();
