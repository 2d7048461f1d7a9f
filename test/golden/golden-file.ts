import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/**
 * A golden file: Markdown that a person can read. Under the title stand sentences; then each source file, its path in backquotes on a
 * line of its own and its text in a fence; then the line `Output` and what comes of it in a last fence.
 */
export interface Golden {
  readonly name: string;
  /** Texts of the source files by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** Compares the output with the one in the file; with UPDATE_GOLDEN=1 it is written there instead, which CI refuses. */
  check(output: string): void;
}

const OUTPUT = "\nOutput\n\n";
const SOURCE = /^`([^`\n]+)`\n\n(`{3,})[a-z]*\n([\s\S]*?)\n\2$/gm;

/** The golden files of a folder beside this file, in order of their names. */
export function goldens(folder: string): readonly Golden[] {
  const at = fileURLToPath(new URL(`${folder}/`, import.meta.url));
  return readdirSync(at).filter((name) => name.endsWith(".md")).sort().map((name) => golden(at, name));
}

function golden(folder: string, name: string): Golden {
  const path = folder + name;
  const whole = readFileSync(path, "utf8");
  const [before = ""] = whole.split(OUTPUT);
  const sources = Object.fromEntries([...before.matchAll(SOURCE)].map(([, source, , text]) => [source!, `${text!}\n`]));
  return {
    name: name.replace(/\.md$/, ""),
    sources,
    check(output) {
      const drawn = `${before.trimEnd()}\n${OUTPUT}${fenced(output)}\n`;
      if (process.env["UPDATE_GOLDEN"] !== "1") {
        expect(whole).toBe(drawn);
        return;
      }
      expect(process.env["CI"], "golden files are not rewritten where CI is set").toBeUndefined();
      if (whole !== drawn) writeFileSync(path, drawn);
    },
  };
}

function fenced(output: string): string {
  const longest = Math.max(2, ...[...output.matchAll(/^`{3,}/gm)].map(([fence]) => fence.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${output.trimEnd()}\n${fence}`;
}
