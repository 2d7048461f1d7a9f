import type { Span } from "../../base/source.ts";
import type { CompiledPack } from "../../compiler/compile.ts";

/** Where a rule of a pack's chain has its name; what is none of its rules is told at the head of the pack. */
export function placeOfRule(name: string, { understood }: CompiledPack): Span {
  return understood.names.owners.get(name)?.rule.name.span ?? understood.chained.source.file.id.span;
}
