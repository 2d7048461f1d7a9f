import type { Program } from "./ir.ts";

/** The section of a program that holds the rules of an op. */
export const RULE_OPS: Readonly<Record<keyof Program, string>> = {
  values: "named_value",
  codeSets: "code_set",
  tables: "table",
  assume: "assume",
  sites: "sites",
  services: "services",
  sets: "set",
  times: "time",
  orders: "order",
  ladders: "ladder",
  bills: "bill",
  drugUnits: "drug_units",
  dates: "date",
  notCovered: "not_covered",
  modifiers: "modifier",
  modifierGroups: "modifier_group",
  edits: "edit",
  pairs: "pairs",
  limits: "limit",
  exceptions: "exception",
};

const EXPRESSION_OPS = [
  "constant", "value", "field", "sum", "minutes_at_rate", "minutes_of", "longest_piece_of", "count_of",
  "all", "any", "not", "compare", "includes", "documented", "document", "empty", "member", "one_of", "in_codes", "first_in", "first_of",
];

const QUALIFIER_OPS = ["sharing", "before", "after", "overlapping", "other"];

/** Every op of this engine with its version. A version changes when the meaning of an op does. */
export const KNOWN_OPS: ReadonlySet<string> = new Set(
  [...Object.values(RULE_OPS), ...EXPRESSION_OPS, ...QUALIFIER_OPS, "outside", "inside", "spaced", "change", "instead"].map(versioned),
);

/** The ops that programs use, sorted: what an engine must know to run them. */
export function opsOf(programs: readonly Program[]): readonly string[] {
  const ops = new Set<string>();
  for (const program of programs) {
    for (const [section, op] of Object.entries(RULE_OPS) as [keyof Program, string][]) {
      const rules = program[section];
      if (rules !== null && !(Array.isArray(rules) && rules.length === 0)) ops.add(op);
    }
    collect(program, ops);
  }
  return [...ops].map(versioned).sort();
}

function versioned(op: string): string {
  return `${op}@1`;
}

function collect(node: unknown, ops: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, ops);
    return;
  }
  const record = node as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (key === "op" || key === "how") ops.add(String(value));
    else if (key === "spaced") ops.add("spaced");
    else if (key === "cases" && (value as readonly unknown[]).length > 0) ops.add("change");
    else if (key === "instead" && (value as readonly unknown[]).length > 0) ops.add("instead");
    else if (key === "qualifiers") for (const qualifier of value as readonly { readonly is: string }[]) ops.add(qualifier.is);
    if (typeof value === "object") collect(value, ops);
  }
}
