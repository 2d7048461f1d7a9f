import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { GATE_NAMES } from "../../../src/cli/ci/gate-names.ts";
import { golden } from "../../docs/support/golden.ts";
import { fakeGit } from "../fake-git.ts";
import type { FakeFile, FakeOptions } from "../fake-host.ts";
import { ran, shippedFiles } from "../shipped.ts";

const ON = ["--on", "2026-11-23"];
/** The gates that take a second or two over all packs. */
const QUICK = ["--only", "fmt,check,test,audit,build"];
const PAYER = "rules/payers/select-health";
/** Enough packs for two threads. */
const PAYERS = ["select-health", "uhc", "moda", "cigna", "centene", "regence", "palmetto", "amerihealth"].map((payer) => `rules/payers/${payer}`);
/** A failing example and an unformatted file. */
const BROKEN: Readonly<Record<string, FakeFile>> = {
  [`/home/${PAYER}/examples/wrong.yaml`]:
    "payerpack: 1\nexamples: wrong\nfor: payers/select-health/infusion 2026.1\n\ncases:\n  nothing_happened:\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    decision: hold\n",
  [`/home/${PAYER}/loose.yaml`]: "payerpack:    1\nrules: loose\n",
};

interface Log {
  readonly blocked: boolean;
  readonly packs: readonly string[];
  readonly unchanged: readonly string[] | null;
  readonly left_out: readonly string[];
  readonly gates: readonly { readonly gate: string; readonly state: string; readonly figures: Readonly<Record<string, number>>; readonly runs: readonly { readonly pack: string | null; readonly not_run: string | null; readonly findings: readonly { readonly code: string; readonly message: string; readonly path: string; readonly startLine?: number }[] }[] }[];
}

async function log(arguments_: readonly string[], files: Readonly<Record<string, FakeFile>> = {}, options: FakeOptions = {}): Promise<Log & { readonly status: number }> {
  const { status, out, err } = await ran(["ci", ...arguments_, ...ON, "--format", "json"], files, options);
  expect(err).toBe("");
  return { ...(JSON.parse(out) as Log), status };
}

const withoutSeconds = (text: string): string => text.replace(/"seconds": [0-9.]+/g, '"seconds": 0');

describe("the gates", () => {
  test("over several packs: each runs over every one, nothing blocks", async () => {
    const { status, blocked, packs, gates, left_out } = await log([...PAYERS, ...QUICK]);
    expect([status, blocked, left_out]).toEqual([0, false, GATE_NAMES.filter((name) => !QUICK[1]!.includes(name))]);
    expect(packs).toHaveLength(PAYERS.length);
    expect(gates.map(({ gate }) => gate).join()).toBe(QUICK[1]);
    for (const { gate, runs } of gates) expect([gate, runs.length]).toEqual([gate, runs[0]!.pack === null ? 1 : packs.length]);
    expect(gates.find(({ gate }) => gate === "test")!.figures).toMatchObject({ failed: 0 });
    expect(gates.find(({ gate }) => gate === "build")!.figures["packs the same"]).toBe(packs.length);
  });

  test("block on what each is for, at its place", async () => {
    const { status, gates } = await log([PAYER, ...QUICK], BROKEN);
    expect(status).toBe(1);
    expect(gates.filter(({ state }) => state === "blocked").map(({ gate }) => gate)).toEqual(["fmt", "test", "build"]);
    const found = gates.flatMap(({ gate, runs }) => runs.flatMap(({ findings }) => findings.map(({ code, path, startLine }) => [gate, code, path, startLine])));
    expect(found).toEqual([
      ["fmt", "ci/not-formatted", `${PAYER}/loose.yaml`, 1],
      ["test", "test/decision", `${PAYER}/examples/wrong.yaml`, 8],
      ["build", "ci/vectors", `${PAYER}/pack.yaml`, 2],
      ["build", "ci/vectors", `${PAYER}/pack.yaml`, 2],
      ["build", "ci/vectors", `${PAYER}/pack.yaml`, 2],
    ]);
  });

  test("a pack with errors is told once, and passes through no gate of packs", async () => {
    const { status, gates } = await log([PAYER, "rules/payers/moda", ...QUICK], { [`/home/${PAYER}/hydration.yaml`]: "payerpack: 1\nrules: hydration\n\nvalues:\n  one: { is: 1 unit }\n" });
    expect(status).toBe(1);
    expect(gates.find(({ gate }) => gate === "check")!.runs[0]!.findings.map(({ code }) => code)).toContain("check/no-source");
    for (const gate of gates.filter(({ runs }) => runs[0]!.pack !== null)) {
      expect(gate.runs.filter(({ not_run }) => not_run === "the pack has errors").map(({ pack }) => pack)).toEqual(["payers/select-health"]);
    }
  });

  test("what was not run is said with the reason", async () => {
    const { out } = await ran(["ci", "rules/payers/select-health", "--only", "test", ...ON], {
      "/home/rules/payers/select-health/examples/hydration.yaml": "payerpack: 1\nexamples: hydration\nfor: payers/select-health/infusion 2026.1\n",
      "/home/rules/payers/other/pack.yaml": "payerpack: 1\npack: payers/other/infusion\nrelease: 1\npayer: other\nextends: cpt/infusion 2026.1\n",
    });
    expect(out).toContain("  build       left out\n");
    const other = await ran(["ci", "rules/payers/other", "--only", "test", ...ON], { "/home/rules/payers/other/pack.yaml": "payerpack: 1\npack: payers/other/infusion\nrelease: 1\npayer: other\nextends: cpt/infusion 2026.1\n" });
    expect(other.out).toContain("  test        not run ");
    expect(other.out).toContain("not run for payers/other/infusion: no examples in this pack\n");
  });

  test.each([["--only", ""], ["--only", " , "], ["--skip", "fmt,check,prove,test,properties,mutate,cover,boundary,diff,audit,build"]])("%s %j runs nothing, and that passes nobody", async (option, gates) => {
    const { status, out, err } = await ran(["ci", option, gates]);
    expect([status, out, err]).toEqual([2, "", expect.stringContaining("must leave a gate to run")]);
  });

  test("several threads find what one finds, in the same order", async () => {
    const jobs: string[] = [];
    const [one, two] = [await ran(["ci", ...PAYERS, "--only", "test", ...ON, "--format", "json"], BROKEN), await ran(["ci", ...PAYERS, "--only", "test", ...ON, "--format", "json"], BROKEN, { processors: 2, onGateJob: ({ gate, folder }) => jobs.push(`${gate} ${folder}`) })];
    expect(jobs).toHaveLength(PAYERS.length);
    expect(withoutSeconds(two.out)).toBe(withoutSeconds(one.out));
    expect([one.status, two.status]).toEqual([1, 1]);
  });
});

describe("--changed-since", () => {
  const said = (out: string, err = "") => ({ ok: true, value: { status: err === "" ? 0 : 128, out: Buffer.from(out), err } }) as const;
  const git = (changed: readonly string[], untracked: readonly string[] = []): FakeOptions => ({
    git: (_folder, arguments_) => said((arguments_[0] === "diff" ? changed : untracked).map((path) => `${path}\0`).join("")),
  });

  test("gates the packs that changed and those on them, whatever is asked of git first", async () => {
    const asked: (readonly string[])[] = [];
    const options: FakeOptions = { git: (_folder, arguments_) => (asked.push(arguments_), said("")) };
    expect(await log(["--changed-since", "main", "--only", "test"], {}, options)).toMatchObject({ status: 0, packs: [] });
    expect(asked[0]).toEqual(["diff", "--name-only", "-z", "--relative", "--no-renames", "--end-of-options", "main", "--", "."]);
    expect((await log(["--changed-since", "main", "--only", "fmt"], {}, git(["payers/noridian/hydration.yaml"]))).packs).toEqual(["payers/noridian/infusion"]);
    const base = await log(["--changed-since", "main", "--only", "fmt"], {}, git(["cpt/hydration.yaml"]));
    expect([base.unchanged, base.packs.length > 20]).toEqual([[], true]);
    expect((await log(["--changed-since", "main", "--only", "fmt"], {}, git([], ["payers/uhc/new.yaml", "README.md"]))).packs).toEqual(["payers/uhc/infusion"]);
    const medicare = await log(["--changed-since", "main", "--only", "fmt"], {}, git(["medicare/routes.yaml"]));
    expect(medicare.packs).toContain("medicare/infusion");
    expect(medicare.packs).toContain("payers/noridian/infusion");
    expect(medicare.unchanged).toContain("cpt/infusion");
  });

  test("a vocabulary or a table is every pack's", async () => {
    for (const path of ["vocabulary/infusion.yaml", "tables/some.csv"]) expect((await log(["--changed-since", "main", "--only", "fmt"], {}, git([path]))).unchanged).toEqual([]);
  });

  test("without a repository nothing is gated", async () => {
    const { status, out, err } = await ran(["ci", "--changed-since", "main"], {}, { git: () => said("", "fatal: not a git repository\n") });
    expect([status, out]).toEqual([2, ""]);
    expect((await ran(["ci", "--changed-since", "main"])).err).toContain("git does not say what changed since `main`: git is not installed");
    expect(err).toContain("git does not say what changed since `main`: fatal: not a git repository  [cli/git-failed]");
  });

  test("that nothing changed is said, gate by gate", async () => {
    const { status, out } = await ran(["ci", "--changed-since", "main", ...QUICK, ...ON], {}, git([]));
    expect(status).toBe(0);
    expect(out).toMatch(/^payerpack ci {2}0 packs changed since main, \d\d not\n/);
    expect(out).toMatch(/ {2}test {8}not run +0\.0 s {2}not run: no pack changed\n/);
  });
});

describe("what a pack changes since a revision", () => {
  const path = `${PAYER}/hydration.yaml`;
  const before = (files: Readonly<Record<string, FakeFile>>): string => files[`/home/${path}`] as string;

  test("is told by rule, with what shows it, and does not block", async () => {
    const text = before(shippedFiles());
    const old = text.replace("change: { is: 16 minutes }", "change: { is: 17 minutes }");
    expect(old).not.toBe(text);
    const options: FakeOptions = { git: fakeGit(["payers/select-health/hydration.yaml"], { [path]: old }) };
    const { status, packs, gates } = await log(["--changed-since", "main", "--only", "diff"], {}, options);
    expect([status, packs]).toEqual([0, ["payers/select-health/infusion"]]);
    expect(gates[0]!.figures).toMatchObject({ "changes since the revision": 1 });
    expect(gates[0]!.runs[0]!.findings).toMatchObject([{ code: "ci/changed", message: "`hydration_from_16_minutes` is changed since `main`: 96374 becomes 96360", path: "rules/payers/select-health/hydration.yaml" }]);
    const { out } = await ran(["ci", "--changed-since", "main", "--only", "diff", "--format", "markdown"], {}, options);
    golden(fileURLToPath(new URL("../../../docs/evidence/samples/ci-pull-request.md", import.meta.url)), out);
  });

  test("is nothing where only words changed, and everything where the pack is new", async () => {
    const words = before(shippedFiles()).replace("title: Hydration in the office", "title: Hydration, office");
    const same = await log(["--changed-since", "main", "--only", "diff"], {}, { git: fakeGit(["payers/select-health/hydration.yaml"], { [path]: words }) });
    expect([same.gates[0]!.figures["changes since the revision"], same.gates[0]!.runs[0]!.findings]).toEqual([0, []]);
    const gone = Object.fromEntries(Object.keys(shippedFiles()).filter((one) => one.startsWith(`/home/${PAYER}/`)).map((one) => [one.slice("/home/".length), null]));
    const fresh = await log(["--changed-since", "main", "--only", "diff"], {}, { git: fakeGit(["payers/select-health/pack.yaml"], gone) });
    expect(fresh.gates[0]!.runs[0]!.findings.map(({ code }) => code)).toEqual(["ci/new-pack"]);
  });

  test("without a revision is what it changes of its base; a base has none", async () => {
    const { gates } = await log([PAYER, "--only", "diff"]);
    expect(gates[0]!.figures["rules that change the base"]).toBeGreaterThan(3);
    expect((await ran(["ci", "rules/cpt", "--only", "diff", ...ON])).out.replace(/\s+/g, " ")).toContain("not run for cpt/infusion: it has no base, and no revision was given");
  });
});

describe("the command line of ci", () => {
  test.each<[readonly string[], string]>([
    [["--only", "fnt"], "did you mean `fmt`?"],
    [["--skip", "tests"], "there is no gate `tests`"],
    [["--only", "fmt", "--skip", "test"], "give `--only` or `--skip`, not both"],
    [["--on", "someday"], "`--on` needs a day"],
    [["--stale-after", "x"], "`--stale-after` needs a whole number of days"],
    [["--threads", "0"], "`--threads` needs a whole number from 1"],
    [["rules/tables"], "[cli/no-pack-here]"],
    [["nowhere"], "[cli/no-such-path]"],
  ])("%s is refused", async (arguments_, words) => {
    const { status, out, err } = await ran(["ci", ...arguments_]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  test("progress stands on standard error, only of a terminal", async () => {
    const { err } = await ran(["ci", PAYER, "--only", "fmt,test", ...ON], {}, { terminal: true });
    expect(err).toContain("\r\u001b[K0 of 2: fmt\r\u001b[K1 of 2: test payers/select-health");
    expect(err.endsWith("\r\u001b[K")).toBe(true);
  });
});
