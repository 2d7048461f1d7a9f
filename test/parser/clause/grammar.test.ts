import { VERSION } from "chevrotain";
import { describe, expect, test } from "vitest";
import { textOf } from "../../../src/base/source.ts";
import type { Clause, Compare } from "../../../src/parser/ast.ts";
import { ClauseParser } from "../../../src/parser/clause/grammar.ts";
import { makeLexer } from "../../../src/parser/clause/lexer.ts";
import * as parse from "../../../src/parser/clause/parse.ts";
import { RESERVED_WORDS } from "../../../src/parser/clause/tokens.ts";
import { blockScalar, plainScalar, read, shown, withoutSpans } from "./scalars.ts";

const word = (text: string) => ({ text });
const path = (noun: string, field: string) => ({ kind: "path", noun: word(noun), field: word(field) });
const set = (name: string, ...qualifiers: unknown[]) => ({ kind: "set", name: word(name), qualifiers });

function clauseOf(text: string): Clause {
  const { tree, diagnostics } = read(parse.parseClause, plainScalar(text));
  expect(diagnostics.map(shown)).toEqual([]);
  return tree;
}

test("the parser is the last one that runs on Node 20, and finds no ambiguity in the grammar", () => {
  expect(VERSION).toBe("11.2.0");
  expect(() => new ClauseParser(true)).not.toThrow();
  expect(() => makeLexer(true)).not.toThrow();
});

test.each<[string, unknown]>([
  ["service.route is oral", { kind: "compare", left: path("service", "route"), how: "is", right: { kind: "name", text: "oral" } }],
  ["minutes of service is at least 16 minutes", {
    kind: "compare",
    left: { kind: "minutes_of", time: { kind: "time", base: set("service"), cuts: [] } },
    how: "is at least",
    right: { kind: "literal", type: "minutes", value: 16 },
  }],
  ["drugs sharing its site and its substance before it in ranking is not empty", {
    kind: "empty",
    set: set("drugs", { kind: "sharing", negated: false, fields: [word("site"), word("substance")] }, { kind: "before", order: word("ranking") }),
    negated: true,
  }],
  ["first of ranking not in drugs", { kind: "first_of", order: word("ranking"), set: word("drugs"), negated: true }],
  ["service is not first in ranking", { kind: "first_in", noun: word("service"), order: word("ranking"), negated: true }],
  ["line.code in some_codes", { kind: "member", subject: path("line", "code"), of: word("some_codes"), negated: false }],
  ["a in b or not (c in d and e in f) or g in h", {
    kind: "any",
    items: [
      { kind: "member", subject: { kind: "name", text: "a" }, of: word("b"), negated: false },
      {
        kind: "not",
        item: {
          kind: "all",
          items: [
            { kind: "member", subject: { kind: "name", text: "c" }, of: word("d"), negated: false },
            { kind: "member", subject: { kind: "name", text: "e" }, of: word("f"), negated: false },
          ],
        },
      },
      { kind: "member", subject: { kind: "name", text: "g" }, of: word("h"), negated: false },
    ],
  }],
])("%s", (text, tree) => {
  expect(withoutSpans(clauseOf(text))).toEqual(tree);
});

test("a volume at a rate is one term of a sum", () => {
  const { tree } = read(parse.parseValue, plainScalar("administration.start plus administration.volume_ml at administration.rate_ml_per_hour minus 5 minutes"));
  expect(withoutSpans(tree)).toEqual({
    kind: "sum",
    terms: [
      { sign: "plus", value: path("administration", "start") },
      { sign: "plus", value: { kind: "at_rate", volume: path("administration", "volume_ml"), rate: path("administration", "rate_ml_per_hour") } },
      { sign: "minus", value: { kind: "literal", type: "minutes", value: 5 } },
    ],
  });
});

test.each<[(typeof parse)["parseHead" | "parseAllowance" | "parseCut"], string, unknown]>([
  [parse.parseHead, "line of CPT 99211", { kind: "head", noun: word("line"), narrowed: { by: "code", code: { kind: "literal", type: "CPT", value: "99211" } } }],
  [parse.parseHead, "line from some_rule", { kind: "head", noun: word("line"), narrowed: { by: "from", name: word("some_rule") } }],
  [parse.parseAllowance, "8 units per 60 days", { kind: "allowance", amount: { count: { kind: "literal", type: "units", value: 8 } }, per: { days: 60 } }],
  [parse.parseAllowance, "units per day", { kind: "allowance", amount: { column: word("units") }, per: "day" }],
  [parse.parseCut, "before administration.arrival", { kind: "before", path: path("administration", "arrival") }],
])("%o: %s", (parseText, text, tree) => {
  const result = read<unknown>(parseText, plainScalar(text));
  expect(result.diagnostics).toEqual([]);
  expect(withoutSpans(result.tree)).toEqual(tree);
});

describe("a phrase ends at the end of a word", () => {
  test.each(["therapeutic", "not_known", "atypical", "in_house", "documented_late", "emptyish", "at_least", "orally", "andante"])("is %s", (name) => {
    expect(withoutSpans(clauseOf(`service.purpose is ${name}`))).toMatchObject({ how: "is", right: { kind: "name", text: name } });
  });

  test("names may begin with words of the grammar", () => {
    expect(clauseOf("inside_sets in order_of_things and not_drugs in in_use")).toMatchObject({ kind: "all", items: [{ kind: "member" }, { kind: "member" }] });
  });
});

test("spans cover words exactly, over the lines of a block", () => {
  const { tree } = read(parse.parseClause, blockScalar("service.lesions\n  is at\nleast 7\n", 8));
  const { left, right, howSpan, span } = tree as Compare;
  expect([left.span, right.span].map(textOf)).toEqual(["service.lesions", "7"]);
  expect(textOf(howSpan).replace(/\s+/g, " ")).toBe("is at least");
  expect(textOf(span).replace(/\s+/g, " ")).toBe("service.lesions is at least 7");
});

test("words that are tokens of their own cannot name a set", () => {
  const grammarWords = RESERVED_WORDS.filter((reserved) => /^[a-z]+$/.test(reserved));
  expect(grammarWords).toEqual(expect.arrayContaining(["and", "or", "not", "is", "in", "minutes", "sharing", "its", "per", "at"]));
  for (const phrase of ["and", "or", "not", "is", "in", "plus", "at", "per", "longest"]) {
    expect(read(parse.parseClause, plainScalar(`service in ${phrase}`)).diagnostics).not.toEqual([]);
  }
});
