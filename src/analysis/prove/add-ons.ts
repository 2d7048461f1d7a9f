import { addDays, dayAfter } from "../../ir/dates.ts";
import type * as ir from "../../ir/ir.ts";
import { allOf } from "../../ir/rules-of.ts";
import { eachRow, holdsCode } from "../../ir/table-rows.ts";
import type { ListedRow } from "../../ir/table-rows.ts";
import { restColumns } from "../../ir/verify-tables.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import type { Proof, Shown } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";

type Needs = ir.PairRule & { readonly form: Extract<ir.PairForm, { is: "needs" }> };

/**
 * Whether a line of an add-on code can stand without a parent and nobody be told. A code is an add-on where a table of parents has it as its key; which codes rules
 * bill is read from ladders, bills and recodes, with every exception to them.
 *
 * A rule over pairs of the form `needs one of` judges every line whose code has a row (kinds.md 7.16): the stage looks at all lines whatever their outcome, no
 * clause stands before it, and a line without any parent of a row gets the rule's outcome, or is held where a parent is not certain. So the line is always caught where
 * the rule has no guard, no narrower head, no exception that takes its outcome away, and where rows that pass `where` are in force on every
 * day that a line of the segment may have: from its first day to the longest encounter after its last. Anything else is not claimed.
 */
export function addOnProofs({ pack }: Subject, own: (name: string) => boolean): readonly Proof[] {
  const found = new Map<string, { makers: Set<string>; caughtBy: Set<string>; fault: string | undefined }>();
  for (const segment of pack.segments) {
    const program = pack.programs[segment.program]!;
    const rules = program.pairs.filter((rule): rule is Needs => rule.form.is === "needs");
    const made = codesMade(program);
    for (const rule of rules) {
      const rows = rowsOf(rule.table, program, pack);
      for (const [code, makers] of made) {
        const mine = rows.filter(({ leads }) => holdsCode(leads[0] ?? "", code));
        if (mine.length === 0) continue;
        const fault = faultOf(rule, program, mine, segment);
        const one = found.get(code) ?? { makers: new Set(), caughtBy: new Set(), fault: undefined };
        found.set(code, one);
        for (const maker of makers) one.makers.add(maker);
        if (fault === undefined) one.caughtBy.add(rule.name);
        else one.fault ??= fault;
      }
    }
  }
  const open = [...found].filter(([, { fault }]) => fault !== undefined);
  const caught = [...found].filter(([, { fault }]) => fault === undefined);
  const proofs = open.filter(([, { makers }]) => [...makers].some(own)).map(([code, { fault, makers }]) => {
    const shown: Shown = { is: "not shown", because: fault! };
    return proofOf("add-on", `${code}, billed by ${[...makers].sort().map((name) => `\`${name}\``).join(", ")}`, shown, code);
  });
  if (caught.length === 0) return proofs;
  const by = [...new Set(caught.flatMap(([, { caughtBy }]) => [...caughtBy]))].sort().map((name) => `\`${name}\``).join(", ");
  const codes = caught.map(([code]) => code).sort();
  const because = `${by} looks at every line of these codes, without a condition, on every day: one without a parent is always caught`;
  return [proofOf("add-on", `${codes.join(", ")}: none stands without a parent unsaid`, { is: "proved", because }), ...proofs];
}

/** Codes that rules of a program bill, and which rules. */
function codesMade(program: ir.Program): ReadonlyMap<string, ReadonlySet<string>> {
  const made = new Map<string, Set<string>>();
  const add = (rule: ir.RuleBase, codes: readonly string[]): void => {
    for (const code of codes) made.set(code, (made.get(code) ?? new Set()).add(rule.name));
  };
  for (const rule of program.ladders) add(rule, [...(rule.first ? allOf(rule.first.code) : []), ...(rule.more ? allOf(rule.more.code) : [])]);
  for (const rule of program.bills) add(rule, allOf(rule.bill));
  for (const rule of program.edits) add(rule, allOf(rule.outcome).flatMap((outcome) => (outcome.is === "recode" ? [outcome.to] : [])));
  return made;
}

function rowsOf(table: string, program: ir.Program, pack: ir.Pack): readonly ListedRow[] {
  const known = program.tables.find(({ name }) => name === table);
  return known ? [...eachRow(pack.tables[known.rows]!)] : [];
}

/** Why a rule does not always catch a line whose code has these rows; undefined where it does. */
function faultOf(rule: Needs, program: ir.Program, rows: readonly ListedRow[], segment: ir.Segment): string | undefined {
  const { head } = rule;
  if (rule.applies) return `\`${rule.name}\` looks at some encounters only`;
  if (head.in !== undefined || head.from !== undefined || head.codes !== undefined || head.code !== undefined) return `\`${rule.name}\` looks at some lines only`;
  const taken = rule.instead.find(({ value }) => !("reason" in value));
  if (taken) return `the exception \`${taken.exception}\` takes the outcome of \`${rule.name}\` away`;
  const table = program.tables.find(({ name }) => name === rule.table)!;
  const columns = restColumns(table);
  for (const where of allOf(rule.where)) {
    const place = where ? columns.findIndex(({ name }) => name === where.column) : -1;
    const counted = rows.filter(({ cells }) => where === null || cells[place] === where.word);
    const gap = firstGap(counted, segment);
    if (counted.length === 0) return `\`${rule.name}\` leaves out its row: not all of its parents are named`;
    if (gap !== undefined) return `\`${rule.name}\` has no row for it on ${gap}`;
  }
  return undefined;
}

/** The first day of a segment, or of the longest encounter after it, on which none of the rows is in force. */
function firstGap(rows: readonly ListedRow[], { from, to }: ir.Segment): string | undefined {
  const end = to === null ? null : (addDays(to, ENCOUNTER_LIMITS.encounterDays) ?? null);
  let day = from;
  for (;;) {
    const covering = rows.filter((row) => (row.from === null || row.from <= day) && (row.to === null || row.to >= day));
    if (covering.length === 0) return day;
    if (covering.some((row) => row.to === null)) return undefined;
    const last = covering.map((row) => row.to!).sort().at(-1)!;
    if (end !== null && last >= end) return undefined;
    day = dayAfter(last);
  }
}
