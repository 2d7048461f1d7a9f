import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Status } from "../../../src/cli/status.ts";
import { run } from "../../../src/cli/program.ts";
import { type FakeFile, fakeHost, type FakeOptions } from "../fake-host.ts";
import { shippedFiles } from "../shipped.ts";

const CHECKOUT = fileURLToPath(new URL("../../../", import.meta.url));

/** What the package brings: its rules and templates. */
const PACKAGE: Readonly<Record<string, string>> = Object.fromEntries(["rules", "templates"].flatMap((folder) =>
  readdirSync(join(CHECKOUT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [`/package/${relative(CHECKOUT, path)}`, readFileSync(path, "utf8")]),
));
const RULES = Object.fromEntries(Object.entries(shippedFiles()).filter(([path]) => path.startsWith("/home/rules/")));

/** Runs command lines one after another on one disk; the last of them tells. */
async function ran(files: Readonly<Record<string, FakeFile>>, lines: readonly (readonly string[])[], options: FakeOptions = {}) {
  let disk: ReadonlyMap<string, FakeFile> = new Map(Object.entries({ ...PACKAGE, ...files }));
  let last: { status: Status; out: string; err: string } = { status: 0, out: "", err: "" };
  for (const line of lines) {
    const host = fakeHost(Object.fromEntries(disk), options);
    last = { status: await run(host, line), out: host.out(), err: host.err() };
    disk = host.disk;
  }
  return { ...last, disk };
}

function textOf(disk: ReadonlyMap<string, FakeFile>, path: string): string {
  const text = disk.get(path);
  if (typeof text !== "string") throw new Error(`${path} is not there`);
  return text;
}

const MADE = ["README.md", "examples/policy.yaml", "pack.yaml", "policy.yaml", "sources.yaml"];

describe("a new payer in the shipped rules", () => {
  const begin = ["new", "payer", "some-plan", "--title", "Some Plan, offices"];

  test("says what it made and what comes next", async () => {
    const { status, out, err, disk } = await ran(RULES, [begin]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toBe(
      "rules/payers/some-plan: a pack that extends cpt/infusion 2026.1 and changes nothing yet\n" +
      MADE.map((path) => `  ${path}\n`).join("") +
      "\nNext: read pack.yaml and go on from there, then\n  payerpack check rules/payers/some-plan\n  payerpack test rules/payers/some-plan\n",
    );
    const added = [...disk.keys()].filter((path) => !(path in RULES) && !(path in PACKAGE));
    expect(added.sort()).toEqual(MADE.map((path) => `/home/rules/payers/some-plan/${path}`));
    expect(textOf(disk, "/home/rules/payers/some-plan/pack.yaml")).toContain("\npack: payers/some-plan/infusion\nrelease: 2026.1\ntitle: Some Plan, offices\n");
    for (const path of added) expect(textOf(disk, path)).not.toMatch(/\{\{|\}\}/);
  });

  test("passes check, test and fmt as it is written, and its comments say what to replace", async () => {
    const checked = await ran(RULES, [begin, ["check", "rules/payers/some-plan", "--format", "json"]]);
    expect(checked.status).toBe(0);
    const { diagnostics } = JSON.parse(checked.out) as { readonly diagnostics: readonly { readonly code: string; readonly severity: string }[] };
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["lint/unverified", "note"]]);
    expect(await ran(RULES, [begin, ["test", "rules/payers/some-plan"]])).toMatchObject({ status: 0, out: expect.stringContaining("2 passed, 0 failed") });
    const { status, out, disk } = await ran(RULES, [begin, ["fmt", "--check", "rules/payers/some-plan"]]);
    expect({ status, out }).toEqual({ status: 0, out: "4 files: 0 would change\n" });
    for (const path of ["pack.yaml", "sources.yaml", "examples/policy.yaml", "README.md"]) expect(textOf(disk, `/home/rules/payers/some-plan/${path}`)).toContain("REPLACE");
  });

  test("with what its comments show, still compiles, and bills by it", async () => {
    const { disk } = await ran(RULES, [begin]);
    const policy = "/home/rules/payers/some-plan/policy.yaml";
    const uncommented = textOf(disk, policy).replaceAll(/^# ((?:exceptions|confirms):| {2}.*)$/gm, "$1");
    const changed = await ran({ ...Object.fromEntries(disk), [policy]: uncommented }, [["check", "rules/payers/some-plan"]]);
    expect(changed).toMatchObject({ status: 0, err: "" });
    const visit = { id: "v", payer: "some-plan", claim_type: "facility", date_of_service: "2026-03-02", administrations: [{
      id: "h", route: "intravenous", technique: "infusion", purpose: "hydration", start: "2026-03-02T08:00-05:00", stop: "2026-03-02T08:20-05:00",
    }] };
    const files = { ...Object.fromEntries(disk), [policy]: uncommented, "/home/visit.json": JSON.stringify(visit) };
    const coded = await ran(files, [["code", "--pack", "rules/payers/some-plan", "visit.json"]]);
    expect(JSON.parse(coded.out)).toMatchObject({ lines: [{ code: "96360", units: 1, rules: ["hydration_alone", "hydration_from_16_minutes"] }] });
  });

  test("changes no answer of the base", async () => {
    const visit = shippedFiles()["/home/examples/1-drug-130-minutes.json"]!;
    const files = { ...RULES, "/home/visit.json": visit.replace('"id"', '"payer": "some-plan", "id"'), "/home/base.json": visit };
    const lines = async (path: string) => JSON.parse((await ran(files, [begin, ["code", "--pack", "rules/payers/some-plan", "--fallback", "payers/some-plan/infusion", path]])).out).lines as unknown;
    const base = JSON.parse((await ran(files, [["code", "--pack", "rules/cpt", "base.json"]])).out) as { readonly lines: unknown };
    expect(await lines("visit.json")).toEqual(base.lines);
  });

  test("is reported as JSON, and may extend another payer's pack", async () => {
    const { status, out } = await ran(RULES, [begin, ["new", "payer", "other", "--extends", "payers/some-plan/infusion 2026.1", "--format", "json"]]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      payer: "other", pack: "payers/other/infusion", extends: "payers/some-plan/infusion 2026.1", rules: "rules", folder: "rules/payers/other", files: MADE, copied: [],
    });
  });

  test.each(['Quotes " and: colons # and \\', "- a list?", "yes", "007", "Ünïcode"])("the title %j stays what it is", async (title) => {
    const { status, disk } = await ran(RULES, [["new", "payer", "some-plan", "--title", title], ["check", "rules/payers/some-plan"]]);
    expect(status).toBe(0);
    expect(textOf(disk, "/home/rules/payers/some-plan/README.md")).toContain(`# ${title}\n`);
    const built = await ran(Object.fromEntries(disk), [["build", "rules/payers/some-plan", "-o", "-"]]);
    expect((JSON.parse(built.out) as { readonly title: string }).title).toBe(title);
  });

  test("is made from inside the rules too", async () => {
    const { status, disk } = await ran(RULES, [["new", "payer", "some-plan"]], { cwd: "/home/rules/cpt" });
    expect(status).toBe(0);
    expect(textOf(disk, "/home/rules/payers/some-plan/pack.yaml")).toContain("title: Some plan\n");
  });
});

describe("where there are no rules", () => {
  test("the shipped base is copied, and the new pack passes", async () => {
    const begin = ["new", "payer", "some-plan", "--format", "json"];
    const { status, out, disk } = await ran({ "/home/notes.txt": "" }, [begin]);
    expect(status).toBe(0);
    const { copied } = JSON.parse(out) as { readonly copied: readonly string[] };
    expect(copied).toEqual(expect.arrayContaining(["vocabulary/infusion.yaml", "cpt/pack.yaml", "tables/unit-limits.csv"]));
    expect(copied.filter((path) => path.startsWith("payers/"))).toEqual([]);
    for (const path of copied) expect(textOf(disk, `/home/rules/${path}`)).toBe(PACKAGE[`/package/rules/${path}`]);
    for (const verb of ["check", "test"]) expect(await ran({}, [begin, [verb]])).toMatchObject({ status: 0, err: "" });
  });

  test("`--to` names the folder, and `--extends` a shipped payer, which comes along", async () => {
    const begin = ["new", "payer", "some-plan", "--to", "billing/rules", "--extends", "payers/noridian/infusion"];
    const { status, out } = await ran({ "/home/notes.txt": "" }, [begin]);
    expect(status).toBe(0);
    expect(out).toMatch(/^billing\/rules: a new folder of rules, with \d+ files of payers\/noridian\/infusion 2026\.1 and what it needs\n/);
    for (const verb of ["check", "test"]) expect(await ran({ "/home/notes.txt": "" }, [begin, [verb, "billing/rules/payers/some-plan"]])).toMatchObject({ status: 0 });
  });
});

describe("is refused with status 2, and writes nothing", () => {
  const other = { "/home/rules/payers/elsewhere/pack.yaml": "payerpack: 1\npack: payers/elsewhere\nrelease: 1\npayer: some-plan\nextends: cpt/infusion 2026.1\n" };
  test.each<[string, readonly string[], Readonly<Record<string, FakeFile>>, string]>([
    ["an id with capitals", ["Some_Plan"], {}, "did you mean `some-plan`?"],
    ["the id of a device", ["con"], {}, "[cli/payer-id]"],
    ["an id that climbs", ["../plan"], {}, "[cli/payer-id]"],
    ["an id that is too long", ["a".repeat(41)], {}, "[cli/payer-id]"],
    ["a title of two lines", ["some-plan", "--title", "one\ntwo"], {}, "[cli/pack-title]"],
    ["a folder that is there", ["noridian"], {}, "`rules/payers/noridian` exists already; nothing was written  [cli/exists-already]"],
    ["an empty folder's file", ["plan"], { "/home/rules/payers/plan": "" }, "[cli/exists-already]"],
    ["a payer of another pack", ["some-plan"], other, "`payers/elsewhere`; nothing was written  [cli/payer-taken]"],
    ["a pack that is not there", ["some-plan", "--extends", "cpt/infusoin"], {}, "did you mean `cpt/infusion`?"],
    ["a release that is not there", ["some-plan", "--extends", "cpt/infusion 1999.1"], {}, "[cli/nothing-to-extend]"],
    ["a folder that is not there, in the rules", ["some-plan", "--to", "rules/cpp"], {}, "[cli/no-such-path]"],
    ["a folder of other things", ["some-plan", "--to", "texts"], { "/home/texts/a.txt": "" }, "[cli/no-rules-root]"],
    ["a vocabulary without a template", ["some-plan"], { "/home/rules/vocabulary/other.yaml": "payerpack: 1\nvocabulary: other\nversion: 1\n", "/home/rules/cpt/pack.yaml": "payerpack: 1\npack: b/c\nrelease: 1\nvocabulary: other 1\n" }, "[cli/no-template]"],
  ])("%s", async (_, words, files, expected) => {
    const before = { ...RULES, ...files };
    const { status, out, err, disk } = await ran(before, [["new", "payer", ...words]]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(expected);
    expect([...disk.keys()].sort()).toEqual([...new Set([...Object.keys(PACKAGE), ...Object.keys(before)])].sort());
  });

  test.each<[string, readonly string[], string]>([
    ["anything but a payer", ["new", "plan", "x"], "Allowed choices are payer."],
    ["no id", ["new", "payer"], "missing required argument 'id'"],
    ["two ids", ["new", "payer", "a", "b"], "too many arguments"],
  ])("%s", async (_, line, expected) => {
    const { status, err } = await ran(RULES, [line]);
    expect(status).toBe(2);
    expect(err).toContain(expected);
  });

  test("a disk that cannot be written", async () => {
    const { status, err } = await ran(RULES, [["new", "payer", "some-plan"]], { writeFails: { "/home/rules/payers/some-plan/README.md": "EROFS" } });
    expect(status).toBe(2);
    expect(err).toContain("`rules/payers/some-plan/README.md` cannot be written: the disk is read-only  [cli/cannot-write]");
  });
});
