import { chooserOf } from "../../../src/cli/choose.ts";
import { codeBatch } from "../../../src/cli/coding/code-batch.ts";
import type { AnswerFormat } from "../../../src/cli/coding/drawing.ts";
import { codeInThreads } from "../../../src/cli/coding/many-threads.ts";
import { codeInOneThread } from "../../../src/cli/coding/one-thread.ts";
import { sharesOf, sizedFiles } from "../../../src/cli/coding/shares.ts";
import { findInputs } from "../../../src/cli/encounters/inputs.ts";
import { openPacks } from "../../../src/cli/packs.ts";
import type { Status } from "../../../src/cli/status.ts";
import { fakeHost } from "../fake-host.ts";
import type { FakeFile, FakeOptions } from "../fake-host.ts";
import { compiledPacks } from "../shipped.ts";

export type Disk = Readonly<Record<string, FakeFile>>;

/** How a batch is run; notes are made far more often than the command makes them. */
export interface BatchRun extends FakeOptions {
  readonly resume?: boolean;
  readonly threads?: number;
  readonly format?: AnswerFormat;
  readonly fallback?: string;
  readonly between?: number;
  readonly shareBytes?: number;
}

/** What a batch left. */
export interface Left {
  /** Undefined: it was killed. */
  readonly status: Status | undefined;
  readonly err: string;
  readonly disk: Disk;
}

/** What a kill throws in these tests. */
export class Killed extends Error {}

let packsOf: ReturnType<typeof openPacks> | undefined;

const OUT = "/home/out.ndjson";

/** Codes `/home/in` into `/home/out.ndjson` of a fake disk by the packs in `/home/packs`. */
export async function batch(disk: Disk, how: BatchRun = {}): Promise<Left> {
  const { threads = 1, format = "ndjson", fallback, between = 4_000, shareBytes = 900 } = how;
  const host = fakeHost(disk, { pieceBytes: 700, ...how });
  const left = (status: Status | undefined): Left => ({ status, err: host.err(), disk: Object.fromEntries(host.disk) });
  const inputs = findInputs(host, ["in"]).value!;
  // Packs are immutable; loading them takes longer than a run.
  const loaded = (await (packsOf ??= openPacks(host, "packs"))).value!;
  const packs = { ...loaded, shown: "packs", fallback };
  const chooser = chooserOf(loaded, "packs", fallback).value!;
  const files = sizedFiles(host, inputs)!;
  try {
    return left(await codeBatch(host, { shown: "out.ndjson", path: OUT, inputs: files, packs, format }, how.resume ?? false, (target) => (threads > 1
      ? codeInThreads(host, sharesOf(files, shareBytes, target.from), threads, packs, format, target)
      : codeInOneThread(host, inputs, chooser, format, target)), between));
  } catch (thrown) {
    if (thrown instanceof Killed) return left(undefined);
    throw thrown;
  }
}

/** The output where it is whole. */
export function outputOf({ disk }: Left): string | undefined {
  const file = disk[OUT];
  return file === undefined || typeof file === "string" ? file : Buffer.from(file as Uint8Array).toString();
}

/** Files that a run leaves behind beside its output. */
export function restsOf({ disk }: Left): readonly string[] {
  return Object.keys(disk).filter((path) => path.startsWith(`${OUT}.`));
}

const encounter = (id: string, more: object = {}): string => JSON.stringify({
  id, claim_type: "facility", date_of_service: "2026-03-02",
  administrations: [{
    id: "a", route: "intravenous", technique: "infusion", purpose: "therapeutic", substance: "x",
    start: "2026-03-02T10:00-05:00", stop: "2026-03-02T12:10-05:00", order_documented: true,
  }],
  ...more,
});
const many = (count: number, id: string): readonly string[] => Array.from({ length: count }, (_, at) => encounter(`${id}${at}`, at % 3 === 1 ? { payer: "select-health" } : {}));

/** Lines of every sort, in files that are cut and files that are not, some without an id so that the number of the line is told. */
export const INPUTS: Disk = {
  "/home/in/a.ndjson": [...many(7, "a"), '{"id":', "", ...many(3, "b"), "[]", encounter("\u20ac".repeat(30)), "nonsense", ...many(2, "c")].join("\n"),
  "/home/in/b.json": encounter("d"),
  "/home/in/c.json": `${[...many(4, "e"), "x", encounter("f", { payer: "nobody" })].join("\n")}\n`,
  "/home/in/d.jsonl": `${[...many(6, "g"), "", "{}"].join("\r\n")}\r\n`,
  "/home/in/e.json": "",
};

/** A disk with the packs and inputs of a batch. */
export function disk(): Disk {
  return { ...compiledPacks(), ...INPUTS };
}
