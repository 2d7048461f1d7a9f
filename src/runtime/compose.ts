import type * as ir from "../ir/ir.ts";
import { codingSiteSlot } from "../ir/roles.ts";
import { account } from "./accounting.ts";
import { administrationsOf } from "./administrations.ts";
import type { Assumption, CodedAnswer, Finding, Line, LineOutcome, Unbilled } from "./answer.ts";
import { audit } from "./audit/audit.ts";
import { type Chart, MAIN_SITE } from "./chart.ts";
import type { Item } from "./encounter.ts";
import { worse } from "./evaluate.ts";
import { findingsOf, type Found, heldReasons } from "./findings.ts";
import { formatInstant } from "./instant.ts";
import { itemsOfRole, slotsOfRole } from "./items.ts";
import { citationsOf, type PackLabel } from "./pack-label.ts";
import { minutesIn } from "./runs.ts";
import type { DraftLine, Reason } from "./state.ts";
import type { State } from "./prepared.ts";
import type { Settled } from "./ties.ts";

/** Writes the answer: every array in one documented order, so that the same encounter gives the same bytes. */
export function compose(pack: PackLabel, chart: Chart, settled: Settled): CodedAnswer {
  const { evaluation } = settled;
  const { state } = evaluation;
  const lines = evaluation.lines.map((line) => lineOf(line, state, pack));
  const held = findingsOf(pack, chart, settled);
  const accounts = account(evaluation, heldReasons(held));
  const findings = [...held, ...accounts.unexplained.map(({ charted }) => unexplained(pack, charted.item.id))].sort(compareFindings).map(({ finding }) => finding);
  const nobody: Reason = { rule: pack.id, reason: UNEXPLAINED, citations: [], depth: 0 };
  const left = [...accounts.left, ...accounts.unexplained.map((one) => ({ ...one, why: nobody }))];
  const unbilled = left.flatMap(({ charted, runs, why }) => entries(charted.item, runs, why, state, pack)).sort(compareUnbilled);
  let decision: LineOutcome = "bill";
  for (const line of lines) decision = worse(decision, line.outcome);
  for (const finding of findings) decision = worse(decision, DECIDES[finding.outcome]);
  const differences = audit(chart.encounter, evaluation, lines, pack);
  return {
    encounter: chart.encounter.id,
    pack: { id: pack.id, release: pack.release, meaning: pack.meaning },
    decision,
    lines,
    findings,
    unbilled,
    assumptions: assumptionsOf(chart, settled, pack),
    ...(differences === undefined ? {} : { audit: differences }),
  };
}

const DECIDES: Readonly<Record<Finding["outcome"], LineOutcome>> = {
  warn: "warn", pend: "pend", hold: "hold", deny: "deny", not_covered: "hold", recode: "bill",
};

function lineOf(line: DraftLine, state: State, pack: PackLabel): Line {
  const administrations = [...new Set((line.drugOf ?? line.services).flatMap((item) => administrationsOf(item, state)))].sort();
  const indication = slotsOfRole(state.prepared, "charted").get("indication");
  const diagnoses = indication === undefined ? [] : charted(line).flatMap((item) => (item.values[indication] === undefined ? [] : [item.values[indication] as string]));
  const ndc = line.from === undefined ? undefined : valueOf(line, "ndc", state);
  const rules = orderedRules(line.rules, state);
  const citations = [...new Set(rules.flatMap((name) => citationsOf(state.prepared.rules.get(name)?.citations ?? [], pack)))];
  return {
    code: line.code,
    units: line.units,
    modifiers: line.modifiers,
    date: line.date,
    outcome: line.outcome,
    ...(line.site === undefined ? {} : { site: siteName(line, state) }),
    ...(line.given ? {} : { administrations, minutes: line.minutes }),
    rules,
    ...(citations.length > 0 ? { citations } : {}),
    ...(line.given ? { given: true } : {}),
    ...(line.recodedFrom === undefined ? {} : { recoded_from: line.recodedFrom }),
    ...(diagnoses.length > 0 ? { diagnoses: [...new Set(diagnoses)].sort().map(withDot) } : {}),
    ...(ndc === undefined ? {} : { ndc }),
  };
}

/** A diagnosis as ICD-10-CM prints it: a dot after the third character. */
function withDot(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}

function charted(line: DraftLine) {
  return line.drugOf ?? line.services.flatMap((service) => service.administrations.map((one) => one.item));
}

function valueOf(line: DraftLine, field: string, state: State): string | undefined {
  const slot = state.prepared.slots.get(line.from!.noun.name)!.get(field);
  return slot === undefined ? undefined : (line.from!.values[slot] as string | undefined);
}

/** The coding site as charted: the access coded apart; the one access in use at the main site; else `main`. */
function siteName(line: DraftLine, state: State): string {
  if (line.site !== MAIN_SITE) return line.site!;
  const { access } = state.prepared.roles;
  const slot = access ? codingSiteSlot(access) : -1;
  const main = itemsOfRole(state, "access").filter((one) => one.values[slot] === MAIN_SITE);
  return main.length === 1 ? main[0]!.id : "main";
}

/** The rule that made the line first, then modifiers and exceptions as they came, by name among later ones. */
function orderedRules(rules: readonly string[], state: State): readonly string[] {
  const { makers } = state.prepared;
  return [...rules.filter((name) => makers.has(name)).sort(), ...rules.filter((name) => !makers.has(name))];
}

function entries(item: Item, runs: readonly number[], why: Reason, state: State, pack: PackLabel): readonly Unbilled[] {
  const [citation] = citationsOf(why.citations, pack);
  const reason = { rule: why.rule, reason: why.reason, ...(citation === undefined ? {} : { citation }) };
  if (runs.length === 0) return [{ administration: item.id, ...reason }];
  const offset = item.offsets[state.prepared.services?.from ?? 0] ?? 0;
  const out: Unbilled[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const [from, to] = [runs[at]!, runs[at + 1]!];
    out.push({ administration: item.id, from: formatInstant(from, offset), to: formatInstant(to, offset), minutes: minutesIn([from, to]), ...reason });
  }
  return out;
}

const UNEXPLAINED = "no rule of this pack bills this, and none says why not";

function unexplained(pack: PackLabel, administration: string): Found {
  return { finding: { rule: pack.id, outcome: "warn", reason: UNEXPLAINED, administrations: [administration] }, held: null, waiting: [] };
}

function assumptionsOf(chart: Chart, settled: Settled, pack: PackLabel): readonly Assumption[] {
  const cited = (rule: Pick<ir.RuleBase, "name" | "citations">, administration: string, reason: string): Assumption => {
    const [citation] = citationsOf(rule.citations, pack);
    return { rule: rule.name, administration, reason, ...(citation === undefined ? {} : { citation }) };
  };
  const made = chart.assumed.map((one) => cited({ name: one.rule, citations: one.citations }, one.administration, one.because));
  made.push(...unsettledFirsts(settled, cited), ...undatedLines(settled, cited));
  return made.sort((a, b) => compareTexts([a.rule, a.administration, a.reason], [b.rule, b.administration, b.reason]));
}

type Cited = (rule: ir.RuleBase, administration: string, reason: string) => Assumption;

/** One entry for each group whose first place no rule settles, naming what was put first. */
function unsettledFirsts({ evaluation }: Settled, cited: Cited): readonly Assumption[] {
  const { state } = evaluation;
  const keys = new Set<string>();
  return evaluation.ties.flatMap((tie) => {
    if (tie.kind !== "unsettled" || keys.has(tie.key)) return [];
    keys.add(tie.key);
    const order = state.prepared.orders[state.prepared.orderIndex.get(tie.order)!]!;
    const cases = order.prefer.cases.filter((one) => one.when === null || one.when(state, null) === 1);
    const rule = state.prepared.rules.get(cases[0]?.exception ?? order.rule.name) ?? order.rule;
    const [first] = [...administrationsOf(tie.items[0]!, state)].sort();
    const yes = tie.settledBy?.yes ?? 0;
    const marked = yes > 0 ? `${yes} of them are marked as first` : "none of them is marked as first";
    return [cited(rule, first!, `${tie.items.length} services compete and ${marked}; the other preferences put ${first!} first`)];
  });
}

/** Lines of items whose start is not documented: they carry the date of service (contract: what has no start). */
function undatedLines({ evaluation }: Settled, cited: Cited): readonly Assumption[] {
  const slot = evaluation.state.prepared.services?.from;
  if (slot === undefined) return [];
  const made = evaluation.instances.filter((one) => one.status === "made" && one.units.some((unit) => unit.earned === undefined));
  return made.flatMap(({ rule, services, drugOf }) => {
    const behind = drugOf ? [drugOf] : services.flatMap((service) => service.administrations.map((one) => one.item));
    return behind.filter((item) => item.values[slot] === undefined).map((item) => cited(rule, item.id, "no start is documented; the line carries the date of service"));
  });
}

const FINDING_ORDER = ["deny", "hold", "not_covered", "pend", "warn", "recode"];

function compareFindings(a: Found, b: Found): number {
  const key = ({ finding }: Found) => [
    String(FINDING_ORDER.indexOf(finding.outcome)), finding.rule, String(finding.line ?? -1).padStart(6, "0"), (finding.administrations ?? []).join("\n"), finding.reason,
  ];
  return compareTexts(key(a), key(b));
}

function compareUnbilled(a: Unbilled, b: Unbilled): number {
  const key = (one: Unbilled) => [one.administration, one.from ?? "", one.to ?? "", one.rule];
  return compareTexts(key(a), key(b));
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1;
  return 0;
}
