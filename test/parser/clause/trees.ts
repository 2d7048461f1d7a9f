import fc from "fast-check";
import type * as ast from "../../../src/parser/ast.ts";
import { CODE_SYSTEMS, RESERVED_WORDS } from "../../../src/parser/clause/tokens.ts";
import { FIRST_WORDS, SPELLINGS, UNIT_SPELLINGS } from "../../../src/parser/clause/spellings.ts";

// Trees of every kind of node that the clause language has, with spans of no meaning.

const span: ast.Word["span"] = { file: { path: "none", text: "" }, start: 0, end: 0 };

const refused = new Set([...RESERVED_WORDS, ...FIRST_WORDS, ...UNIT_SPELLINGS.keys(), ...[...SPELLINGS.keys()].flatMap((words) => words.split(" "))]);

/** Names that no message claims for itself; the last ones begin or end like words of the grammar. */
const nameText = fc
  .oneof(fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/), fc.constantFrom("infusions", "order_by", "isolated", "notes", "android", "inner", "per_day", "minutes_run", "is_in"))
  .filter((text) => !refused.has(text) && !/^(?:doc|emp)/.test(text));

const word = nameText.map((text): ast.Word => ({ text, span }));
const path = fc.tuple(word, word).map(([noun, field]): ast.Path => ({ kind: "path", noun, field, span }));
const negated = fc.boolean();
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));

const codeText: Readonly<Record<(typeof CODE_SYSTEMS)[number], fc.Arbitrary<string>>> = {
  CPT: fc.oneof(digits(5), fc.stringMatching(/^[0-9]{4}[A-Z]$/)),
  HCPCS: fc.stringMatching(/^[A-Z][0-9]{4}$/),
  ICD10: fc.stringMatching(/^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/),
  POS: digits(2),
  modifier: fc.stringMatching(/^[0-9A-Z]{2}$/),
  revenue_code: digits(4),
};

const code = fc.constantFrom(...CODE_SYSTEMS).chain((type) => codeText[type].map((value): ast.Literal => ({ kind: "literal", type, value, span })));
const amount = fc.oneof(fc.nat(2147483647), fc.nat(3));
const counted = (type: ast.LiteralType) => amount.map((value): ast.Literal => ({ kind: "literal", type, value, span }));
const date = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts): ast.Literal => ({ kind: "literal", type: "date", value: parts.map((part) => String(part).padStart(2, "0")).join("-"), span }));

/** Literals of every type. */
export const literal = fc.oneof(...(["minutes", "units", "days", "ml", "count", "money"] as const).map(counted), date, code);

const fields = fc.array(fc.oneof(word, fc.constantFrom("from", "to").map((text): ast.Word => ({ text, span }))), { minLength: 1, maxLength: 3 });
const qualifier: fc.Arbitrary<ast.Qualifier> = fc.oneof(
  fc.tuple(negated, fields).map(([no, list]): ast.Qualifier => ({ kind: "sharing", negated: no, fields: list, span })),
  fc.tuple(fc.constantFrom("before" as const, "after" as const), word).map(([kind, order]): ast.Qualifier => ({ kind, order, span })),
  fc.constantFrom("overlapping" as const, "other" as const).map((kind): ast.Qualifier => ({ kind, span })),
);
const set = fc.tuple(word, fc.array(qualifier, { maxLength: 3 })).map(([name, qualifiers]): ast.SetExpression => ({ kind: "set", name, qualifiers, span }));

/** Pieces of time. */
export const time = fc
  .tuple(set, fc.array(fc.record({ how: fc.constantFrom("outside" as const, "inside" as const), of: set }), { maxLength: 3 }))
  .map(([base, cuts]): ast.TimeExpression => ({ kind: "time", base, cuts, span }));

const name = nameText.map((text): ast.Name => ({ kind: "name", text, span }));
const atom: fc.Arbitrary<ast.Value> = fc.oneof(
  literal,
  name,
  path,
  fc.tuple(path, path).map(([volume, rate]): ast.AtRate => ({ kind: "at_rate", volume, rate, span })),
  time.map((pieces): ast.MinutesOf => ({ kind: "minutes_of", time: pieces, span })),
  word.map((of): ast.LongestPieceOf => ({ kind: "longest_piece_of", time: of, span })),
  set.map((of): ast.CountOf => ({ kind: "count_of", set: of, span })),
);
const sum = fc.tuple(atom, fc.array(fc.record({ sign: fc.constantFrom("plus" as const, "minus" as const), value: atom }), { minLength: 1, maxLength: 3 })).map(
  ([first, rest]): ast.Sum => ({ kind: "sum", terms: [{ sign: "plus", value: first }, ...rest], span }),
);

/** Values of every kind. */
export const value: fc.Arbitrary<ast.Value> = fc.oneof({ weight: 4, arbitrary: atom }, { weight: 1, arbitrary: sum });

const how = fc.constantFrom<ast.Comparison>(
  "is", "is not", "is at least", "is at most", "is more than", "is less than", "is on or after", "is on or before", "includes", "does not include",
);
const test: fc.Arbitrary<ast.Clause> = fc.oneof(
  fc.record({ left: value, how, right: value }).map((parts): ast.Compare => ({ kind: "compare", ...parts, howSpan: span, span })),
  fc.record({ value, negated }).map((parts): ast.Documented => ({ kind: "documented", ...parts, span })),
  fc.record({ set, negated }).map((parts): ast.Empty => ({ kind: "empty", ...parts, span })),
  fc.record({ subject: value, of: word, negated }).map((parts): ast.Member => ({ kind: "member", ...parts, span })),
  fc.record({ noun: word, order: word, negated }).map((parts): ast.FirstIn => ({ kind: "first_in", ...parts, span })),
  fc.record({ order: word, set: word, negated }).map((parts): ast.FirstOf => ({ kind: "first_of", ...parts, span })),
);

/** Clauses of every kind, a few levels deep. */
export const clause: fc.Arbitrary<ast.Clause> = fc.letrec<{ clause: ast.Clause }>((tie) => {
  const items = fc.array(tie("clause"), { minLength: 2, maxLength: 4 });
  return {
    clause: fc.oneof(
      { maxDepth: 4 },
      { weight: 4, arbitrary: test },
      { weight: 1, arbitrary: items.map((list): ast.All => ({ kind: "all", items: list, span })) },
      { weight: 1, arbitrary: items.map((list): ast.Any => ({ kind: "any", items: list, span })) },
      { weight: 1, arbitrary: tie("clause").map((item): ast.Not => ({ kind: "not", item, span })) },
    ),
  };
}).clause;

/** Heads of every kind. */
export const head: fc.Arbitrary<ast.Head> = fc
  .tuple(
    word,
    fc.oneof(
      fc.constant(undefined),
      fc.record({ by: fc.constantFrom("in" as const, "from" as const, "of" as const), name: word }),
      code.map((literalCode) => ({ by: "code" as const, code: literalCode })),
    ),
  )
  .map(([noun, narrowed]) => ({ kind: "head", noun, ...(narrowed && { narrowed }), span }));

/** Preferences that are written as one text. */
export const preference: fc.Arbitrary<ast.Preference> = fc.oneof(
  fc
    .record({ end: fc.constantFrom("longest" as const, "shortest" as const, "most" as const, "least" as const, "earliest" as const, "latest" as const), value })
    .map((parts): ast.Preference => ({ kind: "by", ...parts, span })),
  clause.map((of): ast.Preference => ({ kind: "clause", clause: of, span })),
);

export const fromTo = fc.record({ from: path, to: path }).map((parts): ast.FromTo => ({ kind: "from_to", ...parts, span }));
export const cut = fc.record({ kind: fc.constantFrom("before" as const, "after" as const, "during" as const), path }).map((parts): ast.Cut => ({ ...parts, span }));

/** Allowances with counts and columns, in every window. */
export const allowance: fc.Arbitrary<ast.Allowance> = fc
  .record({
    amount: fc.oneof(
      fc.oneof(counted("units"), counted("count")).map((count) => ({ count })),
      word.map((column) => ({ column })),
    ),
    per: fc.oneof(fc.constantFrom("line" as const, "day" as const, "encounter" as const), fc.integer({ min: 1, max: 9999 }).map((days) => ({ days }))),
  })
  .map((parts) => ({ kind: "allowance", ...parts, span }));

export const rowTest = fc.record({ column: word, word }).map((parts): ast.RowTest => ({ kind: "row_test", ...parts, span }));
