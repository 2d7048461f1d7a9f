import type { Host } from "../host.ts";
import type { GateName } from "./gate-names.ts";
import { GATE_NAMES } from "./gate-names.ts";
import { notRun } from "./gate.ts";
import type { FolderGate, Gate, GateContext } from "./gate.ts";
import { PACK_GATES } from "./pack-gates.ts";
import type { GateReport, GateRun } from "./report.ts";
import { shareOut } from "./share-out.ts";
import type { Job } from "./thread.ts";

/** Which gates run, and how. */
export interface Asked {
  readonly gates: ReadonlySet<GateName>;
  readonly folderGates: readonly FolderGate[];
  readonly threads: number;
  /** Seconds that reading and compiling took; they are those of the gate that tells what the compiler found. */
  readonly compiling: number;
  /** Told of each step: how many are done, of how many, and what begins. */
  progress(done: number, of: number, what: string): Promise<void>;
}

/** Runs the gates that are asked for over the packs of a context. A pack with errors passes through none but those over the folder. */
export async function runGates(host: Host, context: GateContext, asked: Asked): Promise<readonly GateReport[]> {
  const folderGates = asked.folderGates.filter(({ name }) => asked.gates.has(name));
  const packGates = PACK_GATES.filter(({ name }) => asked.gates.has(name));
  const whole = context.folders.filter((folder) => context.packs.some((pack) => pack.folder === folder));
  const jobs = packGates.flatMap(({ name }) => whole.map((folder): Job => ({ gate: name, folder })));
  const total = folderGates.length + jobs.length;
  const reports = new Map<GateName, GateReport>();
  let done = 0;
  for (const gate of folderGates) {
    await asked.progress(done++, total, gate.name);
    const start = host.milliseconds();
    const verdict = gate.run(context);
    reports.set(gate.name, reportOf(gate, [{ pack: null, verdict, seconds: (host.milliseconds() - start) / 1_000 + (gate.name === "check" ? asked.compiling : 0) }]));
  }
  const found = await shareOut(host, jobs, context, asked.threads, ({ gate, folder }) => asked.progress(done++, total, `${gate} ${folder}`));
  for (const gate of packGates) {
    const runs = context.folders.map((folder): GateRun => {
      const at = jobs.findIndex((job) => job.gate === gate.name && job.folder === folder);
      return at < 0 ? { pack: folder, verdict: notRun("the pack has errors"), seconds: 0 } : { pack: idOf(folder, context), ...found[at]! };
    });
    reports.set(gate.name, reportOf(gate, runs));
  }
  return GATE_NAMES.flatMap((name) => reports.get(name) ?? []);
}

/** The id of the pack in a folder; of one with errors the folder. */
export function idOf(folder: string, { packs }: GateContext): string {
  return packs.find((pack) => pack.folder === folder)?.header.id ?? folder;
}

function reportOf({ name, looks, blocksOn }: Gate, runs: readonly GateRun[]): GateReport {
  return { name, looks, blocksOn, runs };
}
