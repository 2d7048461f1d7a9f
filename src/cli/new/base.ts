import type { Outcome } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { suggest } from "../../base/suggest.ts";
import type { PackFile } from "../../parser/ast.ts";
import { parseModule } from "../../parser/parse.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Place } from "./place.ts";

/** A pack of a folder of rules. */
export interface KnownPack {
  /** Relative to the folder of rules. */
  readonly folder: string;
  readonly file: PackFile;
}

/** The pack that a new one extends, and the vocabulary of the base below it. */
export interface Extended {
  readonly pack: KnownPack;
  /** Name alone, without its version. */
  readonly vocabulary: string;
}

/** The packs of some files; one whose `pack.yaml` cannot be read is left out. */
export function packsIn(files: readonly SourceFile[]): readonly KnownPack[] {
  return files.flatMap((source) => {
    const found = /^(.*)\/pack\.yaml$/.exec(source.path);
    const file = found ? parseModule(source).value : undefined;
    return found && file?.kind === "pack_file" ? [{ folder: found[1]!, file }] : [];
  });
}

/** The pack that `wanted` names (`ID` or `ID RELEASE`), or the one base where nothing is wanted. */
export function findExtended(packs: readonly KnownPack[], wanted: string | undefined, place: Place): Outcome<Extended> {
  const [id, release] = wanted?.trim().split(/\s+/) ?? [];
  const fits = packs.filter(({ file }) => (id === undefined ? file.vocabulary !== undefined : file.id.text === id && (release ?? file.release.text) === file.release.text));
  const [pack] = fits;
  const vocabulary = pack && fits.length === 1 ? vocabularyOf(pack.file, packs) : undefined;
  if (pack && vocabulary !== undefined) return { value: { pack, vocabulary }, diagnostics: [] };
  const known = packs.map(({ file }) => file.id.text);
  const names = packs.filter(({ file }) => file.vocabulary !== undefined).map(({ file }) => `\`${file.id.text}\``);
  const help = names.length > 0 ? `packs to build on: ${names.join(", ")}` : undefined;
  const extras = { ...(help === undefined ? {} : { help }), ...(id === undefined ? {} : { suggestions: suggest(id, known) }) };
  const args = { root: place.shown, wanted: wanted === undefined ? "one base" : `a pack \`${wanted}\`` };
  return { value: undefined, diagnostics: [cliCatalog.create("cli/nothing-to-extend", placeOf(place.shown), args, extras)] };
}

/** The vocabulary of the base at the end of a chain; undefined where the chain breaks or turns in a circle. */
function vocabularyOf(file: PackFile, packs: readonly KnownPack[]): string | undefined {
  let at: PackFile | undefined = file;
  for (let steps = packs.length; at && steps >= 0; steps--) {
    if (at.vocabulary) return at.vocabulary.text.split(/\s+/)[0];
    const below: string | undefined = at.extends?.text.split(/\s+/)[0];
    at = packs.find((one) => one.file.id.text === below)?.file;
  }
  return undefined;
}
