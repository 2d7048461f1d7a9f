import type { Answer, AuditEntry, CodedAnswer, Line } from "./answer.ts";
import { differenceWords } from "./audit/words.ts";
import type { Chart } from "./chart.ts";
import { compose } from "./compose.ts";
import type { Instance } from "./edges/instance.ts";
import type { PackLabel } from "./pack-label.ts";
import type { DraftLine } from "./state.ts";
import { type ExplanationNode, Telling } from "./telling.ts";
import type { Settled } from "./ties.ts";
import { addedBy, droppedFrom, itemOf, verdictsBeyondLines, verdictsOn } from "./verdicts.ts";

export type { ExplanationNode } from "./telling.ts";

export interface Explanation {
  readonly answer: Answer;
  readonly tree: readonly ExplanationNode[];
  /** What the citations of the answer and the tree stand for, by key. */
  readonly sources: readonly CitedSource[];
}

/** A document that rules rest on. */
export interface CitedSource {
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly confidence?: string;
  readonly url?: string;
}

/** The reasons behind every line and every held rule of an answer. A rule that made several lines is told once, with the first. */
export function explain(pack: PackLabel, chart: Chart, settled: Settled): Explanation {
  const answer = compose(pack, chart, settled);
  const telling = new Telling(pack, settled.evaluation.state);
  const told = new Map<Instance, number>();
  const lines = settled.evaluation.lines.map((line, index) => lineNode(line, index, answer, settled, telling, told));
  const held = settled.evaluation.instances.filter((one) => one.status === "held");
  const tree = [...lines, ...held.map((one) => telling.held(one)), ...verdictsBeyondLines(settled, telling), ...(answer.audit ?? []).map((one) => auditNode(one, telling, settled))];
  return { answer, tree, sources: citedSources(pack, answer, tree) };
}

/** The documents behind an answer, its reasons and further citations, in the order of their keys. */
export function citedSources(pack: PackLabel, answer: CodedAnswer, tree: readonly ExplanationNode[], further: readonly string[] = []): readonly CitedSource[] {
  const cited = new Set<string>();
  const add = (citation: string | undefined): void => void (citation !== undefined && cited.add(citation.split(" ")[0]!));
  for (const line of answer.lines) line.citations?.forEach(add);
  for (const { citation } of [...answer.findings, ...answer.unbilled, ...answer.assumptions, ...(answer.audit ?? [])]) add(citation);
  further.forEach(add);
  const waiting = [...tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    node.citations?.forEach(add);
    waiting.push(...node.children);
  }
  const sources = new Map<string, CitedSource>();
  for (const { key, title, publisher, confidence, url } of pack.citations) {
    if (!cited.has(key) || sources.has(key)) continue;
    sources.set(key, { key, title, ...(publisher ? { publisher } : {}), ...(confidence ? { confidence } : {}), ...(url ? { url } : {}) });
  }
  return [...sources.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function lineNode(line: DraftLine, index: number, answer: CodedAnswer, settled: Settled, telling: Telling, told: Map<Instance, number>): ExplanationNode {
  const said = answer.lines[index]!;
  const makers = settled.evaluation.instances.filter((one) => made(one, line));
  const nodes = makers.map((one) => {
    const before = told.get(one);
    if (before === undefined) told.set(one, index);
    return before === undefined ? telling.instance(one, said.code) : telling.again(one, said.code, before + 1);
  });
  const shown = new Set(makers.flatMap((one) => [one.rule.name, ...one.exceptions]));
  const item = itemOf(line, settled.evaluation);
  const { rules } = settled.evaluation.state.prepared;
  const others = said.rules.filter((name) => !shown.has(name)).map((name) => ({ ...telling.rule(name, item), ...addedBy(rules.get(name), line) }));
  const verdicts = verdictsOn(line, settled.evaluation, telling);
  return { title: titleOf(said), children: [...nodes, ...others, ...droppedFrom(line, telling), ...verdicts] };
}

/** A difference between the claim and the answer, with the rule that says so. */
function auditNode(entry: AuditEntry, telling: Telling, { evaluation }: Settled): ExplanationNode {
  const known = evaluation.state.prepared.rules.has(entry.rule);
  return { title: `audit: ${differenceWords(entry)}`, detail: entry.reason, children: known ? [telling.rule(entry.rule)] : [] };
}

/** Whether an instance made, or helped to make, a line. */
function made(instance: Instance, line: DraftLine): boolean {
  if (instance.status !== "made" || !line.rules.includes(instance.rule.name)) return false;
  if (!instance.units.some((unit) => unit.code === (line.recodedFrom ?? line.code) && (unit.supply === undefined || unit.supply.part === line.part))) return false;
  if (instance.drugOf) return line.drugOf?.includes(instance.drugOf) ?? false;
  return instance.services.length === 0 || instance.services.some((service) => line.services.includes(service));
}

function titleOf(line: Line): string {
  const modifiers = line.modifiers.length > 0 ? ` with ${line.modifiers.join(", ")}` : "";
  return `${line.code} x${line.units}${modifiers} on ${line.date}: ${line.outcome}`;
}
