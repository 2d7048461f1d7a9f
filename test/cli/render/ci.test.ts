import { describe, expect, test } from "vitest";
import type { FakeFile, FakeHost, FakeOptions } from "../fake-host.ts";
import { ran } from "../shipped.ts";

const ON = ["--on", "2026-11-23"];
const PAYER = "rules/payers/select-health";
const HEAD = "payerpack: 1\nexamples: wrong\nfor: payers/select-health/infusion 2026.1\n\ncases:\n";
const wrong = (count: number): string => HEAD + Array.from({ length: count }, (_, index) => `  case_${index}:\n    title: 'Nothing & <more> "said"'\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    decision: hold\n`).join("");
const broken = (count: number): Readonly<Record<string, FakeFile>> => ({ [`/home/${PAYER}/examples/wrong.yaml`]: wrong(count) });

async function reported(format: string, files: Readonly<Record<string, FakeFile>>, options: FakeOptions = {}, more: readonly string[] = []): Promise<{ readonly out: string; readonly status: number; readonly host: FakeHost }> {
  const { status, out, err, host } = await ran(["ci", PAYER, "--only", "check,test,audit,build", ...ON, "--format", format, ...more], files, options);
  expect(err).toBe("");
  return { status, out, host };
}

type Node = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Node[]; text: string };

/** Reads XML strictly: one root, tags that close in order, attributes in quotes, no bare `<` or `&`. */
function readXml(text: string): Node {
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const token = /<\?xml version="1\.0" encoding="UTF-8"\?>\n|<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [whole, closing, name, attributes = "", empty, words] = found;
    if (/&(?!(?:amp|lt|gt|quot);)/.test(whole)) throw new Error(`a bare & in ${whole}`);
    if (words !== undefined) open.at(-1)!.text += words;
    else if (name !== undefined && closing === "/") {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes something else`);
    } else if (name !== undefined) {
      const node: Node = { name, attributes: Object.fromEntries([...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!])), children: [], text: "" };
      open.at(-1)!.children.push(node);
      if (empty !== "/") open.push(node);
    }
    if (token.lastIndex === text.length) break;
  }
  if (token.lastIndex !== text.length || open.length !== 1 || root.children.length !== 1) throw new Error("not one whole document");
  return root.children[0]!;
}

describe("SARIF", () => {
  interface Sarif {
    readonly $schema: string;
    readonly version: string;
    readonly runs: readonly { readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } }; readonly columnKind: string; readonly results: readonly SarifResult[]; readonly invocations: readonly { readonly executionSuccessful: boolean; readonly exitCode: number }[] }[];
  }
  interface SarifResult {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: Readonly<Record<string, number>> } }[];
    readonly properties: { readonly gate: string; readonly pack?: string };
  }

  test("is as version 2.1.0 asks: members, levels, indexes, 1-based regions, relative addresses", async () => {
    const { out, status } = await reported("sarif", broken(2));
    expect(status).toBe(1);
    const log = JSON.parse(out) as Sarif;
    expect([log.version, log.$schema, log.runs.length]).toEqual(["2.1.0", "https://json.schemastore.org/sarif-2.1.0.json", 1]);
    const [run] = log.runs;
    expect([run!.tool.driver.name, run!.columnKind]).toEqual(["payerpack", "unicodeCodePoints"]);
    expect(run!.invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    const ids = run!.tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(run!.results.length).toBeGreaterThan(3);
    for (const { ruleId, ruleIndex, level, message, locations, properties } of run!.results) {
      expect([ids[ruleIndex], ["error", "warning", "note"].includes(level), message.text !== "", locations.length]).toEqual([ruleId, true, true, 1]);
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      expect(artifactLocation.uri).toMatch(/^rules\/[a-z0-9/._-]+$/);
      expect(Math.min(...Object.values(region!))).toBeGreaterThanOrEqual(1);
      expect(["check", "test", "audit", "build"]).toContain(properties.gate);
    }
    expect(run!.results.find(({ ruleId }) => ruleId === "test/decision")?.properties).toEqual({ gate: "test", pack: "payers/select-health/infusion" });
  });
});

describe("JUnit", () => {
  test("is well-formed: a suite for each gate, its counts, failures and what was skipped", async () => {
    const root = readXml((await reported("junit", broken(2))).out);
    expect(root.name).toBe("testsuites");
    expect(root.children.map(({ attributes }) => attributes["name"])).toEqual(expect.arrayContaining(["check", "test", "audit", "build", "fmt"]));
    for (const { attributes, children } of root.children) {
      const count = (name: string): number => children.filter((one) => one.children[0]?.name === name).length;
      expect(attributes).toMatchObject({ tests: String(children.length), failures: String(count("failure")), ...(count("skipped") > 0 ? { skipped: String(count("skipped")) } : {}) });
    }
    const suite = (name: string): Node => root.children.find(({ attributes }) => attributes["name"] === name)!;
    expect(suite("test").children[0]).toMatchObject({ name: "testcase", attributes: { classname: "test", name: "payers/select-health/infusion" }, children: [{ name: "failure" }] });
    expect(Number(suite("test").attributes["time"])).toBeGreaterThan(0);
    expect(suite("fmt").children[0]?.children[0]).toMatchObject({ name: "skipped", attributes: { message: "left out" } });
  });

  test("the reader of this test refuses what is not well-formed", () => {
    for (const text of ["<a><b></a></b>", "<a>&nbsp</a>", "<a/><b/>", '<a x="<"/>', "<a>"]) expect(() => readXml(text)).toThrow();
  });
});

describe("GitHub", () => {
  test("shows ten of a kind, those that block first, and counts the rest", async () => {
    const { out } = await reported("github", broken(14));
    const lines = out.split("\n");
    expect(lines.slice(0, 10).every((line) => line.startsWith("::error file=rules/payers/select-health/"))).toBe(true);
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(out).toContain("7 more findings are not shown here: the step summary and the SARIF file have them all\n");
    expect(out).toMatch(/\ntest: blocked, \d+ passed, 14 failed \(\d+\.\d s\)\n/);
    expect(out.endsWith("blocked by test and build: 17 errors\n")).toBe(true);
  });
});

describe("Markdown", () => {
  test("is a table of the gates and a list of what they found; nothing of an author's text is markup", async () => {
    const { out } = await reported("markdown", broken(1));
    expect(out).toMatch(/^## Rules: blocked by test and build: 4 errors\n/);
    expect(out).toMatch(/\n\| test \| ❌ blocked \| \d+\.\d \| \d+ passed, 1 failed \|\n/);
    expect(out).toContain("\n| fmt | left out | | |\n");
    expect(out).toContain("\n- **test** ❌ rules/payers/select-health/examples/wrong.yaml:");
  });

  test("is added to the summary of a step, behind what other steps wrote", async () => {
    const { host, out } = await reported("text", { "/home/summary.md": "before\n" }, { environment: { GITHUB_STEP_SUMMARY: "/home/summary.md" } });
    expect(host.disk.get("/home/summary.md")).toMatch(/^before\n## Rules: nothing blocks/);
    expect(out).toMatch(/^payerpack ci/);
  });

  test("a summary that cannot be written is told, with status 2", async () => {
    const { status, err } = await ran(["ci", PAYER, "--only", "fmt", ...ON], {}, { environment: { GITHUB_STEP_SUMMARY: "/home/summary.md" }, writeFails: { "/home/summary.md": "EROFS" } });
    expect([status, err.includes("[cli/cannot-write]")]).toEqual([2, true]);
  });
});

test("one run writes as many forms as are asked for", async () => {
  const { host, out } = await reported("text", broken(1), {}, ["--json", "out/ci.json", "--sarif", "out/ci.sarif", "--junit", "out/ci.xml", "--markdown", "out/ci.md"]);
  expect(JSON.parse(host.disk.get("/home/out/ci.json") as string)).toMatchObject({ format: "payerpack ci 1", blocked: true });
  expect(JSON.parse(host.disk.get("/home/out/ci.sarif") as string)).toMatchObject({ version: "2.1.0" });
  expect(readXml(host.disk.get("/home/out/ci.xml") as string).name).toBe("testsuites");
  expect(host.disk.get("/home/out/ci.md")).toMatch(/^## Rules: /);
  expect(out).toMatch(/blocked by test and build: 4 errors\n$/);
});

test("text has what blocks in full first, then a line for each gate", async () => {
  const { out } = await reported("text", broken(1));
  expect(out).toMatch(/^rules\/payers\/select-health\/.*error: .*\[(?:test\/decision|ci\/vectors)\]\n/);
  expect(out.indexOf("payerpack ci  1 pack\n")).toBeGreaterThan(out.indexOf("[ci/vectors]"));
  expect(out).toMatch(/\n {2}test {8}blocked +\d+\.\d s {2}\d+ passed, 1 failed\n/);
  expect(out).toMatch(/\n {2}fmt {9}left out\n/);
});
