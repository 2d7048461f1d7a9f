import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { buildVocabulary } from "../../src/compiler/vocabulary.ts";
import type { Vocabulary } from "../../src/ir/vocabulary.ts";
import type * as ast from "../../src/parser/ast.ts";

const path = new URL("../../rules/vocabulary/infusion.yaml", import.meta.url);

let built: Vocabulary | undefined;

/** The shipped vocabulary. */
export function shippedVocabulary(): Vocabulary {
  return (built ??= build());
}

function build(): Vocabulary {
  const text = readFileSync(path, "utf8");
  const y = parse(text, { schema: "failsafe" });
  const span = { file: { path: "vocabulary/infusion.yaml", text }, start: 0, end: 1 };
  const w = (t: string): ast.Word => ({ text: t, span });
  const ow = <K extends string>(k: K, t: string | undefined) => (t === undefined ? {} : { [k]: w(t) });
  const file = {
    kind: "vocabulary_file", name: w(y.vocabulary), version: w(y.version), reads: w(y.reads), span,
    types: Object.entries<any>(y.types).map(([n, t]) => ({ name: w(n), members: t["one of"].map(w), span, groups: Object.entries<any>(t.groups ?? {}).map(([g, m]) => ({ name: w(g), members: m.map(w) })) })),
    nouns: Object.entries<any>(y.nouns).map(([n, t]) => ({
      name: w(n), ...ow("plural", t.plural), ...ow("title", t.title), ...ow("from", t.from), ...ow("madeBy", t["made by"]), ...ow("givenLine", t["given line"]),
      ...(t.required ? { required: t.required === "yes" } : {}), span, documents: (t.documents ?? []).map(w),
      ...(t.span ? { itemSpan: { from: w(t.span.from), to: w(t.span.to), ...ow("pauses", t.span.pauses), ...ow("emptyFor", t.span["empty for"]), ...ow("atMost", t.span["at most"]), span } } : {}),
      fields: Object.entries<any>(t.fields).map(([f, d]) => ({
        name: w(f), type: w(d.type), required: d.required === "yes", documentable: d.documentable === "yes", ...ow("whenAbsent", d["when absent"]),
        ...ow("joined", d.joined), ...ow("derived", d.derived), readable: d.readable !== "no", readableIn: (d["readable in"] ?? []).map(w), ...ow("needs", d.needs), span,
      })),
    })),
  } as unknown as ast.VocabularyFile;
  const found: Diagnostic[] = [];
  const v = buildVocabulary(file, (d) => found.push(d));
  if (found.length > 0) throw new Error(JSON.stringify(found.map((d) => d.code + " " + d.message)));
  return v;
}
