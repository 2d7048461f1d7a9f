import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { GATE_NAMES } from "../../src/cli/ci/gate-names.ts";
import { auditGate } from "../../src/cli/ci/gates/audit.ts";
import { CHECK } from "../../src/cli/ci/gates/check.ts";
import { FMT } from "../../src/cli/ci/gates/fmt.ts";
import { PACK_GATES } from "../../src/cli/ci/pack-gates.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { ran } from "../cli/shipped.ts";
import { fakeGit } from "../cli/fake-git.ts";
import type { FakeFile, FakeOptions } from "../cli/fake-host.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";
import { filesOfBlocks, smallWorkspace, withFiles } from "./support/small-workspace.ts";

const page = readPage("ci.md");
const blocksOf = (language: string) => page.blocks.filter((one) => one.language === language).map(({ text }) => text);
const block = (language: string, head: string): string => blocksOf(language).find((text) => text.includes(head))!;

/** A repository in which nothing differs but one payer's pack. */
const REPOSITORY: FakeOptions = { git: fakeGit(["payers/uhc/pack.yaml"]) };

const sample = (name: string): string => fileURLToPath(new URL(`../../docs/evidence/samples/${name}`, import.meta.url));

/** Runs a command line of the page as a shell would, in its repository. */
async function running(line: string): Promise<{ readonly status: number; readonly err: string; readonly out: string; readonly disk: ReadonlyMap<string, FakeFile> }> {
  const words = line.replace(/^(?:exec )?(?:npx )?payerpack /, "").split(" ");
  const { status, err, out, host } = await ran(words, {}, REPOSITORY);
  return { status, err, out, disk: host.disk };
}

describe("the page on CI", () => {
  test("has a row for each gate, in its words, and no other", () => {
    const gates = [FMT, CHECK, auditGate({ on: "2026-11-23", staleAfter: 365, hashOf: () => undefined }), ...PACK_GATES];
    const rows = GATE_NAMES.map((name) => gates.find((gate) => gate.name === name)!).map(({ name, looks, blocksOn }) => `| \`${name}\` | ${looks} | ${blocksOn} |`);
    expect([...page.text.matchAll(/^\| `.*\|$/gm)].map(([row]) => row)).toEqual(rows);
  });

  test("has commands that work", async () => {
    for (const line of blocksOf("sh")[0]!.split("\n").filter((one) => one !== "" && one !== "payerpack ci")) expect(await running(line)).toMatchObject({ status: 0, err: "" });
  });

  test("has links that lead somewhere", () => expect(lostLinks(page)).toEqual([]));
});

describe("the workflow", () => {
  interface Step {
    readonly name?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly if?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }
  const workflow = parse(block("yaml", "runs-on")) as { readonly on: object; readonly permissions: object; readonly jobs: { readonly gates: { readonly "runs-on": string; readonly steps: readonly Step[] } } };
  const { steps } = workflow.jobs.gates;

  test("is one: triggers, rights, steps that use or run something", () => {
    expect(Object.keys(workflow)).toEqual(["name", "on", "permissions", "jobs"]);
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push"]);
    for (const { uses, run } of steps) expect([uses, run].filter((one) => one !== undefined)).toHaveLength(1);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^(?:actions|github)\/[a-z-]+(?:\/[a-z-]+)?@v\d+$/);
    const checkout = steps.find(({ uses }) => uses?.startsWith("actions/checkout"));
    expect(checkout?.with).toEqual({ "fetch-depth": 0 });
    expect(steps.filter(({ run }) => run?.includes("payerpack ci")).map((step) => step.if)).toEqual(["github.event_name == 'pull_request'", "github.event_name != 'pull_request'"]);
  });

  test("runs, and writes what the later steps take up", async () => {
    const run = steps.find((step) => step.if === "github.event_name == 'pull_request'")!.run!.replace("${{ github.event.pull_request.base.sha }}", "0123456789012345678901234567890123456789");
    expect(run).not.toContain("${{");
    const { status, err, disk } = await running(run);
    expect([status, err]).toEqual([0, ""]);
    const taken = steps.flatMap((step) => Object.values(step.with ?? {})).filter((value) => typeof value === "string" && value.startsWith("out"));
    expect(taken).toEqual(["out/ci.sarif", "out"]);
    expect([...disk.keys()].filter((path) => path.startsWith("/home/out/")).sort()).toEqual(["/home/out/ci.sarif", "/home/out/ci.xml"]);
  });

  test("gives all rules the same forms as a pull request", () => {
    const [part, all] = steps.flatMap(({ run }) => (run?.includes("payerpack ci") ? [run] : []));
    expect(all).toBe(part!.replace(/--changed-since \$\{\{[^}]*\}\} /, ""));
  });
});

describe("the hooks", () => {
  test("run before a commit", async () => {
    const hook = block("sh", "#!/bin/sh");
    expect(await running(hook.split("\n").find((line) => line.startsWith("exec "))!)).toMatchObject({ status: 0, err: "" });
    const { repos } = parse(block("yaml", "repos:")) as { readonly repos: readonly [{ readonly repo: string; readonly hooks: readonly [{ readonly entry: string; readonly language: string; readonly pass_filenames: boolean; readonly files: string }] }] };
    const [{ entry, language, pass_filenames, files }] = repos[0].hooks;
    expect([repos[0].repo, language, pass_filenames]).toEqual(["local", "system", false]);
    expect(new RegExp(files).test("rules/payers/uhc/pack.yaml")).toBe(true);
    expect(await running(entry)).toMatchObject({ status: 0, err: "" });
    expect(hook).toContain(entry);
  });
});

test("the acceptance compiles", () => {
  const blocks = page.blocks.filter(({ file }) => file !== undefined && file.endsWith("pack.yaml"));
  expect(blocks).toHaveLength(1);
  const { diagnostics } = compileWorkspace(withFiles(smallWorkspace(), filesOfBlocks(blocks, "check")));
  expect(diagnostics.filter(({ severity }) => severity !== "note")).toEqual([]);
});

describe("the samples", () => {
  test("are what the command writes today", async () => {
    const whole = await ran(["ci", "rules/payers/select-health", "--on", "2026-11-23"]);
    expect(whole.status).toBe(0);
    golden(sample("ci.txt"), whole.out);
    const path = "/home/rules/payers/select-health/hydration.yaml";
    const text = whole.host.disk.get(path) as string;
    const blocked = await ran(["ci", "rules/payers/select-health", "--on", "2026-11-23", "--only", "fmt,check,test", "--format", "markdown"], { [path]: text.replace("change: { is: 16 minutes }", "change: { is: 17 minutes }") });
    expect(blocked.status).toBe(1);
    golden(sample("ci-blocked.md"), blocked.out);
  });
});
