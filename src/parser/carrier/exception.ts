import type { ExceptionBody, Word, YamlMapping, YamlNode } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { findEntry, wordOf } from "../yaml/nodes.ts";
import { checkOutcomeText } from "./outcome-text.ts";
import { given, type Reading } from "./reading.ts";
import { readWord, wordsAt } from "./words.ts";

/** What an exception changes, and of which rules. The new values stay YAML until the kind of the target is known. */
export function readExceptionBody(name: Word, body: YamlMapping, reading: Reading): ExceptionBody {
  const change = findEntry(body, "change");
  const instead = findEntry(body, "instead");
  if (change && instead) {
    const later = change.key.span.start < instead.key.span.start ? instead : change;
    reading.report(parseDiagnostics.create("parse/change-and-instead", later.key.span, { name: name.text }));
  }
  const replaced = readInstead(instead?.value);
  if (replaced && "outcome" in replaced) checkOutcomeText(replaced.outcome.text, replaced.text, undefined, reading.report);
  return {
    to: wordsAt(body, "to"),
    change: change?.value.kind === "mapping" ? change.value.entries.map((entry) => ({ path: wordOf(entry.key), value: entry.value })) : [],
    ...given("instead", replaced),
  };
}

function readInstead(node: YamlNode | undefined): ExceptionBody["instead"] {
  if (node?.kind === "mapping") {
    const [entry] = node.entries;
    const text = readWord(entry?.value);
    return entry && text ? { outcome: wordOf(entry.key), text } : undefined;
  }
  const word = readWord(node);
  return word && { word };
}
