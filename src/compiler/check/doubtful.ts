import type * as ast from "../../parser/ast.ts";
import type { Graph } from "../graph/graph.ts";
import type { UnderstoodPack } from "../understand.ts";

/**
 * Rules and exceptions of a chain of which no conclusion is drawn: there is an error in them, or in what they read, change or are changed by.
 * What would be found about them may be gone with the error. Only what was reported until now counts.
 */
export function doubtfulNames(pack: UnderstoodPack, graph: Graph): ReadonlySet<string> {
  const doubtful = new Set<string>();
  if (!pack.failed()) return doubtful;
  const leanOn = leanings(pack, graph);
  const open = faultyNames(pack);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (doubtful.has(name)) continue;
    doubtful.add(name);
    open.push(...(leanOn.get(name) ?? []));
  }
  return doubtful;
}

/** What has an error behind its name, and what an exception with one is written to. */
function faultyNames(pack: UnderstoodPack): string[] {
  const names: string[] = [];
  for (let one: UnderstoodPack | null = pack; one; one = one.base) {
    const { ruleFiles, tally } = one.chained.source;
    const isFaulty = ({ name, span }: ast.Rule): boolean => pack.broken.has(name.text) || tally.hasErrorIn({ ...span, start: name.span.end });
    for (const rule of ruleFiles.flatMap(({ rules }) => rules).filter(isFaulty)) {
      names.push(rule.name.text, ...(rule.exception?.to ?? []).map(({ text }) => text));
    }
  }
  return names;
}

/** By each rule, what reads it and what it leads to. The stages that many rules make together are left out: one rule more or less decides little there. */
function leanings({ drafts, exceptions }: UnderstoodPack, graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const names = found.get(from);
    if (names) names.add(to);
    else found.set(from, new Set([to]));
  };
  for (const [name, reads] of graph) if (drafts.has(name) || exceptions.has(name)) for (const read of reads) add(read, name);
  for (const { rule, changes, over } of exceptions.values()) {
    for (const { target } of changes) add(target.rule.name.text, rule.name.text);
    for (const one of over) add(one.rule.name.text, rule.name.text);
  }
  return found;
}
