import { describe, expect, test } from "vitest";
import { answersIn, compiledPacks, ran } from "../shipped.ts";
import type { Ran } from "../shipped.ts";
import type { FakeFile, FakeOptions } from "../fake-host.ts";

const drug = (id: string, more: object = {}): string => JSON.stringify({
  id, claim_type: "facility", date_of_service: "2026-03-02",
  administrations: [{
    id: "a", route: "intravenous", technique: "infusion", purpose: "therapeutic", substance: "x",
    start: "2026-03-02T10:00-05:00", stop: "2026-03-02T12:10-05:00", order_documented: true,
  }],
  ...more,
});
const many = (count: number, id: string): readonly string[] => Array.from({ length: count }, (_, at) => drug(`${id}${at}`, at % 3 === 1 ? { payer: "select-health" } : {}));

function code(files: Readonly<Record<string, FakeFile>>, arguments_: readonly string[], options: FakeOptions = {}): Promise<Ran> {
  const laid = Object.fromEntries(Object.entries(files).map(([name, file]) => [`/home/in/${name}`, file]));
  return ran(["code", "--pack", "packs", ...arguments_], { ...compiledPacks(), ...laid }, options);
}

/** What a run says and leaves, in as many threads. */
async function inThreads(files: Readonly<Record<string, FakeFile>>, threads: number, more: readonly string[] = [], options: FakeOptions = {}): Promise<object> {
  const { status, out, err } = await code(files, ["--threads", String(threads), ...more, "in"], options);
  return { status, out, err };
}

const broken = [...many(4, "a"), '{"id":', "", ...many(3, "b"), "[]", drug("c", { claim_type: "other" }), "nonsense", ...many(2, "d")];

describe("several threads write what one writes", () => {
  test.each<[string, Readonly<Record<string, FakeFile>>, readonly string[]]>([
    ["many lines", { "a.ndjson": `${many(12, "a").join("\n")}\n` }, []],
    ["drawn as claims", { "a.ndjson": broken.join("\n") }, ["--format", "text"]],
    ["bad lines in the middle, each by its number", { "a.ndjson": `${broken.join("\n")}\n` }, []],
    ["no line break at the end", { "a.ndjson": broken.join("\n") }, []],
    ["carriage returns", { "a.ndjson": `${broken.join("\r\n")}\r\n` }, []],
    ["characters of several bytes where the file is cut", { "a.ndjson": many(9, "a").map((line) => line.replace('"x"', `"${"\u20ac".repeat(150)}"`)).join("\n") }, []],
    ["lines that are not UTF-8", { "a.ndjson": Buffer.concat([Buffer.from(`${drug("a")}\n`), Buffer.from([0xc3, 0x0a, 0xff]), Buffer.from(`\n${many(3, "b").join("\n")}`)]) }, []],
    ["several files, of lines and of one encounter", { "a.ndjson": broken.join("\n"), "b.json": drug("b"), "c.json": `{\n"id": 1}`, "d.jsonl": `x\n${many(5, "d").join("\n")}`, "e.json": "" }, []],
    ["a file without a line", { "a.ndjson": "" }, []],
  ])("%s", async (_, files, more) => {
    const one = await inThreads(files, 1, more);
    for (const threads of [2, 5, 40]) expect(await inThreads(files, threads, more)).toEqual(one);
  });

  test("the lines of refused encounters are those of the file", async () => {
    const { out } = await code({ "a.ndjson": `${broken.join("\n")}\n` }, ["--threads", "5", "in"]);
    const told = answersIn(out).flatMap(({ encounter, error }) => (encounter === null ? [/^line \d+/.exec((error as { readonly message: string }).message)?.[0]] : []));
    expect(told).toEqual(["line 5", "line 10", "line 12"]);
  });

  test("a file that cannot be read ends both alike, after the answers before it", async () => {
    const files = { "a.ndjson": many(6, "a").join("\n"), "b.ndjson": { fails: "EIO" }, "c.ndjson": drug("c") };
    const one = await inThreads(files, 1);
    expect(one).toMatchObject({ status: 2, err: expect.stringContaining("in/b.ndjson"), out: expect.stringContaining('"a5"') });
    for (const threads of [2, 5]) expect(await inThreads(files, threads)).toEqual(one);
  });

  test("into a file", async () => {
    const files = { "a.ndjson": broken.join("\n") };
    const [one, five] = await Promise.all(["1", "5"].map(async (threads) => (await code(files, ["--threads", threads, "-o", "out", "in/a.ndjson"])).host.disk.get("/home/out")));
    expect(five).toBe(one);
  });

  test("an encounter whose payer no pack serves goes to the fallback in every thread", async () => {
    const files = { "a.ndjson": Array.from({ length: 8 }, (_, at) => drug(`a${at}`, { payer: "nobody" })).join("\n") };
    const one = await inThreads(files, 1, ["--fallback", "cpt/infusion"]);
    expect(one).toMatchObject({ status: 0 });
    expect(await inThreads(files, 3, ["--fallback", "cpt/infusion"])).toEqual(one);
  });
});

describe("how many threads", () => {
  const threadsStarted = async (files: Readonly<Record<string, FakeFile>>, arguments_: readonly string[], options: FakeOptions = {}): Promise<number> => {
    let started = 0;
    const onThread = (): void => void started++;
    await code(files, arguments_, { ...options, onThread });
    return started;
  };
  const large = `${" ".repeat(500_000)}\n`.repeat(34);

  test("one for each processor where there is much to code, and one where there is little", async () => {
    expect(await threadsStarted({ "a.ndjson": large }, ["in"], { processors: 3 })).toBe(3);
    expect(await threadsStarted({ "a.ndjson": large }, ["in"], { processors: 1 })).toBe(0);
    expect(await threadsStarted({ "a.ndjson": many(4, "a").join("\n") }, ["in"], { processors: 3 })).toBe(0);
  });

  test("as many as are asked for, and none that would have nothing to do", async () => {
    expect(await threadsStarted({ "a.ndjson": large }, ["--threads", "1", "in"], { processors: 3 })).toBe(0);
    expect(await threadsStarted({ "a.ndjson": many(4, "a").join("\n") }, ["--threads", "2", "in"])).toBe(2);
    expect(await threadsStarted({ "a.json": drug("a"), "b.json": drug("b") }, ["--threads", "9", "in"])).toBe(2);
  });

  test("standard input comes as a stream, and one thread reads it", async () => {
    expect(await threadsStarted({}, ["--threads", "2", "-"], { stdin: drug("a") })).toBe(0);
  });

  test.each(["0", "-1", "2.5", "two", "257"])("%s is no number of threads", async (given) => {
    const { status, out, err } = await code({ "a.ndjson": drug("a") }, ["--threads", given, "in"]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("`--threads` is a whole number from 1 to 256");
  });
});

describe("when it is told to stop", () => {
  test("what was written are whole answers, as far as they came in order", async () => {
    const files = { "a.ndjson": many(12, "a").join("\n") };
    const whole = (await code(files, ["in"])).out;
    const { status, out } = await code(files, ["--threads", "6", "in"], { onShare: (share, host) => { if (share === 3) host.abort.abort(); } });
    expect(status).toBe(130);
    expect(out === "" || out.endsWith("}\n")).toBe(true);
    expect(whole.startsWith(out)).toBe(true);
    expect(out.length).toBeLessThan(whole.length);
  });

  test("it ends when the reader of its output leaves", async () => {
    const { status, out, err } = await code({ "a.ndjson": many(12, "a").join("\n") }, ["--threads", "6", "in"], { readerLeavesAfter: 1 });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(answersIn(out)).toHaveLength(2);
  });

  test("a bug in a thread is the command's, and every thread is stopped", async () => {
    let stopped = 0;
    const onShare = (share: number): void => { if (share === 2) throw new TypeError("made by a test"); };
    const run = code({ "a.ndjson": many(12, "a").join("\n") }, ["--threads", "4", "in"], { onShare, onStop: () => void stopped++ });
    await expect(run).rejects.toThrow("made by a test");
    expect(stopped).toBe(4);
  });
});
