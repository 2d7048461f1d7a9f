import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { buildVocabulary } from "../../src/compiler/vocabulary.ts";
import type { Vocabulary } from "../../src/ir/vocabulary.ts";
import { parseModule } from "../../src/parser/parse.ts";

let shipped: Vocabulary | undefined;

/** The shipped vocabulary, built once for all tests of a process; a diagnostic fails the test that asked. */
export function shippedVocabulary(): Vocabulary {
  return (shipped ??= build("vocabulary/infusion.yaml"));
}

function build(path: string): Vocabulary {
  const text = readFileSync(new URL(`../../rules/${path}`, import.meta.url), "utf8");
  const { value, diagnostics } = parseModule({ path, text });
  const found: Diagnostic[] = [...diagnostics];
  const vocabulary = value?.kind === "vocabulary_file" ? buildVocabulary(value, (diagnostic) => found.push(diagnostic)) : undefined;
  if (found.length > 0 || vocabulary === undefined) throw new Error(found.map(({ code, message }) => `${path}: ${code} ${message}`).join("\n"));
  return vocabulary;
}
