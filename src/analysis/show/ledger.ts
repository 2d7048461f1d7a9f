import { invariant } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import type { Origin, ShownSource } from "./model.ts";

/** Where the things of a pack are written and what they rest on. */
export interface Ledger {
  /** Of a rule or an exception; `citations` are its own. */
  origin(name: string, citations: readonly ir.Citing[]): Origin;
  source(citing: ir.Citing): ShownSource;
  exception(name: string): ir.ExceptionInfo;
}

/**
 * Reads a pack's map of places and its citations. A pack does not say which pack a rule is of; the first source of a rule is always one of the
 * pack that declares it, and the folder of a file belongs to one pack, which tells it for lists of codes and rows, which carry no source.
 */
export function ledgerOf(pack: ir.Pack, program: ir.Program): Ledger {
  const releases = new Map([pack, ...pack.extends].map(({ id, release }) => [id, release]));
  const exceptions = new Map(program.exceptions.map((one) => [one.name, one]));
  const ownerOfFolder = new Map<string, string>();
  const cited = (citations: readonly ir.Citing[]): string | undefined => (citations[0] ? pack.citations[citations[0].source]!.pack : undefined);
  for (const rule of citingRules(program)) {
    const owner = cited(rule.citations);
    const folder = folderOf(pack.sourceMap[rule.name]);
    if (owner !== undefined && folder !== undefined) ownerOfFolder.set(folder, owner);
  }
  return {
    origin(name, citations) {
      const place = pack.sourceMap[name];
      const owner = cited(citations) ?? ownerOfFolder.get(folderOf(place) ?? "") ?? null;
      return { pack: owner, release: owner === null ? null : (releases.get(owner) ?? null), place: place ?? null };
    },
    source({ source, locator }) {
      const { pack: of, key, title, publisher, confidence, url } = pack.citations[source]!;
      return { pack: of, key, title, locator: locator ?? null, publisher: publisher ?? null, confidence: confidence ?? null, url: url ?? null };
    },
    exception(name) {
      const found = exceptions.get(name);
      invariant(found, "an exception that changes a rule is listed in its program");
      return found;
    },
  };
}

/** The rules of a program that say on what they rest. */
function citingRules(program: ir.Program): readonly ir.RuleBase[] {
  return Object.values(program).flatMap((rules: ir.Program[keyof ir.Program]) => [rules].flat()).flatMap((rule) => (rule !== null && "citations" in rule ? [rule] : []));
}

function folderOf(place: string | undefined): string | undefined {
  return place?.replace(/\/?[^/]*$/, "");
}
