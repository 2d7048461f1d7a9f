import { suggest } from "../../base/suggest.ts";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import { kindWords } from "../../compiler/kind-words.ts";
import { rangeWords } from "../../compiler/timeline/range.ts";
import type { Pack } from "../../ir/ir.ts";
import { KINDS_IN_ORDER } from "../../analysis/show/kinds.ts";
import type { ShownPack, ShownRule } from "../../analysis/show/model.ts";
import type { RuleKind } from "../../parser/ast.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { OpenedShelf, ShownPackFile } from "./open.ts";

/** The one pack that is meant: of several that of the payer, without a payer the one that has none; of its releases the one of the day. */
export function pickPack({ packs }: OpenedShelf, payer: string | undefined, on: string, given: string): Outcome<ShownPackFile> {
  const [only, ...others] = packs;
  if (only && others.length === 0 && payer === undefined) return { value: only, diagnostics: [] };
  const of = packs.filter((pack) => pack.payer === (payer ?? null));
  if (of.length === 0 && payer !== undefined) {
    const payers = packs.flatMap((pack) => (pack.payer === null ? [] : [pack.payer]));
    return refuse(cliCatalog.create("cli/unknown-payer", placeOf(given), { payer }, { suggestions: suggest(payer, payers), fixes: [] }));
  }
  const inForce = of.length > 1 ? of.filter(({ pack }) => segmentOn(pack, on) !== undefined) : of;
  const [one, ...more] = inForce.length > 0 ? inForce : of;
  if (one && more.length === 0) return { value: one, diagnostics: [] };
  const names = (of.length > 0 ? of : packs).map(({ id, release }) => `\`${id} ${release}\``);
  const help = of.length > 0 ? `give the folder of one: ${names.join(", ")}` : "name its payer with `--payer`, or give the folder of one pack";
  return refuse(cliCatalog.create("cli/several-packs", placeOf(given), { path: given }, { help }));
}

/** Why a pack shows nothing of a day. */
export function notInForce(pack: Pack, on: string, given: string): Diagnostic {
  const range = rangeWords({ from: pack.segments[0]!.from, until: pack.segments.at(-1)!.to });
  return cliCatalog.create("cli/pack-not-in-force", placeOf(given), { pack: `${pack.id} ${pack.release}`, date: on }, { help: `it is ${range}; \`--on\` chooses the day` });
}

/** The rule of a name. */
export function pickRule(name: string, shown: ShownPack, pack: Pack, given: string): Outcome<ShownRule> {
  const rule = shown.rules.find((one) => one.name === name);
  if (rule) return { value: rule, diagnostics: [] };
  const ranges = pack.segments.filter(({ program }) => holdsName(pack.programs[program]!, name)).map(({ from, to }) => rangeWords({ from, until: to }));
  const owner = `${pack.id} ${pack.release}`;
  if (ranges.length > 0) return refuse(cliCatalog.create("cli/rule-not-in-force", placeOf(given), { rule: name, pack: owner, date: shown.on }, { help: `it is ${ranges.join(", ")}` }));
  const suggestions = suggest(name, shown.rules.map((one) => one.name));
  return refuse(cliCatalog.create("cli/unknown-rule", placeOf(given), { rule: name, pack: owner }, { suggestions, fixes: [] }));
}

/** The kind of a word: `ladder`, `drug units rule`, `drug_units`, `edits`. */
export function pickKind(word: string): Outcome<RuleKind> {
  const plain = word.replaceAll("_", " ").toLowerCase();
  const kind = KINDS_IN_ORDER.find((one) => [kindWords(one), `${kindWords(one)}s`, one.replaceAll("_", " ")].includes(plain));
  if (kind) return { value: kind, diagnostics: [] };
  const names = KINDS_IN_ORDER.map((one) => kindWords(one));
  return refuse(cliCatalog.create("cli/unknown-kind", placeOf(word), { kind: word }, { help: `the kinds are ${names.join(", ")}`, suggestions: suggest(plain, names), fixes: [] }));
}

function segmentOn(pack: Pack, on: string): Pack["segments"][number] | undefined {
  return pack.segments.find(({ from, to }) => from <= on && (to === null || on <= to));
}

function holdsName(program: Pack["programs"][number], name: string): boolean {
  return Object.values(program).flatMap((rules: (typeof program)[keyof typeof program]) => [rules].flat()).some((rule) => rule?.name === name);
}

function refuse(diagnostic: Diagnostic): { readonly value: undefined; readonly diagnostics: readonly Diagnostic[] } {
  return { value: undefined, diagnostics: [diagnostic] };
}
