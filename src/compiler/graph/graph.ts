import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { RuleKind } from "../../parser/ast.ts";
import type { Draft } from "../draft.ts";
import type { Exception } from "../exceptions/exception.ts";
import { findNoun } from "../elaborate/context.ts";
import { findField } from "../elaborate/fields.ts";
import { noReads, readHead, readMeaning, readTest } from "./reads.ts";
import type { Reads } from "./reads.ts";

/** A stage of the engine that many rules make together. No rule can have such a name. */
const MADE_LINES = "the lines that are made";
const LINES = "dated lines";
const MODIFIED_LINES = "lines with modifiers";

/** A node per rule and per stage, with an edge to everything it needs. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Builds the graph of a chain, guards and values of all exceptions included, whatever their dates. */
export function buildGraph(drafts: readonly Draft[], exceptions: readonly Exception[], vocabulary: Vocabulary): Graph {
  const byKind = (...kinds: readonly RuleKind[]): readonly string[] => drafts.filter(({ rule }) => kinds.includes(rule.kind)).map(({ rule }) => rule.name.text);
  const stages: Stages = { vocabulary, assume: takersOf(drafts), sites: byKind("sites"), services: byKind("services") };
  const graph = new Map<string, Set<string>>();
  graph.set(MADE_LINES, new Set(byKind("ladder", "bill", "drug_units")));
  graph.set(LINES, new Set([MADE_LINES, ...byKind("date")]));
  graph.set(MODIFIED_LINES, new Set([LINES, ...byKind("modifier", "modifier_group")]));
  const known = edgesWith(stages);
  for (const draft of drafts) {
    let edges = known.get(draft);
    if (!edges) known.set(draft, (edges = edgesOfDraft(draft, stages)));
    graph.set(draft.rule.name.text, new Set(edges));
  }
  for (const exception of exceptions) {
    const node = exception.rule.name.text;
    graph.set(node, edgesOfException(exception, stages));
    for (const { target } of exception.changes) graph.get(target.rule.name.text)?.add(node);
    for (const over of exception.over) graph.get(over.rule.name.text)?.add(node);
  }
  return graph;
}

/** One draft serves every pack that extends its own, and packs mostly have the stages of their base: its edges are then the same. */
const kept = new WeakMap<Vocabulary, Map<string, WeakMap<Draft, ReadonlySet<string>>>>();

function edgesWith({ vocabulary, assume, sites, services }: Stages): WeakMap<Draft, ReadonlySet<string>> {
  let byStages = kept.get(vocabulary);
  if (!byStages) kept.set(vocabulary, (byStages = new Map()));
  const key = JSON.stringify([[...assume], sites, services]);
  let edges = byStages.get(key);
  if (!edges) byStages.set(key, (edges = new WeakMap()));
  return edges;
}

interface Stages {
  readonly vocabulary: Vocabulary;
  /** Assumptions by the field they fill. */
  readonly assume: ReadonlyMap<string, readonly string[]>;
  readonly sites: readonly string[];
  readonly services: readonly string[];
}

function takersOf(drafts: readonly Draft[]): ReadonlyMap<string, readonly string[]> {
  const takers = new Map<string, string[]>();
  for (const { rule, noun, parts } of drafts) {
    const take = rule.kind === "assume" ? parts.get("take") : undefined;
    if (take?.is !== "take" || !noun) continue;
    for (const field of take.entries.keys()) {
      const key = `${noun.name}.${field}`;
      takers.set(key, [...(takers.get(key) ?? []), rule.name.text]);
    }
  }
  return takers;
}

function edgesOfDraft(draft: Draft, stages: Stages): Set<string> {
  const reads = noReads();
  const { kind } = draft.rule;
  readHead(draft.head, reads);
  readTest(draft.applies, null, reads);
  for (const [path, meaning] of draft.parts) readMeaning(path, meaning, draft.noun?.name ?? null, reads);
  const edges = edgesOf(reads, kind, stages);
  if (kind === "edit" || kind === "limit" || kind === "pairs") edges.add(MODIFIED_LINES);
  if (kind === "services") for (const name of [...stages.sites, ...[...stages.assume.values()].flat()]) edges.add(name);
  return edges;
}

function edgesOfException(exception: Exception, stages: Stages): Set<string> {
  const reads = noReads();
  const noun = exception.noun?.name ?? null;
  readTest(exception.guard, noun, reads);
  readTest(exception.applies, null, reads);
  for (const { part, meaning } of exception.changes) readMeaning(part, meaning, noun, reads);
  return edgesOf(reads, exception.changes[0]?.target.rule.kind ?? "exception", stages);
}

function edgesOf(reads: Reads, kind: RuleKind, stages: Stages): Set<string> {
  const edges = new Set(reads.names);
  const add = (names: readonly string[]): void => {
    for (const name of names) edges.add(name);
  };
  for (const name of reads.nouns) addNoun(name, kind, stages, add);
  for (const path of reads.fields) {
    const [nounName, fieldName] = path.split(".") as [string, string];
    const noun = findNoun(stages.vocabulary, nounName);
    const field = noun && findField(stages.vocabulary, noun, fieldName);
    if (!noun || !field) continue;
    addNoun(nounName, kind, stages, add);
    const bySites = field.absence.is === "sites_rule" || (field.absence.is === "derived" && field.absence.how === "coding_site");
    if (bySites && kind !== "sites") add(stages.sites);
    if (kind !== "assume") add(stages.assume.get(path) ?? []);
    if (noun.madeBy === "lines" && field.readableIn.length > 0) add([MODIFIED_LINES]);
  }
  return edges;
}

function addNoun(name: string, kind: RuleKind, stages: Stages, add: (names: readonly string[]) => void): void {
  const noun = findNoun(stages.vocabulary, name);
  if (noun?.madeBy === "sites") add(stages.sites);
  else if (noun?.madeBy === "services") add(stages.services);
  else if (noun?.madeBy === "lines") add([kind === "date" ? MADE_LINES : LINES]);
}
