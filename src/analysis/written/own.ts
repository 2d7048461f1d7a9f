import type { Pack, Test } from "../../ir/ir.ts";
import type { CompiledPack } from "../../compiler/compile.ts";

/** What a pack itself says: its own rules and exceptions, without those of the packs it extends. */
export interface Own {
  /** Names of its rules and exceptions. */
  readonly names: ReadonlySet<string>;
  /** Its `applies when`, which stands in all of its rules and in the guards of all of its exceptions. */
  readonly applies: Test | undefined;
  title(name: string): string;
  /** `path:line` of a rule or exception; of the pack file where the name is none of them. */
  place(name: string): string;
}

/** What a compiled pack itself says. */
export function ownOf({ understood, pack, folder }: CompiledPack): Own {
  const id = understood.context.pack;
  const all = [...understood.drafts.values(), ...understood.exceptions.values()];
  const names = new Set(all.filter((one) => one.pack === id).map(({ rule }) => rule.name.text));
  const titles = titlesOf(pack);
  return { names, applies: understood.context.applies, title: (name) => titles.get(name) ?? name, place: (name) => pack.sourceMap[name] ?? `${folder}/pack.yaml:1` };
}

function titlesOf(pack: Pack): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const program of pack.programs) {
    for (const section of Object.values(program) as readonly unknown[]) {
      for (const rule of Array.isArray(section) ? section : [section]) {
        const { name, title } = (rule ?? {}) as { readonly name?: string; readonly title?: string };
        if (name !== undefined && title !== undefined) titles.set(name, title);
      }
    }
  }
  return titles;
}
