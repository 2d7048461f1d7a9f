import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pack } from "../../src/ir/ir.ts";
import { encodePack, hashPack } from "../../src/ir/pack.ts";
import type { Answer, Explanation, LoadedPack, PackSet } from "../../src/runtime/index.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const page = readPage("embedding.md");
const program = page.blocks.filter(({ language }) => language === "ts").map(({ text }) => text).join("\n\n");

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RUNTIME = `${ROOT}src/runtime/index.ts`;
const folder = mkdtempSync(join(tmpdir(), "embedding-docs-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the blocks of the page export. */
interface Service {
  load(file: string): LoadedPack;
  codesOf(answer: Answer): string[];
  problemOf(answer: Answer): string | undefined;
  reasonsOf(explanation: Explanation): string[];
  openSet(): PackSet;
  update(set: PackSet, files: readonly string[]): string[];
  codeBatch(set: PackSet, lines: AsyncIterable<string> | Iterable<string>): Promise<Answer[]>;
  openReleases(first: string, corrected: string): PackSet;
  asKnownOn(set: PackSet, encounter: unknown, knownOn: string): Answer;
}

let service: Service;
const file = (name: string): string => join(folder, name);
const examples = (name: string): string => readFileSync(`${ROOT}examples/${name}`, "utf8");
const ofBase = examples("1-drug-130-minutes.json");
const ofPayer = examples("5-office-select-health.json");

beforeAll(async () => {
  for (const [name, id] of [["base.json", BASE], ["select-health.json", "payers/select-health/infusion"]] as const) writeFileSync(file(name), encodePack(shippedPacks().find(({ header }) => header.id === id)!.pack));
  const { hashes: _, ...base } = JSON.parse(readFileSync(file("base.json"), "utf8")) as Pack;
  writeFileSync(file("corrected.json"), encodePack(hashPack({ ...base, release: "2026.2" })));
  const places: Readonly<Record<string, string>> = { "payerpack/runtime": RUNTIME, "base.json": file("base.json"), "select-health.json": file("select-health.json") };
  writeFileSync(file("service.ts"), program.replaceAll(/"([^"]+)"/g, (whole, name: string) => (places[name] === undefined ? whole : JSON.stringify(places[name]))));
  service = (await import(file("service.ts"))) as Service;
});

describe("the program of the page", () => {
  test("fits the types of the runtime, strictly", () => {
    const options = { strict: true, noUnusedLocals: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, target: "es2022", lib: ["es2023"], module: "nodenext", noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: ["node"], typeRoots: [`${ROOT}node_modules/@types`] };
    writeFileSync(file("tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["service.ts"] }));
    const { status, stdout } = spawnSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, "-p", folder], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  test("loads, codes, says what is wrong and explains", () => {
    const pack = service.load(file("base.json"));
    expect(service.codesOf(pack.codeText(ofBase))).toEqual(["96365 x1", "96366 x1"]);
    expect(service.problemOf(pack.codeText(ofBase))).toBeUndefined();
    const { id: _, ...nameless } = JSON.parse(ofBase) as { readonly id: string };
    expect(service.problemOf(pack.code(nameless))).toMatch(/^encounter\/missing-field at \/id: /);
    expect(service.codesOf(pack.code(nameless))).toEqual([]);
    expect(service.reasonsOf(pack.explain(JSON.parse(ofBase)))).toEqual(expect.arrayContaining([expect.stringMatching(/^96365 x1 on 2026-03-02/)]));
    writeFileSync(file("touched.json"), readFileSync(file("base.json"), "utf8").replace("2026.1", "2026.9"));
    expect(() => service.load(file("touched.json"))).toThrow("pack/hash");
  });

  test("chooses among payers and falls back", () => {
    const set = service.openSet();
    expect(set.codeText(ofBase)).toMatchObject({ pack: { id: BASE } });
    expect(set.codeText(ofPayer)).toMatchObject({ pack: { id: "payers/select-health/infusion" } });
    expect(set.code({ ...(JSON.parse(ofBase) as object), payer: "another" })).toMatchObject({ pack: { id: BASE } });
  });

  test("replaces packs, or says in which file the fault is, and a batch ends with the packs it began with", async () => {
    const set = service.openSet();
    expect(service.update(set, [file("base.json"), file("service.ts")])).toEqual([`pack/format in ${file("service.ts")}`]);
    expect(service.update(set, [file("select-health.json")])).toEqual(["set/unknown-fallback"]);
    async function* lines(): AsyncGenerator<string> {
      yield ofBase;
      await Promise.resolve();
      expect(service.update(set, [file("corrected.json")])).toEqual([]);
      yield ofBase;
    }
    const releases = (answers: readonly Answer[]): readonly unknown[] => answers.map((answer) => ("error" in answer ? answer.error : answer.pack.release));
    expect(releases(await service.codeBatch(set, lines()))).toEqual(["2026.1", "2026.1"]);
    expect(releases(await service.codeBatch(set, [ofBase]))).toEqual(["2026.2"]);
  });

  test("answers again as on an earlier day", () => {
    const set = service.openReleases(file("base.json"), file("corrected.json"));
    const encounter: unknown = JSON.parse(ofBase);
    expect(JSON.stringify(service.asKnownOn(set, encounter, "2026-04-30"))).toBe(JSON.stringify(service.load(file("base.json")).code(encounter)));
    expect(service.asKnownOn(set, encounter, "2026-05-01")).toMatchObject({ pack: { release: "2026.2" } });
  });
});

test("every link leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
