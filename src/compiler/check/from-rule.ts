import type { Test, Value } from "../../ir/ir.ts";
import { findNoun } from "../elaborate/context.ts";
import type { Draft } from "../draft.ts";
import type { Meaning } from "../parts/meaning.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Stretch } from "./stretch.ts";

/** The parts of each kind that say the codes of its lines. */
const CODES: Readonly<Partial<Record<Draft["rule"]["kind"], readonly string[]>>> = { ladder: ["first.code", "more.code"], bill: ["bill"] };

/** What is true of every line from a rule: it has one of the codes that the rule, its exceptions and recodes give. None where that is not known. */
export function codesMade(draft: Draft, line: string, stretch: Stretch): readonly Test[] {
  const paths = CODES[draft.rule.kind] ?? [];
  const made = paths.flatMap((path) => valuesOf(draft, path, stretch).map(codeOf));
  const codes = [...made, ...recodes(stretch)];
  if (made.length === 0 || codes.some((code) => code === undefined)) return [];
  return [{ op: "one_of", value: { op: "field", noun: line, field: "code" }, members: [...new Set(codes as string[])].sort() }];
}

function valuesOf(draft: Draft, path: string, stretch: Stretch): readonly Meaning[] {
  const own = draft.parts.get(path);
  return [...(own ? [own] : []), ...stretch.index.casesOf(draft.rule.name.text, path).map(({ meaning }) => meaning)];
}

function codeOf(meaning: Meaning): string | undefined {
  const value = meaningOf(meaning, "value")?.value;
  return value?.op === "constant" ? String(value.value) : undefined;
}

/** Codes that an edit gives a line instead of its own. */
function recodes(stretch: Stretch): readonly string[] {
  const edits = stretch.drafts.filter(({ rule }) => rule.kind === "edit");
  return edits.flatMap((draft) => valuesOf(draft, "outcome", stretch)).flatMap((meaning) => (meaning.is === "outcome" && meaning.outcome.is === "recode" ? [meaning.outcome.to] : []));
}

/**
 * What tests about the services behind a line say about the line: it has the value that they agree on, so one that passes, or none. Tests
 * about several fields, and about what a line has of its own, say nothing.
 */
export function seenFromLine(tests: readonly Test[], service: string, line: string, { pack }: Stretch): readonly Test[] {
  const own = new Set(findNoun(pack.chained.vocabulary, line)?.fields.map(({ name }) => name));
  return tests.flatMap((test): readonly Test[] => {
    const field = fieldOf(test.op === "not" ? test.of : test, service);
    if (field === undefined || own.has(field)) return [];
    const value: Value = { op: "field", noun: line, field };
    const moved = test.op === "not" ? { op: "not" as const, of: withValue(test.of, value) } : withValue(test, value);
    return [{ op: "any", of: [moved, { op: "not", of: { op: "documented", value } }] }];
  });
}

/** The one field of a noun that a test is about, compared with what is no field. */
function fieldOf(test: Test, noun: string): string | undefined {
  const value = test.op === "one_of" || test.op === "in_codes" ? test.value : test.op === "compare" && isConstant(test.right) ? test.left : undefined;
  return value?.op === "field" && value.noun === noun ? value.field : undefined;
}

function isConstant({ op }: Value): boolean {
  return op === "constant" || op === "value";
}

function withValue(test: Test, value: Value): Test {
  if (test.op === "compare") return { ...test, left: value };
  return test.op === "one_of" || test.op === "in_codes" ? { ...test, value } : test;
}
