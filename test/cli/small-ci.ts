import { run } from "../../src/cli/program.ts";
import { smallWorkspace } from "../docs/support/small-workspace.ts";
import type { FakeFile, FakeOptions } from "./fake-host.ts";
import { fakeHost } from "./fake-host.ts";
import { kernelFor } from "./shipped.ts";

/** One gate of `ci --format json`. */
export interface GateLog {
  readonly gate: string;
  readonly state: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly runs: readonly { readonly pack: string | null; readonly not_run: string | null; readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly path: string }[] }[];
}

/** Runs one gate of `ci` over the small payer's pack, with files laid over the small workspace; what it wrote of the gate. */
export async function gated(gate: string, files: Readonly<Record<string, FakeFile>>, options: FakeOptions = {}): Promise<GateLog & { readonly status: number }> {
  const rules = Object.fromEntries(smallWorkspace().map(({ path, text }) => [`/home/rules/${path}`, text]));
  const host = fakeHost({ ...rules, ...(await kernelFor(["ci"])), ...files }, options);
  const status = await run(host, ["ci", "rules/payers/some-plan", "--only", gate, "--on", "2026-11-23", "--format", "json"]);
  if (host.err() !== "") throw new Error(host.err());
  const { gates } = JSON.parse(host.out()) as { readonly gates: readonly GateLog[] };
  return { ...gates[0]!, status };
}

/** The findings of a gate, without what the renderer adds. */
export function findingsIn({ runs }: GateLog): readonly (readonly [string, string, string])[] {
  return runs.flatMap(({ findings }) => findings.map(({ code, severity, message }) => [code, severity, message] as const));
}
