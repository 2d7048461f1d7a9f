import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import type { SourceFile } from "../../src/base/source.ts";
import { encodePack } from "../../src/ir/pack.ts";
import { withVectors } from "../../src/testing/vectors.ts";
import { scattered } from "../support/scattered.ts";
import { readFolder, RULES } from "../support/workspace.ts";

const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));
/** The command of this checkout; `npm run test:release` builds it first. */
const COMMAND = join(CHECKOUT, "dist", "cli", "main.js");
const BASE = "cpt/infusion";

const scratch = mkdtempSync(join(tmpdir(), "payerpack-same-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function built(files: readonly SourceFile[], id: string): string {
  const { value, diagnostics } = compileWorkspace(files);
  const compiled = value?.find(({ pack }) => pack.id === id);
  if (!compiled) throw new Error(`${id} does not compile: ${diagnostics.map(({ message }) => message).join("; ")}`);
  return encodePack(withVectors(compiled));
}

const crlf = (files: readonly SourceFile[]): readonly SourceFile[] => files.map(({ path, text }) => ({ path, text: path.endsWith(".yaml") ? text.replaceAll("\n", "\r\n") : text }));

const SMALL: readonly SourceFile[] = [
  { path: "vocabulary/infusion.yaml", text: readFileSync(join(RULES, "vocabulary/infusion.yaml"), "utf8") },
  { path: "small/pack.yaml", text: "payerpack: 1\npack: test/small\nrelease: 1\ntitle: Small\nvocabulary: infusion 1\neffective: from 2020-01-01\nsources:\n  s: { title: A source, publisher: Us, confidence: ours }\n" },
  { path: "small/codes.yaml", text: "payerpack: 1\nrules: codes\ntitle: Codes\ncode sets:\n  some:\n    title: Some\n    system: CPT\n    source: s\n    codes: |\n      code\n      12345 to 12349\n      22222\n" },
  { path: "small/values.yaml", text: "payerpack: 1\nrules: values\ntitle: Values\nvalues:\n  shortest_time:\n    title: Shortest\n    is:\n      2020-01-01: 16 minutes\n      2026-07-01: 31 minutes\n    source: s\n" },
  { path: "small/edits.yaml", text: "payerpack: 1\nrules: edits\ntitle: Edits\nedits:\n  one:\n    title: One\n    for each: procedure\n    when: procedure.code in some\n    warn: Look\n    source: s\n  two:\n    title: Two\n    when: encounter.claim_type is facility\n    pend: Look\n    source: s\n" },
];

describe("in one process", () => {
  test("a small pack, 1,000 builds, in every order of files and with either end of lines", () => {
    const expected = built(SMALL, "test/small");
    expect(expected.length).toBeGreaterThan(20_000);
    for (let build = 0; build < 1_000; build++) {
      const files = scattered(build % 2 === 0 ? SMALL : crlf(SMALL), build);
      expect(built(files, "test/small") === expected, `build ${build}`).toBe(true);
    }
  });

  test("the whole base, 20 builds", () => {
    const files = readFolder(RULES);
    const expected = built(files, BASE);
    for (let build = 0; build < 20; build++) expect(built(scattered(build % 2 === 0 ? files : crlf(files), build), BASE) === expected, `build ${build}`).toBe(true);
  });
});

/** Builds a folder of rules with the command in a process of its own and gives the SHA-256 of what it writes. */
function digest(rules: string, options: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>>; readonly node?: string } = {}): string {
  const { cwd = CHECKOUT, environment = {}, node = process.execPath } = options;
  const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TZ|LANG|LC_|NODE_OPTIONS|VITEST)/.test(name))), ...environment };
  const bytes = execFileSync(node, [COMMAND, "build", rules, "-o", "-"], { cwd, env, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  return createHash("sha256").update(bytes).digest("hex");
}

describe("in processes of their own", () => {
  const rules = join(RULES, "cpt");
  let expected = "";
  beforeAll(() => {
    expected = digest(rules);
    expect(expected).toBe(createHash("sha256").update(built(readFolder(RULES), BASE)).digest("hex"));
  });

  test.each(["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago"])("time zone %s", (TZ) => {
    expect(digest(rules, { environment: { TZ } })).toBe(expected);
  });

  test.each(["C", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8"])("locale %s", (locale) => {
    expect(digest(rules, { environment: { LANG: locale, LC_ALL: locale } })).toBe(expected);
  });

  test("from other working directories", () => {
    expect(digest("cpt", { cwd: RULES })).toBe(expected);
    expect(digest(".", { cwd: rules })).toBe(expected);
    expect(digest(rules, { cwd: scratch })).toBe(expected);
  });

  test("of a copy elsewhere, its files made in another order", () => {
    const copy = join(scratch, "a place with blanks", "rules");
    const files = readdirSync(RULES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of scattered(files, 7)) {
      const target = join(copy, file.slice(RULES.length));
      mkdirSync(join(target, ".."), { recursive: true });
      cpSync(file, target);
    }
    expect(digest(join(copy, "cpt"))).toBe(expected);
  });

  describe("under the Node that engines name", () => {
    const place = join(scratch, "nodes");
    const MAJORS = [20, 22, 24];

    /** The npm package `node` carries the binary of a version. */
    beforeAll(() => {
      for (const major of MAJORS) {
        const folder = join(place, String(major));
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "node-of-a-version", version: "1.0.0", private: true }));
        execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", `node@${major}`], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
      }
    });

    test.each(MAJORS)("Node %i", (major) => {
      const node = join(place, String(major), "node_modules", "node", "bin", "node");
      expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toMatch(new RegExp(`^v${major}\\.`));
      expect(digest(rules, { node })).toBe(expected);
    });
  });
});
