import { propertyDiagnostics } from "../diagnostics/properties.ts";
import { chainOf } from "../emit.ts";
import type { UnderstoodPack } from "../understand.ts";
import type { Property } from "./property.ts";
import { readProperty } from "./read-property.ts";

/** Reports sentences of a pack's own `properties` that the library does not know, names in them that are none, and what is stated already. */
export function checkProperties(pack: UnderstoodPack): void {
  const { report } = pack.context;
  const stated = new Map((pack.base ? propertiesOf(pack.base) : []).map((one) => [one.sentence, one]));
  for (const property of ownProperties(pack, report)) {
    const { sentence, span } = property;
    const first = stated.get(sentence);
    if (first) report(propertyDiagnostics.create("check/property-twice", span, { sentence, pack: first.pack }, { related: [{ span: first.span, caption: "here first" }] }));
    else stated.set(sentence, property);
  }
}

/**
 * The laws of a pack: those of the packs below, the lowest first, then its own; each once. A law that a pack states for fewer encounters (`where`) stands in
 * place of the same law of a pack below.
 */
export function propertiesOf(pack: UnderstoodPack): readonly Property[] {
  const all = new Map<string, Property>();
  for (const one of [...chainOf(pack)].reverse()) {
    for (const property of ownProperties(one, () => undefined)) {
      const below = all.get(property.stem);
      if (below === undefined || (below.pack !== property.pack && property.where)) all.set(property.stem, property);
      else if (below.sentence !== property.sentence) all.set(property.sentence, property);
    }
  }
  return [...all.values()];
}

function ownProperties({ chained: { source }, context, names: { symbols } }: UnderstoodPack, report: UnderstoodPack["context"]["report"]): readonly Property[] {
  const words = source.ruleFiles.flatMap((file) => file.properties);
  return words.map((word) => readProperty(word, { pack: context.pack, symbols, report })).filter((one) => one !== undefined);
}
