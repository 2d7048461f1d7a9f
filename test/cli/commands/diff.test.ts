import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openSide } from "../../../src/cli/diff/side.ts";
import { nodeHost } from "../../../src/cli/node-host.ts";
import { encounterWith } from "../../support/encounters.ts";
import { smallWorkspace } from "../../docs/support/small-workspace.ts";
import { compiledPacks, ran, shippedFiles } from "../shipped.ts";
import { fakeGit } from "./fake-git.ts";

const RULES_ONLY = ["--services", "0"];
const HYDRATION = "/home/rules/cpt/hydration.yaml";
const edited = (): Readonly<Record<string, string>> => ({ [HYDRATION]: shippedFiles()[HYDRATION]!.replace("    is: 31 minutes", "    is: 32 minutes") });
const committed = (): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(shippedFiles()).filter(([path]) => path.startsWith("/home/rules/")).map(([path, text]) => [path.slice("/home/".length), text]));

interface Document {
  readonly format: string;
  readonly same: boolean;
  readonly packs: readonly { readonly old: { id: string }; readonly new: { id: string }; readonly changes: readonly { name: string; moves: readonly { witness: { encounter: Record<string, unknown>; was: string; now: string } }[] }[]; readonly tried: unknown }[];
  readonly impact?: { readonly encounters: number; readonly alike: number; readonly moved: number; readonly onlyOld: number; readonly refused: number; readonly rows: readonly unknown[]; readonly examples: readonly { id: string | null; place: number }[]; readonly fees: unknown };
}

async function compared(arguments_: readonly string[], files: Readonly<Record<string, string>> = {}, options = {}): Promise<{ readonly status: number; readonly document: Document }> {
  const { status, out, err } = await ran(["diff", ...arguments_, "--format", "json"], files, options);
  expect(err).toBe("");
  return { status, document: JSON.parse(out) as Document };
}

describe("what the sides may be", () => {
  test("a pack with itself is the same, status 0", async () => {
    const { status, out } = await ran(["diff", "rules/cpt", "rules/cpt"]);
    expect(status).toBe(0);
    expect(out).toContain("  no change\n");
    expect(out).toMatch(/\nthe same meaning\n$/);
  });

  test("the base and a payer", async () => {
    const { status, document } = await compared(["rules/cpt", "rules/payers/select-health", ...RULES_ONLY]);
    expect([status, document.format, document.same]).toEqual([1, "payerpack diff 1", false]);
    expect(document.packs.map(({ changes, tried }) => [changes.map(({ name }) => name).sort(), tried])).toEqual([[
      ["hydration_after_drug_is_distinct", "hydration_from_16_minutes", "hydration_needs_its_own_diagnosis", "short_hydration_is_a_push"], null,
    ]]);
  });

  test("the base and every payer above it", async () => {
    const { document } = await compared(["rules/cpt", "rules/payers", ...RULES_ONLY]);
    expect(document.packs.length).toBeGreaterThan(15);
    expect(new Set(document.packs.map(({ old }) => old.id))).toEqual(new Set(["cpt/infusion"]));
  });

  test("compiled packs, and a compiled pack with its source", async () => {
    expect((await compared(["packs/base.json", "packs/select-health.json", ...RULES_ONLY], compiledPacks())).document.packs[0]!.changes).toHaveLength(4);
    expect((await ran(["diff", "packs/base.json", "rules/cpt"], compiledPacks())).status).toBe(0);
  });

  test("a revision: with a path, without one, and one of a pack", async () => {
    const options = { git: fakeGit(committed()) };
    for (const given of [["main:rules/cpt", "rules/cpt"], ["main", "rules/cpt"], ["main:./rules/cpt", "rules/cpt"]]) {
      const { status, document } = await compared([...given, ...RULES_ONLY], edited(), options);
      expect([status, document.packs.map(({ changes }) => changes.map(({ name }) => name))]).toEqual([1, [["shortest_hydration"]]]);
    }
    expect((await ran(["diff", "main:rules/cpt", "rules/cpt"], {}, options)).status).toBe(0);
  });

  test.each([
    ["main:rules/nowhere", "cli/no-revision"], ["other", "cli/no-revision"], ["--all", "unknown option"], ["main:docs", "cli/no-revision"],
  ])("%s cannot be a side: %s", async (given, code) => {
    const { status, err } = await ran(["diff", given, "rules/cpt"], {}, { git: fakeGit(committed()) });
    expect([status, err]).toEqual([2, expect.stringContaining(code)]);
  });

  test("without git only paths can be", async () => {
    const { status, err } = await ran(["diff", "main", "rules/cpt"]);
    expect([status, err]).toEqual([2, expect.stringContaining("git is not installed  [cli/no-git]")]);
  });

  test.each(["text", "markdown", "json"])("a pack for another payer is not the same, though no rule changed, as %s", async (format) => {
    const pack = shippedFiles()["/home/rules/payers/select-health/pack.yaml"]!;
    const git = fakeGit({ ...committed(), "rules/payers/select-health/pack.yaml": pack.replace("payer: select-health\n", "payer: select-healthy\n") });
    const { status, out } = await ran(["diff", "main:rules/payers/select-health", "rules/payers/select-health", "--format", format], {}, { git });
    expect(status).toBe(1);
    expect(out).toContain(format === "json" ? '"same": false' : "t is now for other encounters: those of select-health, no longer those of select-healthy");
    expect(out).not.toMatch(/no change|the same meaning/i);
  });

  test.each(["text", "markdown"])("other words of an exception are told, and move nothing, as %s", async (format) => {
    const path = "rules/payers/select-health/hydration.yaml";
    const git = fakeGit({ ...committed(), [path]: committed()[path]!.replace("because: This payer pays", "because: The plan pays") });
    const { status, out } = await ran(["diff", "main:rules/payers/select-health", "rules/payers/select-health", ...RULES_ONLY, "--format", format], {}, { git });
    expect(status).toBe(1);
    expect(out).toContain("proved to move no line: only the words of the exception changed");
    expect(out.replace(/\s+/g, " ")).toContain("because is now This payer pays the first hour of hydration after 15 minutes, not 30, was The plan pays");
    expect(out).not.toContain("never holds");
  });

  test("a pack with errors is not compared", async () => {
    const { status, out, err } = await ran(["diff", "rules/cpt", "rules/cpt"], { [HYDRATION]: shippedFiles()[HYDRATION]!.replace("is: 31 minutes", "is: 31 apples") });
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("rules/cpt/hydration.yaml");
  });
});

describe("a repository of git itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "revision-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...arguments_: readonly string[]): void => void execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org", ...arguments_], { stdio: "ignore" });

  test("a revision is read without touching the files", async () => {
    for (const { path, text } of smallWorkspace()) {
      mkdirSync(dirname(join(folder, "rules", path)), { recursive: true });
      writeFileSync(join(folder, "rules", path), text);
    }
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "Rules");
    const host = { ...nodeHost(new AbortController().signal), cwd: folder };
    const [now, old] = [await openSide(host, "rules/cpt", "rules"), await openSide(host, "HEAD", "rules/cpt")];
    expect(old.diagnostics).toEqual([]);
    expect(old.value!.packs).toEqual(now.value!.packs);
    expect((await openSide(host, "HEAD:rules", "rules")).value!.packs.length).toBeGreaterThan(1);
    expect((await openSide(host, "HEAD~9", "rules")).diagnostics.map(({ code }) => code)).toEqual(["cli/no-revision"]);
  });
});

describe("witnesses", () => {
  test("each is written to a file that both packs code as was said", async () => {
    const { host, out } = await ran(["diff", "rules/cpt", "rules/payers/select-health", "--services", "1", "--witness", "seen", "--format", "json"]);
    const { packs } = JSON.parse(out) as Document;
    const moves = packs[0]!.changes.flatMap((change) => change.moves.map((move, index) => ({ ...move, file: `/home/seen/payers-select-health-infusion-${change.name}-${index + 1}.json` })));
    expect(moves.length).toBeGreaterThan(3);
    for (const { file, witness } of moves) expect(JSON.parse(host.disk.get(file) as string)).toEqual(witness.encounter);
    const first = moves.find(({ file }) => file.includes("hydration_from_16"))!;
    expect([first.witness.was, first.witness.now]).toEqual(["nothing", "96360 x1"]);
    const coded = await ran(["code", "--pack", "packs/select-health.json", "visit.json"], { ...compiledPacks(), "/home/visit.json": JSON.stringify(first.witness.encounter) });
    expect((JSON.parse(coded.out) as { lines: { code: string }[] }).lines.map(({ code }) => code)).toEqual(["96360"]);
  });

  test("a folder that cannot be written is said", async () => {
    const { status, err } = await ran(["diff", "rules/cpt", "rules/payers/centene", "--services", "1", "--witness", "seen"], {}, {
      writeFails: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/home/seen/payers-centene-infusion-clinical_validation-${index + 1}.json`, "EROFS"])),
    });
    expect([status, err]).toEqual([2, expect.stringContaining("cli/cannot-write")]);
  });
});

describe("impact", () => {
  const fluid = (id: string, minutes: number) => JSON.stringify(encounterWith({
    id, claim_type: "professional", place_of_service: "11",
    administrations: [{ id: "a", route: "intravenous", technique: "infusion", purpose: "hydration", start: "2026-03-02T08:00Z", stop: `2026-03-02T${String(8 + Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}Z` }],
  }));
  const visits = [fluid("secret-1", 20), fluid("secret-2", 40), fluid("secret-3", 10), "{}", fluid("secret-4", 25)].join("\n");
  const files = { "/home/visits.ndjson": `${visits}\n`, "/home/fees.csv": "code,amount\n96360,35.10\n96374,20\n" };
  const asked = ["rules/cpt", "rules/payers/select-health", ...RULES_ONLY, "--impact", "visits.ndjson"];

  test("lines, units and money by payer and change", async () => {
    const { document } = await compared([...asked, "--fees", "fees.csv"], files);
    expect(document.impact).toEqual({
      encounters: 5, alike: 1, moved: 3, onlyOld: 0, onlyNow: 0, refused: 1, fees: { missing: 0, units: 0 },
      rows: [
        { payer: "select-health", changes: ["hydration_from_16_minutes"], encounters: 2, old: { lines: 0, units: 0, cents: 0 }, now: { lines: 2, units: 2, cents: 7020 } },
        { payer: "select-health", changes: ["short_hydration_is_a_push"], encounters: 1, old: { lines: 0, units: 0, cents: 0 }, now: { lines: 1, units: 1, cents: 2000 } },
      ],
      examples: [1, 3, 5].map((place) => expect.objectContaining({ place, id: null, was: "nothing" })),
    });
  });

  test.each(["text", "markdown", "json"])("as %s no id and no time is told, but for ids where they are asked for", async (format) => {
    const { out } = await ran(["diff", ...asked, "--format", format], files);
    expect(out).not.toMatch(/secret|08:20|08:25/);
    expect((await ran(["diff", ...asked, "--ids", "--format", format], files)).out).toContain("secret-1");
  });

  test("in money, exactly", async () => {
    const { out } = await ran(["diff", ...asked, "--fees", "fees.csv"], files);
    expect(out).toContain("5 encounters: 1 alike, 3 moved\n");
    expect(out).toMatch(/select-health +hydration_from_16_minutes +2 +0 -> 2 \(\+2\) +0 -> 2 \(\+2\) +0\.00 -> 70\.20 \(\+70\.20\)\n/);
  });

  test.each([["code,amount\n1,2.505\n", "at most two places"], ["1\n", "with a comma between"], ["1,2\n1,3\n", "has a fee already"], ["code,limit\n1,2\n", "line 1"], ["amount,code\n2,1\n", "line 1"]])("fees %j are refused", async (text, reason) => {
    const { status, err } = await ran(["diff", ...asked, "--fees", "fees.csv"], { ...files, "/home/fees.csv": text });
    expect([status, err]).toEqual([2, expect.stringContaining(reason)]);
    expect(err).toContain("cli/bad-fees");
  });

  test("the heading of fees may be written in capitals", async () => {
    const { document } = await compared([...asked, "--fees", "fees.csv"], { ...files, "/home/fees.csv": "Code, Amount\r\n96360,1\r\n" });
    expect(document.impact?.fees).toEqual({ missing: 1, units: 1 });
  });

  test("options without encounters are a misuse", async () => {
    const { status, err } = await ran(["diff", "rules/cpt", "rules/cpt", "--ids"]);
    expect([status, err]).toEqual([2, expect.stringContaining("`--fees` and `--ids` say how `--impact` is told")]);
  });
});
