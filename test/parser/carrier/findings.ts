import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { textOf } from "../../../src/base/source.ts";
import { parseModule } from "../../../src/parser/parse.ts";

/** Each diagnostic of a file as its code and the underlined text. */
export function findings(text: string): readonly string[] {
  return parseModule({ path: "a.yaml", text }).diagnostics.map(shown);
}

/** `code [underlined text]`. */
export function shown(diagnostic: Diagnostic): string {
  return `${diagnostic.code} [${textOf(diagnostic.span)}]`;
}
