import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { encodePack } from "../../src/ir/pack.ts";
import { loadPack, type LoadedPack } from "../../src/runtime/load.ts";
import { runExamples } from "../../src/testing/run.ts";
import { describe as told, readFolder } from "../support/workspace.ts";

// The packs of the benchmark are ordinary packs: they compile without a finding, and answer as the code written by hand does.
const BENCH = new URL("../../bench/", import.meta.url);

type Run = (input: unknown) => unknown;
type Load = (name: string) => LoadedPack;

interface Workload {
  readonly folder: string;
  /** Built name to pack id. */
  readonly packs: Readonly<Record<string, string>>;
  readonly ours: readonly [file: string, name: string];
  readonly byHand: readonly [file: string, name: string];
  readonly inputs: readonly [file: string, name: string];
}

const WORKLOADS: readonly Workload[] = [
  { folder: "w1", packs: { w1: "bench/ladder" }, ours: ["w1/ours.mjs", "loadLadder"], byHand: ["w1/baseline.mjs", "ladder"], inputs: ["workload/ladders.mjs", "ladders"] },
  {
    folder: "w2",
    packs: { "w2-mcr": "bench/claim-edits-mcr", "w2-com": "bench/claim-edits-com", "w2-mcd": "bench/claim-edits-mcd" },
    ours: ["w2/ours.mjs", "loadEdit"], byHand: ["w2/baseline.mjs", "edit"], inputs: ["workload/claims.mjs", "claims"],
  },
  { folder: "w3", packs: { w3: "bench/infusion-day" }, ours: ["w3/ours.mjs", "loadCode"], byHand: ["w3/baseline.mjs", "code"], inputs: ["workload/encounters.mjs", "encounters"] },
];

const INPUTS = 400;

test.each(WORKLOADS)("the packs of $folder compile without a finding, and their examples pass", ({ folder }) => {
  const files = readFolder(fileURLToPath(new URL(`packs/${folder}/`, BENCH)));
  const { value, diagnostics } = compileWorkspace(files);
  expect(diagnostics.map(told)).toEqual([]);
  const results = value!.flatMap((compiled) => runExamples(compiled).results);
  expect(results.filter(({ ok }) => !ok).map(({ name, failures }) => [name, failures.map(told)])).toEqual([]);
});

test.each(WORKLOADS.flatMap((workload) => [{ ...workload, evaluator: "closures" as const }, { ...workload, evaluator: "walk" as const }]))(
  "the packs of $folder answer as the code by hand does, $evaluator",
  async ({ folder, packs, ours, byHand, inputs, evaluator }) => {
    const compiled = compileWorkspace(readFolder(fileURLToPath(new URL(`packs/${folder}/`, BENCH)))).value!;
    const load: Load = (name) => {
      const loaded = loadPack(encodePack(compiled.find(({ header }) => header.id === packs[name])!.pack), { evaluator });
      if (!loaded.ok) throw new Error(loaded.error.message);
      return loaded.pack;
    };
    const run = await (await imported<(load: Load) => Promise<Run>>(ours))(load);
    const hand = await imported<Run>(byHand);
    const all = (await imported<(count: number) => readonly unknown[]>(inputs))(INPUTS);
    expect(all.length).toBe(INPUTS);
    for (const input of all) expect(run(input), JSON.stringify(input)).toEqual(hand(input));
  },
);

/** What a file of the benchmark hands out under a name. */
async function imported<T>([file, name]: readonly [string, string]): Promise<T> {
  const all = (await import(new URL(file, BENCH).href)) as Record<string, unknown>;
  expect(typeof all[name], `${file} ${name}`).toBe("function");
  return all[name] as T;
}
