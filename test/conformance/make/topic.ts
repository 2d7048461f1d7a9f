import { encodePack } from "../../../src/ir/pack.ts";
import { compiledOf } from "../../runtime/support/small.ts";

/** The rules of one pack of the set: sections of a small base, and of a layer over it. */
export interface Sources {
  readonly sections: readonly string[];
  readonly layer?: string;
  readonly layerPack?: string;
  /** Sites and services, where they are not those of every small base. */
  readonly engine?: string;
}

/** A case before its answer is known: what is coded, by which pack, and what it is about. */
export interface Asked {
  readonly name: string;
  readonly about: string;
  /** Name of one of the topic's packs. */
  readonly pack: string;
  readonly encounter?: Readonly<Record<string, unknown>>;
  /** In place of `encounter`: a text that is no encounter, or not written as one is. */
  readonly text?: string;
}

/** One file of cases, with the packs they are coded by. */
export interface Topic {
  /** Of the file: `NAME.ndjson`. */
  readonly name: string;
  readonly packs: Readonly<Record<string, Sources>>;
  readonly cases: readonly Asked[];
}

/** The text of a pack of the set. */
export function packText({ sections, layer, layerPack, engine }: Sources): string {
  return encodePack(compiledOf(sections, layer, layerPack, engine).pack);
}

/** Cases of one pack from rows of a name, what it is about, and the encounter. */
export function rows(pack: string, list: readonly (readonly [name: string, about: string, encounter: Readonly<Record<string, unknown>>])[]): readonly Asked[] {
  return list.map(([name, about, encounter]) => ({ name: `${pack}/${name}`, about, pack, encounter }));
}
