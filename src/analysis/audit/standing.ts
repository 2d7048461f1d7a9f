import type { RuleKind } from "../../parser/ast.ts";
import type { Exception } from "../../compiler/exceptions/exception.ts";
import type { UnderstoodPack } from "../../compiler/understand.ts";

/** A rule of a pack below. */
export interface BaseRule {
  readonly rule: string;
  readonly kind: RuleKind;
  /** Id of the pack that declares it. */
  readonly pack: string;
}

/** An exception, and the pack that has it. */
export interface ChangedBy {
  readonly exception: string;
  readonly pack: string;
}

/** How a pack stands to the rules of the packs below. Each rule is in one of the lists; a changed one is not called confirmed as well. */
export interface Standing {
  readonly changed: readonly (BaseRule & { readonly by: readonly ChangedBy[] })[];
  /** `sources`: keys, with their locators. */
  readonly confirmed: readonly (BaseRule & { readonly sources: readonly string[] })[];
  /** Neither changed nor confirmed: the payer's sources say nothing of it. */
  readonly silent: readonly BaseRule[];
}

/** The rules of the packs below, sorted by name; null where the pack extends none. Packs in between count like the pack itself. */
export function standingOf(pack: UnderstoodPack): Standing | null {
  if (!pack.base) return null;
  const changers = changersOf(pack);
  const changed: (BaseRule & { by: readonly ChangedBy[] })[] = [];
  const confirmed: (BaseRule & { sources: readonly string[] })[] = [];
  const silent: BaseRule[] = [];
  const below = [...pack.names.owners].filter(([, owner]) => owner.pack !== pack.context.pack).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, owner] of below) {
    const rule: BaseRule = { rule: name, kind: owner.rule.kind, pack: owner.pack };
    const by = (changers.get(name) ?? []).filter((one) => one.pack !== owner.pack).map((one) => ({ exception: one.rule.name.text, pack: one.pack }));
    const sources = pack.confirmations.get(name) ?? [];
    if (by.length > 0) changed.push({ ...rule, by });
    else if (sources.length > 0) confirmed.push({ ...rule, sources: sources.map(({ source, locator }) => sourceWords(pack, source, locator)) });
    else silent.push(rule);
  }
  return { changed, confirmed, silent };
}

/** The exceptions to each rule and to each exception, in order of their names. */
function changersOf(pack: UnderstoodPack): ReadonlyMap<string, readonly Exception[]> {
  const changers = new Map<string, Exception[]>();
  for (const exception of [...pack.exceptions.values()].sort((a, b) => (a.rule.name.text < b.rule.name.text ? -1 : 1))) {
    for (const name of new Set([...exception.to, ...exception.changes.map(({ target }) => target.rule.name.text)])) {
      const list = changers.get(name);
      if (list) list.push(exception);
      else changers.set(name, [exception]);
    }
  }
  return changers;
}

function sourceWords(pack: UnderstoodPack, source: number, locator: string | undefined): string {
  const { key } = pack.citations.citations[source]!;
  return locator === undefined ? key : `${key} ${locator}`;
}
