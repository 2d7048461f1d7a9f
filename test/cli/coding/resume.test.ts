import { describe, expect, test } from "vitest";
import { JOURNAL_FORMAT } from "../../../src/cli/coding/journal.ts";
import type { Change } from "../fake-part.ts";
import { batch, disk, Killed, outputOf, restsOf } from "./batches.ts";
import type { BatchRun, Disk, Left } from "./batches.ts";

const JOURNAL = "/home/out.ndjson.resume";
const PART = "/home/out.ndjson.part";

/** A watcher that acts at the k-th change of the disk, counted from 1. */
function at<Result>(step: number, act: (change: Change) => Result): (change: Change) => Result | undefined {
  let seen = 0;
  return (change) => (++seen === step ? act(change) : undefined);
}
const kill = (step: number): ReturnType<typeof at<never>> => at(step, () => { throw new Killed(); });

/** How many times a run changes the disk. */
async function changes(how: BatchRun): Promise<number> {
  let count = 0;
  await batch(disk(), { ...how, onChange: () => void count++ });
  return count;
}

/** A run that is broken off in the middle, with notes made. */
const brokenOff = async (how: BatchRun = {}): Promise<Disk> => {
  const left = await batch(disk(), { ...how, onChange: kill(12) });
  expect(left.status).toBeUndefined();
  expect([...restsOf(left)].sort()).toEqual([PART, JOURNAL]);
  return left.disk;
};

describe.each<[string, BatchRun, BatchRun]>([
  ["one thread", {}, {}],
  ["several threads", { threads: 3 }, { threads: 3 }],
  ["several threads after one", {}, { threads: 4, shareBytes: 333 }],
  ["one thread after several", { threads: 3, shareBytes: 777 }, {}],
  ["claims drawn for people", { format: "text" }, { format: "text", threads: 2 }],
])("%s: a run that goes on leaves what one leaves that was never broken off", (_, first, second) => {
  const whole = batch(disk(), first);
  const isWhole = async (left: Left, at: number): Promise<void> => {
    const { status } = await whole;
    expect({ at, status: left.status, out: outputOf(left) === outputOf(await whole), rests: restsOf(left) }).toEqual({ at, status, out: true, rests: [] });
  };

  test("killed before any change of the disk", async () => {
    const steps = await changes(first);
    expect(steps).toBeGreaterThan(15);
    for (let step = 1; step <= steps; step++) {
      const killed = await batch(disk(), { ...first, onChange: kill(step) });
      expect(killed.status).toBeUndefined();
      const out = outputOf(killed);
      // The file is there only when it is whole.
      if (out !== undefined) expect(out).toBe(outputOf(await whole));
      await isWhole(await batch(killed.disk, { ...second, resume: true }), step);
    }
  });

  test("any write that fails, half of its text on the disk", async () => {
    const steps = await changes(first);
    for (let step = 1; step <= steps; step++) {
      const failed = await batch(disk(), { ...first, onChange: at(step, () => ({ code: "ENOSPC", kept: 100 + step })) });
      expect({ step, status: failed.status }).toEqual({ step, status: 2 });
      expect(failed.err).toMatch(/`out\.ndjson(?:\.resume)?` cannot be written: the disk is full/);
      const again = await batch(failed.disk, { ...second, resume: true });
      // Everything was written; only the journal could not be taken away.
      if (outputOf(failed) !== undefined) expect(outputOf(failed)).toBe(outputOf(await whole));
      await isWhole(again, step);
    }
  });
});

test("killed again and again", async () => {
  const whole = outputOf(await batch(disk()));
  let left = await batch(disk(), { onChange: kill(9) });
  let runs = 1;
  for (; left.status === undefined; runs++) left = await batch(left.disk, { resume: true, threads: 1 + (runs % 3), onChange: kill(9) });
  expect(runs).toBeGreaterThan(3);
  expect(outputOf(left)).toBe(whole);
});

test("a disk that is full holds what fits, and the run goes on when there is room", async () => {
  const whole = outputOf(await batch(disk()))!;
  let room = 0;
  let left: Left = { status: undefined, err: "", disk: disk() };
  let runs = 0;
  while (outputOf(left) === undefined) {
    room += Math.ceil(whole.length / 5);
    let steps = 0;
    // Each text takes what it needs until a write does not fit.
    left = await batch(left.disk, { resume: true, onChange: ({ operation }) => (operation === "write" && ++steps * 2_000 > room ? { code: "ENOSPC", kept: 7 } : undefined) });
    runs++;
  }
  expect(runs).toBeGreaterThan(2);
  expect({ out: outputOf(left), rests: restsOf(left) }).toEqual({ out: whole, rests: [] });
});

test("asked to stop it notes how far it has come and says how to go on", async () => {
  const whole = outputOf(await batch(disk()));
  let pieces = 0;
  const stopped = await batch(disk(), { between: 1 << 30, onRead: (host) => { if (++pieces === 7) host.abort.abort(); } });
  expect(stopped.status).toBe(130);
  expect(stopped.err).toMatch(/^\d+ encounters coded: the same command with `--resume` goes on behind\n$/);
  const went = await batch(stopped.disk, { resume: true });
  expect(went.err).toBe(stopped.err.replace(/^(\d+ encounters) coded.*/, "goes on after $1"));
  expect(outputOf(went)).toBe(whole);
});

test("an input that breaks off is mended and the run goes on", async () => {
  const input = "/home/in/c.json";
  const whole = await batch(disk());
  const broken = await batch({ ...disk(), [input]: { fails: "EIO" } });
  expect(broken).toMatchObject({ status: 2, err: expect.stringContaining("`in/c.json` cannot be read") });
  // The file that failed had no size to compare with; it has one now.
  const journal = JSON.parse(broken.disk[JOURNAL] as string) as { readonly inputs: { readonly name: string }[] };
  const inputs = journal.inputs.map((one) => (one.name === "in/c.json" ? { ...one, bytes: Buffer.byteLength(disk()[input] as string) } : one));
  const went = await batch({ ...broken.disk, [input]: disk()[input]!, [JOURNAL]: JSON.stringify({ ...journal, inputs }) }, { resume: true });
  expect({ status: went.status, out: outputOf(went) }).toEqual({ status: whole.status, out: outputOf(whole) });
});

describe("what is not the run that was broken off", () => {
  const edited = (left: Disk, edit: (journal: Record<string, unknown>) => object): Disk => ({ ...left, [JOURNAL]: JSON.stringify({ ...JSON.parse(left[JOURNAL] as string) as object, ...edit(JSON.parse(left[JOURNAL] as string) as Record<string, unknown>) }) });
  const input = disk()["/home/in/a.ndjson"] as string;

  test.each<[string, (left: Disk) => Disk, BatchRun, string]>([
    ["another payerpack", (left) => edited(left, () => ({ payerpack: "0.0.9" })), {}, "was begun by payerpack 0.0.9"],
    ["another format", (left) => left, { format: "text" }, "was begun with `--format ndjson`"],
    ["a fallback", (left) => left, { fallback: "cpt/infusion" }, "was begun without `--fallback`"],
    ["another fallback", (left) => edited(left, () => ({ fallback: "x" })), { fallback: "cpt/infusion" }, "was begun with `--fallback x`"],
    ["a pack more", (left) => edited(left, ({ packs }) => ({ packs: (packs as object[]).slice(1) })), {}, "was begun with other packs: `"],
    ["a pack that changed", (left) => edited(left, ({ packs }) => ({ packs: (packs as object[]).map((pack) => ({ ...pack, content: "sha256:0" })) })), {}, "was begun with another `cpt/infusion`"],
    ["another release", (left) => edited(left, ({ packs }) => ({ packs: (packs as object[]).map((pack) => ({ ...pack, release: "1" })) })), {}, "was begun with another `cpt/infusion`"],
    ["packs with errors", (left) => edited(left, () => ({ broken: ["x"] })), {}, "was begun with other packs that have errors"],
    ["an input more", (left) => ({ ...left, "/home/in/z.json": "{}" }), {}, "was begun with other input files"],
    ["a longer input", (left) => ({ ...left, "/home/in/a.ndjson": `${input}\n` }), {}, "was begun with another `in/a.ndjson`: its size has changed"],
    ["an input of the same size", (left) => ({ ...left, "/home/in/a.ndjson": input.replace("therapeutic", "xherapeutic") }), {}, "was begun with other encounters"],
    ["an output that was cut", (left) => ({ ...left, [PART]: Buffer.from(left[PART] as Uint8Array).subarray(0, 100) }), {}, "wrote more than `out.ndjson.part` holds now"],
    ["no output", (left) => Object.fromEntries(Object.entries(left).filter(([path]) => path !== PART)), {}, "wrote more than `out.ndjson.part` holds now"],
    ["a journal of nothing", (left) => ({ ...left, [JOURNAL]: "" }), {}, "left a `out.ndjson.resume` that is none of this payerpack"],
    ["a journal of a later kind", (left) => edited(left, () => ({ format: `${JOURNAL_FORMAT}0` })), {}, "none of this payerpack"],
    ["a journal with a member more", (left) => edited(left, () => ({ more: 1 })), {}, "none of this payerpack"],
    ["a journal with a place that is none", (left) => edited(left, ({ stand }) => ({ stand: { ...stand as object, offset: -1 } })), {}, "none of this payerpack"],
  ])("%s is refused, and nothing is touched", async (_, change, how, says) => {
    const before = change(await brokenOff());
    const { status, err, disk: after } = await batch(before, { ...how, resume: true });
    expect(status).toBe(2);
    expect(err).toContain(says);
    expect(err).toContain("[cli/resume-differs]");
    expect(after).toEqual(before);
  });

  test("an output that is whole is not coded again", async () => {
    const done = await batch(disk());
    const { status, err, disk: after } = await batch(done.disk, { resume: true });
    expect(status).toBe(2);
    expect(err).toContain("`out.ndjson` is there, and no run that writes it was broken off");
    expect(err).toContain("[cli/nothing-to-resume]");
    expect(after).toEqual(done.disk);
  });

  test("a journal that cannot be read ends with that", async () => {
    const { status, err } = await batch({ ...(await brokenOff()), [JOURNAL]: { fails: "EACCES" } }, { resume: true });
    expect(status).toBe(2);
    expect(err).toContain("`out.ndjson.resume` cannot be read: permission is denied");
  });
});

test("without --resume everything is coded again, and a kill on the way leaves nothing of the old run to go on with", async () => {
  const whole = outputOf(await batch(disk()));
  const broken = await brokenOff();
  const other = { ...broken, "/home/in/a.ndjson": disk()["/home/in/d.jsonl"]! };
  const wanted = outputOf(await batch(other));
  expect(wanted).not.toBe(whole);
  for (let step = 1; step <= 12; step++) {
    const killed = await batch(other, { onChange: kill(step) });
    const went = await batch(killed.disk, { resume: true });
    if (step === 1) expect(went.err).toContain("[cli/resume-differs]");
    else expect(outputOf(went)).toBe(wanted);
  }
});

test("the old output stays until the new one is whole", async () => {
  const old = { ...disk(), "/home/out.ndjson": "old" };
  const killed = await batch(old, { onChange: kill(15) });
  expect(outputOf(killed)).toBe("old");
  expect(outputOf(await batch(killed.disk, { resume: true }))).toBe(outputOf(await batch(disk())));
});

test("a journal holds nothing of an encounter", async () => {
  const canary = disk()["/home/in/a.ndjson"] as string;
  const left = await batch({ ...disk(), "/home/in/a.ndjson": canary.replaceAll(/"a\d+"/g, '"CANARY-7f3"').replaceAll('"x"', '"CANARY-DRUG"') }, { onChange: kill(20) });
  const journal = left.disk[JOURNAL] as string;
  expect(JSON.parse(journal)).toMatchObject({ format: JOURNAL_FORMAT });
  expect(journal).not.toMatch(/CANARY|2026-03-02/);
});
