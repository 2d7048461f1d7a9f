import { Composer } from "yaml";
import { invariant } from "../../base/invariant.ts";
import type { Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import type { SourceFile } from "../../base/source.ts";
import type { YamlNode } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { checkBlanks } from "./blanks.ts";
import { checkCharacters } from "./characters.ts";
import { toYamlNode } from "./compose.ts";
import { readQuickly } from "./quick.ts";
import { reportSyntax } from "./syntax.ts";
import { readTokens } from "./tokens.ts";

/** YAML without types (failsafe) and without its shortcuts; duplicate keys are found by us, with both places. */
const OPTIONS = {
  schema: "failsafe",
  version: "1.2",
  merge: false,
  stringKeys: true,
  resolveKnownTags: false,
  uniqueKeys: false,
  strict: true,
  prettyErrors: false,
  keepSourceTokens: true,
  logLevel: "silent",
} as const;

/** Findings of the yaml package about what we report ourselves, on the same place and with our words. */
const OURS: ReadonlySet<string> = new Set(["TAG_RESOLVE_FAILED", "BAD_DIRECTIVE", "MULTIPLE_DOCS", "BAD_ALIAS", "ALIAS_PROPS", "MULTIPLE_ANCHORS", "MULTIPLE_TAGS"]);

/**
 * Reads one YAML document with every scalar as text. Undefined where the text cannot be read or has nothing to read; what is banned
 * but readable (tags, anchors, tabs, duplicate keys ...) is reported and read on, so that later stages find their own errors in one run.
 */
export function readYaml(file: SourceFile, report: Report): YamlNode | undefined {
  if (!withinSize(file, report)) return undefined;
  const clean = checkBlanks(file, checkCharacters(file, report), report);
  const quick = clean === file.text ? readQuickly(file, report) : undefined;
  return quick ?? readWithPackage(file, clean, report);
}

/** As {@link readYaml}, without the shorter way for what is plainly written. `clean` is the text without characters that may not stand in it. */
export function readWithPackage(file: SourceFile, clean: string, report: Report): YamlNode | undefined {
  const { tokens, readable, longQuotes, openBrackets } = readTokens(file, clean, report);
  if (!readable) return undefined;
  const [document] = [...new Composer(OPTIONS).compose(tokens, true, clean.length)];
  invariant(document, "the composer gives a document when it is asked for one");
  const errors = document.errors.filter((error) => !OURS.has(error.code));
  const complex = errors.filter((error) => error.code === "NON_STRING_KEY");
  for (const { pos } of complex) {
    if (clean.slice(0, pos[0]).trimEnd().endsWith("?") || clean.startsWith("- ", pos[0])) continue;
    report(parseDiagnostics.create("parse/complex-key", { file, start: pos[0], end: Math.max(pos[0], pos[1]) }, {}));
  }
  if (errors.length > complex.length) {
    const isShifted = clean !== file.text && /[\t\ufeff]|\r(?!\n)/.test(file.text.slice(1));
    if (!isShifted) reportSyntax(errors.filter((error) => error.code !== "NON_STRING_KEY"), { longQuotes, openBrackets }, clean, file, report);
    return undefined;
  }
  const root = document.contents;
  const node = root ? toYamlNode(root, file, report) : undefined;
  if (node === undefined || (node.kind === "scalar" && node.text.trim() === "")) {
    report(parseDiagnostics.create("parse/empty-file", { file, start: 0, end: 0 }, {}));
    return undefined;
  }
  return node;
}

function withinSize(file: SourceFile, report: Report): boolean {
  const size = file.text.length > LIMITS.sourceBytes ? file.text.length : utf8Length(file.text);
  if (size <= LIMITS.sourceBytes) return true;
  const args = { size: String(size), limit: String(LIMITS.sourceBytes) };
  report(parseDiagnostics.create("parse/source-size", { file, start: 0, end: 0 }, args));
  return false;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) length += 1;
    else length += 2;
  }
  return length;
}
