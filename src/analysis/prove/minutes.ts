import { eachRow, holdsCode } from "../../ir/table-rows.ts";
import type * as ir from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { CodedAnswer, Line } from "../../runtime/answer.ts";
import type { Fields, Kind } from "../charts/chart.ts";
import type { Proof, Shown } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";
import type { Sweep, Tried } from "./sweep.ts";
import { witnessOf } from "./sweep.ts";

/**
 * Whether a minute, or an event, is billed by nothing and explained by nothing. The evaluator itself says so of each: it stands in `unbilled` under the pack's own id
 * (kinds.md 8), so a finding is the evaluator's answer, and what was tried is all that is claimed. Kinds with a gap are said together: by the field
 * of few values that sorts them into the fewest groups, with their number, so that a new one is a new finding.
 */
export function gapProofs({ pack }: Subject, sweep: Sweep): readonly Proof[] {
  const found = new Map<Kind, Tried>();
  for (const { kind, charts } of sweep.runs) {
    const bad = charts.find(({ answer }) => hasGap(answer, pack.id));
    if (bad && !found.has(kind)) found.set(kind, bad);
  }
  const proofs = groupsOf(found, sweep).map(({ field, value, kind, count }) => {
    const because = `${count === 1 ? "1 combination" : `${count} combinations`} of ${sweep.listed.fields.map(spoken).join(", ")}: no rule bills these and none says why not`;
    const shown: Shown = { is: "refuted", because, witness: witnessOf(kind.words, found.get(kind)!) };
    return proofOf("gap", `${spoken(field)} ${spoken(value)}`, shown, field, value, `${count} combinations`);
  });
  // A kind with a gap of its own has it beside another, too.
  const two = found.size > 0 ? undefined : sweep.pairs.find(({ tried: { answer } }) => hasGap(answer, pack.id));
  if (two) proofs.push(proofOf("gap", "two services together", { is: "refuted", because: "a minute is billed by nothing and explained by nothing", witness: witnessOf(two.words, two.tried) }, "two services"));
  if (proofs.length > 0) return proofs;
  const because = "each minute is on a line, or a rule says why not";
  return [proofOf("gap", "no minute is left without a line or a reason", exhaustive(sweep, because))];
}

/** One service is complete; two are not, and the label says the fewer. */
function exhaustive({ ones, twos, listed, longest }: Sweep, because: string): Shown {
  if (ones === 0) return { is: "not shown", because: "no example says what an encounter is like beside its chart; write one" };
  const pairs = twos > 0 ? `; and ${grouped(twos)} charts of two services` : "";
  const kinds = `every ${listed.fields.map(spoken).join(", ")} and every kind of the examples, alone, at the minutes up to ${grouped(longest)} where a rule changes its answer`;
  return { is: "exhaustive", services: 1, charts: ones, because: `${because}; ${kinds}${pairs}` };
}

function hasGap({ unbilled }: CodedAnswer, pack: string): boolean {
  return unbilled.some(({ rule }) => rule === pack);
}

interface Group {
  readonly field: string;
  readonly value: string;
  /** One of the kinds that stand for its combinations. */
  readonly kind: Kind;
  readonly count: number;
}

/** The combinations that kinds stand for, by the value of one field: the field with the fewest values among them. */
function groupsOf(found: ReadonlyMap<Kind, Tried>, { listed }: Sweep): readonly Group[] {
  const { fields: axes, alike } = listed;
  const combinations = new Map<string, { readonly fields: Fields; readonly kind: Kind }>();
  for (const kind of found.keys()) {
    for (const fields of alike.get(kind.id) ?? [kind.fields]) {
      const key = axes.map((field) => String(fields[field])).join(" ");
      if (!combinations.has(key)) combinations.set(key, { fields, kind });
    }
  }
  const by = (field: string): ReadonlyMap<string, readonly Kind[]> => {
    const groups = new Map<string, Kind[]>();
    for (const { fields, kind } of combinations.values()) groups.set(String(fields[field]), [...(groups.get(String(fields[field])) ?? []), kind]);
    return groups;
  };
  const [best] = axes.map((field) => ({ field, groups: by(field) })).sort((a, b) => a.groups.size - b.groups.size);
  if (!best) return [];
  return [...best.groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, kinds]) => ({ field: best.field, value, kind: kinds[0]!, count: kinds.length }));
}

function spoken(word: string): string {
  return word.replaceAll("_", " ");
}

/**
 * Whether one minute of one service stands on two lines of codes that are no add-ons. Minutes of lines of a single service are parts of its own time, so more of them, over such
 * lines, than the service lasted is a minute on two; and two such lines of one event bill it twice. Lines that the encounter brings do not count, nor
 * those that are denied, nor lines of a drug, which stand for no time.
 */
export function overlapProofs({ pack }: Subject, sweep: Sweep): readonly Proof[] {
  const addOns = addOnCodes(pack);
  const ofDrugs = new Set(pack.programs.flatMap(({ drugUnits }) => drugUnits.map(({ name }) => name)));
  const found = new Map<string, { readonly words: string; readonly tried: Tried; readonly lines: readonly Line[] }>();
  for (const { kind, charts } of sweep.runs) {
    for (const tried of charts) {
      const lines = tried.answer.lines.filter(({ code, given, outcome, rules }) => !given && outcome !== "deny" && !rules.some((name) => ofDrugs.has(name)) && !addOns.some((lead) => holdsCode(lead, code)));
      const minutes = lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
      const isTwice = tried.minutes > 0 ? minutes > tried.minutes : new Set(lines.map(({ code }) => code)).size > 1;
      const rules = [...new Set(lines.flatMap((line) => line.rules))].sort().join(" ");
      if (isTwice && !found.has(rules)) found.set(rules, { words: kind.words, tried, lines });
    }
  }
  if (found.size === 0) return [proofOf("overlap", "no minute of a service is on two primary lines", exhaustive(sweep, "the lines of a service never have more minutes than it lasted"))];
  return [...found].map(([rules, { words, tried, lines }]) => {
    const because = `${[...new Set(lines.map(({ code }) => code))].join(" and ")} have the same minute`;
    return proofOf("overlap", `lines of ${rules.split(" ").map((name) => `\`${name}\``).join(" and ")}`, { is: "refuted", because, witness: witnessOf(words, tried) }, rules);
  });
}

/** Keys of tables of parents. */
function addOnCodes(pack: ir.Pack): readonly string[] {
  const codes = new Set<string>();
  for (const program of pack.programs) {
    for (const { form, table } of program.pairs) {
      const known = form.is === "needs" ? program.tables.find(({ name }) => name === table) : undefined;
      if (known) for (const { leads } of eachRow(pack.tables[known.rows]!)) codes.add(leads[0] ?? "");
    }
  }
  return [...codes];
}

/**
 * Whether a longer service ever bills fewer units than a shorter one that is otherwise charted alike, across all rules that its minutes lead through. Tried for one
 * service, at each minute at which a rule changes its answer, in rising order, so that each step is seen. A service that is held or denied bills nothing yet: it is not compared.
 */
export function unitProofs(subject: Subject, sweep: Sweep): readonly Proof[] {
  const { vocabulary } = subject.pack;
  const { charted } = rolesOf(vocabulary);
  const found = new Map<string, Proof>();
  for (const { kind, charts } of sweep.runs) {
    let before: { readonly tried: Tried; readonly units: number } | undefined;
    for (const tried of charts) {
      const { decision } = tried.answer;
      if (decision !== "bill" && decision !== "warn") continue;
      const lines = tried.answer.lines.filter(({ given }) => !given);
      const units = lines.reduce((sum, line) => sum + line.units, 0);
      if (before && units < before.units) {
        const [was, now] = [before.tried.answer, tried.answer].map((answer) => [...new Set(answer.lines.filter(({ given }) => !given).flatMap(({ rules }) => rules))].sort());
        const rules = now!.length > 0 ? now! : ["nothing"];
        const because = `${before.tried.minutes} minutes bill ${unitsWords(before.units)} by ${listed(was!)}, ${tried.minutes} minutes ${unitsWords(units)} by ${listed(rules)}`;
        const shown: Shown = { is: "refuted", because, witness: witnessOf(kind.words, tried) };
        const key = rules.join(" ");
        if (!found.has(key)) found.set(key, proofOf("fewer units", `${kind.words}`, shown, key));
      }
      before = { tried, units };
    }
  }
  if (found.size > 0) return [...found.values()];
  return [proofOf("fewer units", `a longer ${spoken(charted?.name ?? "service")} never bills fewer units than a shorter one`, exhaustive(sweep, "units never fall from one minute to the next"))];
}

/** 12,345. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}

function unitsWords(units: number): string {
  return units === 1 ? "1 unit" : `${units} units`;
}

function listed(rules: readonly string[]): string {
  return rules.map((name) => (name === "nothing" ? "no rule" : `\`${name}\``)).join(", ");
}

