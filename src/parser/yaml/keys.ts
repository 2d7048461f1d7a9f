import type { Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import type { Span } from "../../base/source.ts";
import type { YamlEntry } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/** Keys that programs reading JSON confuse with members of their own objects. */
const RESERVED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);

/**
 * Reports more keys than a mapping may have. The entries that may stay: the first of equal keys, no merge key, no reserved
 * key, none without text; each of the others is reported. Keys are equal when their NFC forms are: what looks the same is the same.
 */
export function keepKeys(entries: readonly YamlEntry[], report: Report): readonly YamlEntry[] {
  const tooMany = entries[LIMITS.keysPerMapping];
  if (tooMany) report(parseDiagnostics.create("parse/yaml-keys", tooMany.key.span, { limit: String(LIMITS.keysPerMapping) }));
  const first = new Map<string, YamlEntry>();
  return entries.filter((entry) => {
    const { span } = entry.key;
    const key = entry.key.text;
    if (key === "<<" && entry.key.style === "plain") {
      report(parseDiagnostics.create("parse/yaml-merge", span, {}));
      return false;
    }
    if (RESERVED.has(key)) {
      report(parseDiagnostics.create("parse/reserved-key", span, { key }));
      return false;
    }
    if (key.trim() === "") {
      report(parseDiagnostics.create("parse/complex-key", shownSpan(entry), {}));
      return false;
    }
    const before = first.get(key.normalize("NFC"));
    if (before) {
      const related = [{ span: before.key.span, caption: "the first one" }];
      report(parseDiagnostics.create("parse/duplicate-key", span, { key }, { related }));
      return false;
    }
    first.set(key.normalize("NFC"), entry);
    return true;
  });
}

/** A key without text is shown by its quotes, or by the colon behind it. */
function shownSpan({ key: { style, span } }: YamlEntry): Span {
  if (style === "single" || style === "double") return { ...span, start: span.start - 1, end: span.end + 1 };
  return { ...span, end: Math.max(span.end, span.start + 1) };
}
