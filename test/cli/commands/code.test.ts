import { describe, expect, test } from "vitest";
import { answersIn, compiledPacks, ran, shippedFiles } from "../shipped.ts";
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
/** `code` with shipped packs, compiled. */
function code(arguments_: readonly string[], files: Readonly<Record<string, FakeFile>> = {}, options: FakeOptions = {}): Promise<Ran> {
  return ran(["code", "--pack", "packs", ...arguments_], { ...compiledPacks(), ...files }, options);
}
let examples: Promise<Ran> | undefined;
/** The examples that are shipped, coded once for all tests that look at the answers. */
function codedExamples(): Promise<Ran> {
  return (examples ??= code(["examples"]));
}
const linesOf = (answer: Record<string, unknown> | undefined): readonly string[] =>
  (answer?.["lines"] as readonly { readonly code: string; readonly units: number }[]).map(({ code, units }) => `${code} ${units}`);

describe("code", () => {
  test("writes one answer a line, in the order of the input", async () => {
    const { status, out, err } = await code(["-"], {}, { stdin: `${drug("b")}\n${drug("a")}\n\n${drug("c")}` });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out.endsWith("}\n")).toBe(true);
    const answers = answersIn(out);
    expect(answers.map(({ encounter }) => encounter)).toEqual(["b", "a", "c"]);
    expect(linesOf(answers[0])).toEqual(["96365 1", "96366 1"]);
    expect(answers[0]!["pack"]).toMatchObject({ id: "cpt/infusion" });
  });

  test("answers for a broken line with its number and goes on; the status is 1", async () => {
    const stdin = `${drug("a")}\n{"id":\n${drug("b")}\n${drug("c", { claim_type: "other" })}\n`;
    const { status, out } = await code([], {}, { stdin });
    expect(status).toBe(1);
    const answers = answersIn(out);
    expect(answers.map(({ encounter }) => encounter)).toEqual(["a", null, "b", "c"]);
    expect(answers[1]).toMatchObject({ error: { code: "encounter/json", message: expect.stringMatching(/^line 2: /) } });
    expect(answers[3]).toMatchObject({ error: { code: "encounter/unknown-word", pointer: "/claim_type", message: expect.not.stringMatching(/line/) } });
  });

  test("refuses a line over the limit and one that is not UTF-8, each by its number", async () => {
    const { status, out } = await code([], {}, { stdin: [`${drug("a")}\n`, "x".repeat(1_048_577), "\n", Uint8Array.of(0xff, 0x0a), drug("b")] });
    expect(status).toBe(1);
    expect(answersIn(out)).toMatchObject([
      { encounter: "a" },
      { encounter: null, error: { code: "encounter/too-long", message: expect.stringMatching(/^line 2: .*1048576/) } },
      { encounter: null, error: { code: "encounter/encoding", message: expect.stringMatching(/^line 3: /) } },
      { encounter: "b" },
    ]);
  });

  test("chooses the pack by the payer; a payer without one is refused unless there is a fallback", async () => {
    const stdin = `${drug("a", { payer: "select-health" })}\n${drug("b", { payer: "nobody" })}\n`;
    const refused = await code([], {}, { stdin });
    expect(refused.status).toBe(1);
    expect(answersIn(refused.out)).toMatchObject([
      { pack: { id: "payers/select-health/infusion" } },
      { encounter: "b", error: { code: "encounter/no-payer-pack", pointer: "/payer", message: expect.stringMatching(/; loaded are .*\bselect-health\b/) } },
    ]);
    const coded = await code(["--fallback", "cpt/infusion"], {}, { stdin });
    expect(coded.status).toBe(0);
    expect(answersIn(coded.out)[1]).toMatchObject({ encounter: "b", pack: { id: "cpt/infusion" } });
  });

  test("one pack's folder codes everything by that pack", async () => {
    const { out } = await ran(["code", "--pack", "rules/payers/select-health"], {}, { stdin: drug("a") });
    expect(answersIn(out)).toMatchObject([{ pack: { id: "payers/select-health/infusion" } }]);
  });

  test("a date before every version is refused where it stands", async () => {
    const { status, out } = await code([], {}, { stdin: drug("a", { date_of_service: "1999-01-01", administrations: [] }) });
    expect(status).toBe(1);
    expect(answersIn(out)).toMatchObject([{ error: { code: "encounter/no-version", pointer: "/date_of_service" } }]);
  });

  const BROKEN = { "/home/rules/payers/moda/modifiers.yaml": "payerpack: 1\nrules: modifiers\nedit:\n  x: 1\n" };

  test("a pack with errors codes nothing, the others code; its errors go to standard error and the status is 1", async () => {
    const stdin = `${drug("a", { payer: "moda" })}\n${drug("b", { payer: "select-health" })}\n${drug("c")}\n`;
    const { status, out, err } = await ran(["code", "--pack", "rules"], BROKEN, { stdin });
    expect(status).toBe(1);
    expect(answersIn(out)).toMatchObject([
      { encounter: "a", error: { code: "cli/pack-with-errors", pointer: "/payer" } },
      { encounter: "b", pack: { id: "payers/select-health/infusion" } },
      { encounter: "c", pack: { id: "cpt/infusion" } },
    ]);
    expect(err).toContain("rules/payers/moda/modifiers.yaml:3:1  error:");
    expect(err).toContain("the pack in `rules/payers/moda` has errors and is not used  [cli/pack-with-errors]");
    const told = await ran(["explain", "--pack", "rules", "-"], BROKEN, { stdin: drug("c") });
    expect(told.status).toBe(1);
    expect(told.out).toContain("96365");
  });

  test("no fallback codes what a pack might that cannot even be read", async () => {
    const files = { "/home/rules/payers/moda/pack.yaml": Uint8Array.of(0xff, 0x0a) };
    const stdin = `${drug("a", { payer: "moda" })}\n${drug("b")}\n`;
    const { status, out, err } = await ran(["code", "--pack", "rules", "--fallback", "cpt/infusion"], files, { stdin });
    expect(status).toBe(1);
    expect(answersIn(out)).toMatchObject([{ encounter: "a", error: { code: "cli/pack-with-errors" } }, { encounter: "b", pack: { id: "cpt/infusion" } }]);
    expect(err).toContain("rules/payers/moda/pack.yaml");
  });

  test("where no pack is whole nothing is coded, with 2", async () => {
    const { status, out, err } = await ran(["code", "--pack", "rules/payers/moda", "examples"], BROKEN);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("[cli/pack-with-errors]");
  });

  test("reads files and folders, in the order given", async () => {
    const files = { "/home/in/b.ndjson": `${drug("b1")}\n${drug("b2")}`, "/home/in/a.json": JSON.stringify(JSON.parse(drug("a")), null, 2), "/home/in/notes.txt": "x", "/home/c.json": drug("c") };
    const { status, out } = await code(["c.json", "in"], files);
    expect(status).toBe(0);
    expect(answersIn(out).map(({ encounter }) => encounter)).toEqual(["c", "a", "b1", "b2"]);
  });

  test("-o writes the same bytes to a file and nothing to standard output", async () => {
    const direct = await codedExamples();
    const { status, out, host } = await code(["examples", "-o", "out.ndjson"]);
    expect({ status, out }).toEqual({ status: 0, out: "" });
    expect(host.disk.get("/home/out.ndjson")).toBe(direct.out);
  });

  test("an output that is whole is put in its place at the end, and an input that breaks off leaves what can be gone on with", async () => {
    const files = { "/home/a.ndjson": `${drug("a")}\n${drug("b")}\n`, "/home/b.ndjson": { fails: "EIO" } };
    const broken = await code(["a.ndjson", "b.ndjson", "-o", "out.ndjson"], files);
    expect(broken).toMatchObject({ status: 2, err: expect.stringContaining("2 encounters coded: the same command with `--resume` goes on behind") });
    expect(broken.host.disk.has("/home/out.ndjson")).toBe(false);
    const mended = { ...Object.fromEntries(broken.host.disk), "/home/b.ndjson": "\n" };
    const went = await code(["a.ndjson", "b.ndjson", "-o", "out.ndjson", "--resume", "--threads", "2"], mended);
    expect(went).toMatchObject({ status: 0, err: "goes on after 2 encounters\n" });
    expect(went.host.disk.get("/home/out.ndjson")).toBe((await code(["a.ndjson"], mended)).out);
    expect([...went.host.disk.keys()].filter((path) => path.startsWith("/home/out"))).toEqual(["/home/out.ndjson"]);
  });

  test("says when the output cannot be written, before it codes anything", async () => {
    const { status, err } = await code(["examples", "-o", "out.ndjson"], {}, { writeFails: { "/home/out.ndjson": "EROFS" } });
    expect(status).toBe(2);
    expect(err).toContain("`out.ndjson` cannot be written: the disk is read-only");
  });

  test("says when an input breaks off, after the answers so far", async () => {
    const { status, out, err } = await code(["a.ndjson", "b.ndjson"], { "/home/a.ndjson": drug("a"), "/home/b.ndjson": { fails: "EIO" } });
    expect(status).toBe(2);
    expect(answersIn(out)).toHaveLength(1);
    expect(err).toContain("`b.ndjson` cannot be read: the system says EIO");
  });

  test("ends quietly when the reader of its output has gone", async () => {
    const stdin = Array.from({ length: 50 }, (_, index) => `${drug(`e${index}`)}\n`);
    const { status, out, err } = await code([], {}, { stdin, readerLeavesAfter: 2 });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(answersIn(out)).toHaveLength(2);
  });

  test("when asked to stop writes what it has and ends with 130", async () => {
    let reads = 0;
    const { status, out } = await code([], {}, {
      stdin: [`${drug("a")}\n`, `${drug("b")}\n`, `${drug("c")}\n`],
      onRead: (host) => { if (++reads === 3) host.abort.abort(); },
    });
    expect(status).toBe(130);
    expect(answersIn(out).map(({ encounter }) => encounter)).toEqual(["a", "b"]);
  });

  test("shows progress on a terminal and takes it away again", async () => {
    const stdin = Array.from({ length: 30 }, (_, index) => `${drug(`e${index}`)}\n`);
    const { err } = await code([], {}, { stdin, terminal: true });
    expect(err).toMatch(/\d+ encounters, \d+ a second/);
    expect(err.endsWith("\r\u001b[K")).toBe(true);
    expect((await code([], {}, { stdin })).err).toBe("");
  });

  test("a compiled pack gives the same bytes as its rules", async () => {
    const built = await ran(["build", "rules/cpt", "-o", "base.json"]);
    const file = { "/home/base.json": built.host.disk.get("/home/base.json")!, "/home/one/base.json": built.host.disk.get("/home/base.json")! };
    const input = { stdin: `${drug("a")}\n` };
    const compiled = await ran(["code", "--pack", "base.json"], file, input);
    expect(compiled).toMatchObject({ status: 0, out: (await ran(["code", "--pack", "rules/cpt"], {}, input)).out });
    expect(await ran(["code", "--pack", "one"], file, input)).toMatchObject({ status: 0, out: compiled.out });
  });

  test("a compiled pack that was changed is refused", async () => {
    const built = await ran(["build", "rules/cpt", "-o", "base.json"]);
    const text = built.host.disk.get("/home/base.json") as string;
    const { status, out, err } = await ran(["code", "--pack", "base.json"], { "/home/base.json": text.replace("96365", "96366") }, { stdin: drug("a") });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("`base.json` is refused");
  });
});

describe("code --format text", () => {
  test("draws every example that is shipped, and none is refused", async () => {
    const { status, out, err } = await ran(["code", "--pack", "rules", "--format", "text", "examples"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const files = Object.entries(shippedFiles()).filter(([path]) => /^\/home\/examples\/[^/]+json$/.test(path));
    const ids = files.flatMap(([path, text]) => (path.endsWith(".ndjson") ? text.trim().split("\n") : [text]).map((one) => (JSON.parse(one) as { readonly id: string }).id));
    expect(ids.length).toBeGreaterThanOrEqual(6);
    const drawn = out.split("\n\nEncounter ").map((claim, index) => (index === 0 ? claim.replace("Encounter ", "") : claim).split(" ")[0]);
    expect(drawn).toEqual(ids);
    expect(out.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ["drug-130-minutes", ["96365 1", "96366 1"]],
    ["hydration-around-a-drug", ["96365 1", "96361 2"]],
    ["second-access-site", ["96365 1", "96365 1"]],
    ["stop-time-missing", []],
    ["office-select-health", ["96360 1"]],
    ["infusion-center-day", ["96413 1", "96415 2", "96367 1", "96375 1", "96361 1"]],
    ["night-in-the-emergency-department", ["96374 1", "96361 2", "96361 6", "96376 1"]],
    ["office-two-pushes", ["96374 1", "96375 1"]],
  ])("the example %s bills what its README says", async (id, expected) => {
    const { out } = await codedExamples();
    const answer = answersIn(out).find(({ encounter }) => encounter === id);
    expect([...linesOf(answer)].sort()).toEqual([...expected].sort());
  });

  test("draws a refused encounter among the others", async () => {
    const { status, out } = await code(["--format", "text"], {}, { stdin: `{"id":\n${drug("b")}\n` });
    expect(status).toBe(1);
    expect(out).toMatch(/^Encounter without a readable id +refused\n\n {2}line 1: .*\n {2}encounter\/json.*\n\nEncounter b /);
  });
});
