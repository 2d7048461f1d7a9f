import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "../../../src/base/diagnostic.ts";
import { type NameTable, tableNames } from "../../../src/compiler/link/symbols.ts";
import type { Symbols } from "../../../src/compiler/symbols.ts";
import { buildVocabulary } from "../../../src/compiler/vocabulary.ts";
import type { Vocabulary } from "../../../src/ir/vocabulary.ts";
import type * as ast from "../../../src/parser/ast.ts";
import { parseModule } from "../../../src/parser/parse.ts";

const RULES = fileURLToPath(new URL("../../../rules/", import.meta.url));

/** One shipped pack: its own modules, and the symbols of its chain. */
export interface ShippedPack {
  readonly folder: string;
  readonly rules: readonly ast.Rule[];
  readonly appliesWhen: ast.Clause | undefined;
  readonly symbols: Symbols;
}

/** The shipped packs, the base first; what the parser or the name table finds is a failure. */
export function shippedPacks(): readonly ShippedPack[] {
  const vocabulary = shippedVocabulary();
  const base = readPack("cpt", () => undefined, vocabulary);
  const medicare = readPack("medicare", () => base.names, vocabulary);
  const extended = new Map([base, medicare].map(({ folder, names }) => [`${folder}/infusion`, names]));
  const payers = readdirSync(join(RULES, "payers")).sort().map((payer) => readPack(`payers/${payer}`, (id) => extended.get(id), vocabulary));
  return [base, medicare, ...payers].map(({ names, ...pack }) => ({ ...pack, symbols: names.symbols }));
}

function shippedVocabulary(): Vocabulary {
  const module = readModule("vocabulary/infusion.yaml");
  if (module.kind !== "vocabulary_file") throw new Error("the vocabulary is no vocabulary");
  return buildVocabulary(module, fail);
}

/** A pack, its names on top of those of the pack that it extends, by its id. */
function readPack(folder: string, namesOf: (id: string) => NameTable | undefined, vocabulary: Vocabulary) {
  const modules = readdirSync(join(RULES, folder)).filter((file) => file.endsWith(".yaml")).sort().map((file) => readModule(`${folder}/${file}`));
  const rules = modules.flatMap((module) => (module.kind === "rule_file" ? module.rules : []));
  const pack = modules.find((module) => module.kind === "pack_file");
  return { folder, rules, appliesWhen: pack?.appliesWhen, names: tableNames(folder, rules, namesOf(pack?.extends?.text.split(" ")[0] ?? ""), vocabulary, fail) };
}

function readModule(path: string): ast.Module {
  const { value, diagnostics } = parseModule({ path, text: readFileSync(join(RULES, path), "utf8") });
  for (const diagnostic of diagnostics) fail(diagnostic);
  if (value === undefined) throw new Error(`${path} gives no module`);
  return value;
}

const fail: Report = ({ code, message, span }) => {
  throw new Error(`${span.file.path}: ${code} ${message}`);
};
