import { decideProperties, type PropertyReport, type PropertySettings } from "../analysis/properties/properties.ts";
import type { Subject } from "../analysis/properties/law.ts";
import { subjectOf } from "../analysis/properties/subject.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import { propertiesOf } from "../compiler/properties/check-properties.ts";
import type { Property } from "../compiler/properties/property.ts";
import { withVectors } from "./vectors.ts";

/** What became of the laws of a pack, and the pack they were decided for. */
export interface DecidedPack {
  readonly compiled: CompiledPack;
  readonly report: PropertyReport;
}

/** Which laws are decided; all of a pack's where nothing is said. */
export type Asked = (property: Property) => boolean;

/**
 * Decides the laws of each of some packs, those that it inherits too. `all` has the packs that they extend, whose examples charts are drawn from as well.
 * The same packs, seed and runs give the same reports.
 */
export function decideLaws(packs: readonly CompiledPack[], all: readonly CompiledPack[], settings: PropertySettings, asked: Asked = () => true): readonly DecidedPack[] {
  const ready = new Map<string, Subject>();
  const subjectFor = (compiled: CompiledPack): Subject => {
    const known = ready.get(compiled.folder);
    if (known) return known;
    const below = all.find(({ folder }) => folder === compiled.chain[1]);
    const { pack, understood } = compiled;
    const made = subjectOf({ pack, vectors: withVectors(compiled).vectors ?? [], understood }, below ? subjectFor(below) : null);
    ready.set(compiled.folder, made);
    return made;
  };
  return packs.flatMap((compiled) => {
    const laws = propertiesOf(compiled.understood).filter(asked);
    return laws.length === 0 ? [] : [{ compiled, report: decideProperties(laws, subjectFor(compiled), settings) }];
  });
}
