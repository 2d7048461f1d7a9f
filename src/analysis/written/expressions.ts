import type { Program, RuleBase, Test, Value } from "../../ir/ir.ts";

/** Keys from a rule of a program down to a node of it. */
export type Path = readonly (string | number)[];

/** A node of a rule, and who says it. */
export interface Written {
  readonly section: keyof Program;
  readonly rule: RuleBase;
  readonly path: Path;
  /** The exception that says it; null: the rule itself. */
  readonly exception: string | null;
  /** `test` and `value`: an expression as a whole, whose inner nodes are not given apart. */
  readonly is: "test" | "value" | "node";
  readonly node: unknown;
}

const TESTS: ReadonlySet<string> = new Set<Test["op"]>([
  "all", "any", "not", "compare", "includes", "documented", "document", "empty", "member", "one_of", "in_codes", "first_in", "first_of",
]);
const VALUES: ReadonlySet<string> = new Set<Value["op"]>(["constant", "value", "field", "sum", "minutes_at_rate", "minutes_of", "longest_piece_of", "count_of"]);

/** Words for people and places of the chain: nothing of them decides an answer. */
const WORDS: ReadonlySet<string> = new Set(["name", "title", "citations", "depth", "because"]);

/** What has no expressions, and stands in lists of its own. */
const APART: ReadonlySet<keyof Program> = new Set<keyof Program>(["codeSets", "tables", "exceptions"]);

/** Every node of every rule of a program that decides an answer, section by section, parents before children. */
export function* writtenIn(program: Program): Generator<Written> {
  for (const section of Object.keys(program) as (keyof Program)[]) {
    if (APART.has(section)) continue;
    for (const rule of rulesIn(program, section)) yield* below({ section, rule, path: [], exception: null, is: "node", node: rule });
  }
}

/** The rules of a section; one that holds a single rule is a list of it. */
export function rulesIn(program: Program, section: keyof Program): readonly RuleBase[] {
  const rules = program[section] as unknown;
  if (rules === null) return [];
  return (Array.isArray(rules) ? rules : [rules]) as readonly RuleBase[];
}

function* below(written: Written): Generator<Written> {
  const { node, path } = written;
  if (path.length > 0) yield written;
  if (written.is !== "node" || typeof node !== "object" || node === null) return;
  const isList = Array.isArray(node);
  for (const [key, child] of Object.entries(node)) {
    if (!isList && WORDS.has(key)) continue;
    yield* below({ ...written, path: [...path, isList ? Number(key) : key], exception: sayer(path, child) ?? written.exception, is: kindOf(child), node: child });
  }
}

/** Entries of `cases` and `instead` carry the name of the exception that says them. */
function sayer(path: Path, child: unknown): string | undefined {
  const list = path.at(-1);
  return list === "cases" || list === "instead" ? (child as { readonly exception: string }).exception : undefined;
}

function kindOf(node: unknown): Written["is"] {
  const op = typeof node === "object" && node !== null && "op" in node ? String(node.op) : "";
  if (TESTS.has(op)) return "test";
  return VALUES.has(op) ? "value" : "node";
}

/** The tests of a test that are no `all`, `any` or `not`, from left to right. */
export function leavesOf(test: Test): readonly Test[] {
  switch (test.op) {
    case "all": case "any": return test.of.flatMap(leavesOf);
    case "not": return leavesOf(test.of);
    default: return [test];
  }
}
