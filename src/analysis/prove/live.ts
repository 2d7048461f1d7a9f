import { visitTest } from "../../ir/visit.ts";
import type { Pack, Test } from "../../ir/ir.ts";
import { ownOf } from "../written/own.ts";
import { clausesOf } from "../cover/clauses.ts";
import type { Clauses } from "../cover/clauses.ts";
import type { PackCover } from "../cover/cover.ts";
import { Reach } from "../cover/reach.ts";
import { metBy } from "../cover/seen.ts";
import { neighbours } from "../diff/search.ts";
import { triedOf } from "../tried/vectors.ts";
import type { Tried } from "../tried/vectors.ts";
import type { Fields } from "../charts/chart.ts";
import { asleepIn, waitsForRows } from "./asleep.ts";
import type { Proof } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";

/** Charts that are tried for one clause, each an example with one thing changed. */
const MOST_CHARTS = 60;

/**
 * Whether each rule of the pack does something in some encounter, and each clause can hold and can fail. That something is not dead is shown by one encounter, which is
 * coded: an example, or an example with one field, code or time changed that the clause asks about. Nothing else is taken for a proof: where
 * charts leave an answer of a clause open, the clauses are only tested.
 *
 * A clause of which `compiler/regions` prove that it has one answer only is dead, unless it compares a named value with a constant: that is a switch which an exception of a
 * pack above turns, and the compiler looks at what stands behind it with the switch either way.
 */
export function liveProofs(subject: Subject, cover: PackCover): readonly Proof[] {
  const all = clausesOf(subject.pack, ownOf(subject.compiled));
  const tried = variedExamples(subject, cover, all);
  return [...ruleProofs(subject, cover, tried), ...clauseProofs(subject, cover, all, tried)];
}

function ruleProofs({ pack }: Subject, { unreached: unseen, examples }: PackCover, tried: readonly Tried[]): readonly Proof[] {
  const reach = new Reach(pack);
  if (unseen.length > 0) for (const { encounter } of tried) reach.visitRead(encounter);
  const asleep = asleepIn(pack);
  const unreached = unseen.filter(({ name }) => !reach.reached.has(name) && !asleep.has(name));
  const waits = [...new Set(unseen.filter(({ name }) => !reach.reached.has(name)).map(({ name }) => asleep.get(name)).filter((why) => why !== undefined))].sort();
  const but = waits.length === 0 ? "every rule" : `every rule but those that wait (${waits.join("; ")})`;
  if (unreached.length === 0) return [proofOf("dead rule", `${but} does something in some encounter`, { is: "proved", because: `one of ${examples + tried.length} charts shows each at work` })];
  return unreached.map(({ name, title }) => proofOf("dead rule", title, { is: "not shown", because: "no example shows it do anything; write one in which it does" }, name));
}

/** An answer that no example showed. */
interface OpenSide {
  readonly index: number;
  readonly side: "yes" | "no";
  readonly never: string | undefined;
}

/** The examples with one thing changed that a clause asks about of which they do not show both answers. */
function variedExamples({ pack }: Subject, cover: PackCover, all: Clauses): readonly Tried[] {
  const wanted = openSides(cover, all).filter(({ never }) => never === undefined);
  const encounters = (pack.vectors ?? []).map(({ encounter }) => JSON.parse(encounter) as Fields);
  const charts = new Set<string>();
  for (const index of new Set(wanted.map((one) => one.index))) {
    const asked = askedIn(all.clauses[index]!.test, pack);
    let count = 0;
    search: for (const encounter of encounters) {
      for (const changed of neighbours(encounter, asked, [], pack.vocabulary)) {
        if (++count > MOST_CHARTS) break search;
        charts.add(JSON.stringify(changed));
      }
    }
  }
  return triedOf(pack, [...charts].map((encounter) => ({ name: "", encounter, expects: {} })));
}

function openSides(cover: PackCover, { clauses }: Clauses): readonly OpenSide[] {
  return cover.clauses.flatMap((clause, index) => (["yes", "no"] as const).flatMap((side): readonly OpenSide[] =>
    clause[side].examples > 0 || isSwitch(clauses[index]!.test) ? [] : [{ index, side, never: clause[side].never }]));
}

function clauseProofs({ pack }: Subject, cover: PackCover, all: Clauses, tried: readonly Tried[]): readonly Proof[] {
  if (all.clauses.length === 0) return [];
  const open = openSides(cover, all);
  const met = open.every(({ never }) => never !== undefined) ? undefined : metBy(tried, pack, all);
  const left = open.filter(({ index, side, never }) => never !== undefined || met!.clauses[index]![side] === 0);
  // A table without such rows is a table to be filled: its rules wait, and their clauses with them.
  const rowless = left.filter(({ index }) => waitsForRows(all.clauses[index]!.asked, pack));
  const dead = left.filter((one) => one.never !== undefined && !rowless.includes(one));
  const proofs = dead.map(({ index, side, never }) => {
    const { words, name, title } = cover.clauses[index]!;
    const because = `\`${words}\` always ${side === "yes" ? "fails" : "holds"}: ${never}`;
    return proofOf("dead clause", title, { is: "not shown", because }, name.replaceAll(" ", "_"), String(index + 1));
  });
  const unseen = new Set(left.filter((one) => one.never === undefined && !rowless.includes(one)).map(({ index }) => index)).size;
  const waiting = new Set(rowless.map(({ index }) => index)).size;
  const shown = all.clauses.length - unseen - waiting - new Set(dead.map(({ index }) => index)).size;
  const count = cover.examples + tried.length;
  if (unseen > 0) {
    const because = `charts show both answers of ${shown}; nothing shows that the other ${unseen} are dead, and \`payerpack cover\` names them`;
    return [proofOf("dead clause", `${all.clauses.length} clauses can hold and can fail`, { is: "tested", charts: count, because }), ...proofs];
  }
  if (shown === 0) return proofs;
  const but = waiting === 0 ? "" : `, but for ${waiting} of rules over a table that has no row for them`;
  const about = `${shown === 1 ? "its clause" : `each of ${shown} clauses`} can hold and can fail${but}`;
  return [proofOf("dead clause", about, { is: "proved", because: `one of ${count} charts shows each answer of each that is no switch` }), ...proofs];
}

/** A named value compared with a constant. */
function isSwitch(test: Test): boolean {
  if (test.op !== "compare") return false;
  const ops = [test.left.op, test.right.op].sort().join(" ");
  return ops === "constant value";
}

function askedIn(test: Test, { programs }: Pack): { readonly codes: readonly string[]; readonly numbers: readonly number[]; readonly fields: ReadonlySet<string> } {
  const fields = new Set<string>();
  const codes = new Set<string>();
  const numbers = new Set<number>();
  visitTest(test, {
    test: (one) => {
      if (one.op !== "in_codes") return;
      for (const { name, ranges } of programs.flatMap(({ codeSets }) => codeSets)) if (name === one.codes && ranges[0]) codes.add(ranges[0][0]);
    },
    value: (value) => {
      if (value.op === "field") fields.add(value.field);
      if (value.op === "constant" && value.type.is === "code") codes.add(String(value.value));
      if (value.op === "constant" && typeof value.value === "number") numbers.add(value.value);
    },
    set: ({ qualifiers }) => {
      for (const one of qualifiers) if (one.is === "sharing") for (const field of one.fields) fields.add(field);
    },
  });
  return { codes: [...codes], numbers: [...numbers], fields };
}
