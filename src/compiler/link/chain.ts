import type { Report } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import { buildVocabulary } from "../vocabulary.ts";
import type { PackSource, Workspace } from "./workspace.ts";
import { duplicatePack } from "./workspace.ts";

/** A pack whose base and vocabulary are known. */
export interface ChainedPack {
  readonly source: PackSource;
  readonly base: ChainedPack | null;
  readonly vocabulary: Vocabulary;
  /** How many packs lie below it. */
  readonly layers: number;
}

const MOST_LAYERS = 8;

/**
 * Finds what each pack extends and the vocabulary below. Bases come before the packs that extend them. A pack whose base or vocabulary is
 * missing is left out, with a diagnostic on the first pack that lacks it.
 */
export function chainPacks(workspace: Workspace): readonly ChainedPack[] {
  const packs = uniquePacks(workspace.packs);
  const vocabularies = buildVocabularies(workspace);
  const done = new Map<PackSource, ChainedPack | undefined>();
  const reported = new Set<PackSource>();
  const chain = (source: PackSource, above: readonly PackSource[]): ChainedPack | undefined => {
    if (done.has(source)) return done.get(source);
    const start = above.indexOf(source);
    if (start >= 0) {
      reportCycle(above.slice(start), reported);
      return undefined;
    }
    const chained = source.file.extends
      ? chainLayer(source, source.file.extends, packs, workspace.incomplete, (base) => chain(base, [...above, source]))
      : chainBase(source, vocabularies);
    done.set(source, chained);
    return chained;
  };
  for (const pack of packs) chain(pack, []);
  return [...done.values()].filter((pack) => pack !== undefined);
}

function chainBase(source: PackSource, vocabularies: ReadonlyMap<string, Vocabulary | undefined>): ChainedPack | undefined {
  const { file, tally } = source;
  // A pack file with neither `extends` nor `vocabulary` was reported by the reader.
  if (!file.vocabulary) return undefined;
  const wanted = file.vocabulary.text;
  if (!vocabularies.has(wanted)) {
    const suggestions = suggest(wanted, vocabularies.keys());
    tally.report(linkDiagnostics.create("check/vocabulary-unknown", file.vocabulary.span, { vocabulary: wanted }, { suggestions }));
    return undefined;
  }
  const vocabulary = vocabularies.get(wanted);
  return vocabulary && { source, base: null, vocabulary, layers: 0 };
}

function chainLayer(
  source: PackSource,
  wanted: ast.Word,
  packs: readonly PackSource[],
  incomplete: boolean,
  chain: (base: PackSource) => ChainedPack | undefined,
): ChainedPack | undefined {
  const { file, tally } = source;
  const pack = file.id.text;
  if (file.vocabulary) tally.report(linkDiagnostics.create("check/layer-has-vocabulary", file.vocabulary.span, { pack }));
  if (!file.payer) tally.report(linkDiagnostics.create("check/layer-needs-payer", file.id.span, { pack }));
  const [id, release, ...rest] = wanted.text.split(/\s+/);
  if (id === undefined || release === undefined || rest.length > 0) {
    tally.report(linkDiagnostics.create("check/extends-form", wanted.span, { text: wanted.text }));
    return undefined;
  }
  const named = packs.filter((one) => one.file.id.text === id);
  const found = named.find((one) => one.file.release.text === release);
  if (!found && !(incomplete && named.length === 0)) reportUnknown(wanted, id, release, packs, named, tally.report);
  const base = found && chain(found);
  if (!base) return undefined;
  if (base.layers < MOST_LAYERS) return { source, base, vocabulary: base.vocabulary, layers: base.layers + 1 };
  tally.report(linkDiagnostics.create("check/extends-depth", wanted.span, { pack, most: String(MOST_LAYERS) }));
  return undefined;
}

function reportUnknown(
  wanted: ast.Word, id: string, release: string, packs: readonly PackSource[], named: readonly PackSource[], report: Report,
): void {
  const whole = (pack: PackSource): string => `${pack.file.id.text} ${pack.file.release.text}`;
  if (named.length > 0) {
    report(linkDiagnostics.create("check/extends-release", wanted.span, { id, release }, { suggestions: named.map(whole) }));
    return;
  }
  const near = suggest(id, packs.map((pack) => pack.file.id.text));
  const suggestions = near.flatMap((name) => packs.filter((pack) => pack.file.id.text === name).map(whole));
  report(linkDiagnostics.create("check/extends-unknown", wanted.span, { id }, { suggestions }));
}

function reportCycle(cycle: readonly PackSource[], reported: Set<PackSource>): void {
  if (cycle.some((pack) => reported.has(pack))) return;
  for (const pack of cycle) reported.add(pack);
  const [first] = cycle;
  const names = [...cycle, first!].map((pack) => `\`${pack.file.id.text}\``);
  const related = cycle.slice(1).map((pack) => ({ span: pack.file.extends!.span, caption: `${pack.file.id.text} extends` }));
  const args = { cycle: names.join(" extends ") };
  first!.tally.report(linkDiagnostics.create("resolve/cycle", first!.file.extends!.span, args, { related }));
}

function uniquePacks(packs: readonly PackSource[]): readonly PackSource[] {
  const byRelease = new Map<string, PackSource>();
  for (const pack of packs) {
    const key = `${pack.file.id.text} ${pack.file.release.text}`;
    const first = byRelease.get(key);
    if (first) pack.tally.report(duplicatePack(pack.file.id, first.file.id.span));
    else byRelease.set(key, pack);
  }
  return [...byRelease.values()];
}

/** Vocabularies by name and version; undefined for one with errors, so that packs on it stay silent. */
function buildVocabularies({ vocabularies }: Workspace): ReadonlyMap<string, Vocabulary | undefined> {
  const built = new Map<string, Vocabulary | undefined>();
  const places = new Map<string, ast.Word>();
  for (const { file, tally } of vocabularies) {
    const key = `${file.name.text} ${file.version.text}`;
    const first = places.get(key);
    if (first) {
      const related = [{ span: first.span, caption: "here first" }];
      tally.report(linkDiagnostics.create("resolve/duplicate-vocabulary", file.name.span, { vocabulary: key }, { related }));
      continue;
    }
    places.set(key, file.name);
    const vocabulary = buildVocabulary(file, tally.report);
    built.set(key, tally.failed() ? undefined : vocabulary);
  }
  return built;
}
