import { expect, test } from "vitest";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { encodePack } from "../../src/ir/pack.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { readFolder, RULES } from "../support/workspace.ts";
import { pairsWorkspace, syntheticPairs } from "./synthetic-pairs.ts";

/** Rows of the table; `PAYERPACK_ROWS=1000000 npx vitest run test/scale/tables.test.ts` measures one of the published size. */
const ROWS = Number(process.env["PAYERPACK_ROWS"] ?? 100_000);

/** Milliseconds of processor time for a million rows, which other work on the machine does not change much; fewer rows get a share of it. */
const MOST_TO_COMPILE = 20_000;
const MOST_TO_LOAD = 2_000;
/** What the rules around the table cost, whatever its size. */
const MOST_FOR_THE_RULES = 1_500;

const share = (most: number): number => MOST_FOR_THE_RULES + (most * ROWS) / 1_000_000;

function timed<T>(what: string, work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const began = performance.now();
  const result = work();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1_000;
  console.info(`${what}: ${milliseconds.toFixed(0)} ms of processor time in ${wall.toFixed(0)} ms, ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  return [result, milliseconds];
}

const table = syntheticPairs(ROWS);
const files = pairsWorkspace(table, readFolder(RULES).filter(({ path }) => !/^(?:payers|example-plans)\//.test(path)));

test(`a table of ${ROWS} pairs compiles, loads and codes`, () => {
  expect(table.rows).toBe(ROWS);
  const [outcome, compiling] = timed("compile", () => {
    const found = compileWorkspace(files);
    return { found, pack: found.value?.find(({ folder }) => folder === "payers/big")?.pack };
  });
  expect(sortDiagnostics(outcome.found.diagnostics).filter(({ severity }) => severity !== "note")).toEqual([]);
  const [text] = timed("encode", () => encodePack(outcome.pack!));
  const [loaded, loading] = timed("load", () => loadPack(text));
  timed("load again", () => loadPack(text));
  console.info(`${text.length} characters, ${outcome.pack!.tables.map(({ blocks, rests }) => `${blocks.length} blocks, ${rests.length} rests`).join("; ")}`);
  expect(loaded.ok).toBe(true);
  if (loaded.ok) {
    const [line] = table.csv.split("\n", 2).slice(1);
    const [first, second] = line!.split(",") as [string, string];
    const visit = { id: "e", claim_type: "facility", date_of_service: "2026-03-02", administrations: [{ id: "a", route: "intravenous", technique: "push", purpose: "therapeutic", start: "2026-03-02T08:00:00-05:00" }] };
    const procedures = [first, second, ...table.firsts.slice(0, 8)].map((code) => ({ code }));
    timed("first encounter", () => loaded.pack.code({ ...visit, procedures }));
    timed("a thousand encounters of ten codes", () => {
      for (let count = 0; count < 1_000; count++) loaded.pack.code({ ...visit, procedures });
    });
    timed("a thousand encounters without", () => {
      for (let count = 0; count < 1_000; count++) loaded.pack.code(visit);
    });
  }
  expect(compiling).toBeLessThan(share(MOST_TO_COMPILE));
  expect(loading).toBeLessThan(share(MOST_TO_LOAD));
}, 120_000);
