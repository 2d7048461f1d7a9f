import { visitTest } from "../../ir/visit.ts";
import type { Test } from "../../ir/ir.ts";
import { ownOf } from "../written/own.ts";
import { clausesOf } from "../cover/clauses.ts";
import type { PackCover } from "../cover/cover.ts";
import { metBy } from "../cover/seen.ts";
import { neighbours } from "../diff/search.ts";
import { triedOf } from "../tried/vectors.ts";
import type { Fields } from "../charts/chart.ts";
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
  return [...ruleProofs(cover), ...clauseProofs(subject, cover)];
}

function ruleProofs({ unreached, examples }: PackCover): readonly Proof[] {
  if (unreached.length === 0) return [proofOf("dead rule", "every rule does something in some encounter", { is: "proved", because: `one of ${examples === 1 ? "1 example" : `${examples} examples`} shows each at work` })];
  return unreached.map(({ name, title }) => proofOf("dead rule", title, { is: "not shown", because: "no example shows it do anything; write one in which it does" }, name));
}

/** An answer that no example showed. */
interface OpenSide {
  readonly index: number;
  readonly side: "yes" | "no";
  readonly never: string | undefined;
}

function clauseProofs(subject: Subject, cover: PackCover): readonly Proof[] {
  const { compiled, pack } = subject;
  const all = clausesOf(pack, ownOf(compiled));
  if (all.clauses.length === 0) return [];
  const open = cover.clauses.flatMap((clause, index) => (["yes", "no"] as const).flatMap((side): readonly OpenSide[] =>
    clause[side].examples > 0 || isSwitch(all.clauses[index]!.test) ? [] : [{ index, side, never: clause[side].never }]));
  const wanted = open.filter(({ never }) => never === undefined);
  const encounters = (pack.vectors ?? []).map(({ encounter }) => JSON.parse(encounter) as Fields);
  const charts = new Map<string, string>();
  for (const index of new Set(wanted.map((one) => one.index))) {
    let count = 0;
    const asked = askedIn(all.clauses[index]!.test);
    search: for (const encounter of encounters) {
      for (const changed of neighbours(encounter, asked, [], pack.vocabulary)) {
        if (++count > MOST_CHARTS) break search;
        const text = JSON.stringify(changed);
        charts.set(text, text);
      }
    }
  }
  const tried = triedOf(pack, [...charts.keys()].map((encounter) => ({ name: "", encounter, expects: {} })));
  const met = wanted.length === 0 ? undefined : metBy(tried, pack, all);
  const left = open.filter(({ index, side, never }) => never !== undefined || met!.clauses[index]![side] === 0);
  const dead = left.filter(({ never }) => never !== undefined);
  const proofs = dead.map(({ index, side, never }) => {
    const { words, name, title } = cover.clauses[index]!;
    const because = `\`${words}\` always ${side === "yes" ? "fails" : "holds"}: ${never}`;
    return proofOf("dead clause", title, { is: "not shown", because }, name.replaceAll(" ", "_"), String(index + 1));
  });
  const unseen = new Set(left.filter(({ never }) => never === undefined).map(({ index }) => index)).size;
  const shown = all.clauses.length - unseen - new Set(dead.map(({ index }) => index)).size;
  const count = cover.examples + tried.length;
  if (unseen > 0) {
    const because = `charts show both answers of ${shown}; nothing shows that the other ${unseen} are dead, and \`payerpack cover\` names them`;
    return [proofOf("dead clause", `${all.clauses.length} clauses can hold and can fail`, { is: "tested", charts: count, because }), ...proofs];
  }
  if (shown === 0) return proofs;
  const about = shown === 1 ? "its clause can hold and can fail" : `each of ${shown} clauses can hold and can fail`;
  return [proofOf("dead clause", about, { is: "proved", because: `one of ${count} charts shows each answer of each that is no switch` }), ...proofs];
}

/** A named value compared with a constant. */
function isSwitch(test: Test): boolean {
  if (test.op !== "compare") return false;
  const ops = [test.left.op, test.right.op].sort().join(" ");
  return ops === "constant value";
}

function askedIn(test: Test): { readonly codes: readonly string[]; readonly numbers: readonly number[]; readonly fields: ReadonlySet<string> } {
  const fields = new Set<string>();
  const codes = new Set<string>();
  const numbers = new Set<number>();
  visitTest(test, {
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
