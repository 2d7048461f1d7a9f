import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { golden } from "../../docs/support/golden.ts";
import { ran } from "../shipped.ts";

const ON = ["--on", "2026-11-23"];
const approved = (name: string): string => fileURLToPath(new URL(`./golden/${name}`, import.meta.url));
const PACK = "/home/rules/payers/select-health/pack.yaml";

/** The pack of one payer with more said about its source. */
async function withSource(more: string, arguments_: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const shipped = await ran(["audit", ...ON]);
  const text = shipped.host.disk.get(PACK) as string;
  return ran(["audit", "rules/payers/select-health", ...arguments_], { ...files, [PACK]: text.replace("    publisher: Select Health\n", `    publisher: Select Health\n${more}`) });
}

describe("audit of the shipped rules", () => {
  test("as text", async () => {
    const { status, out, err } = await ran(["audit", ...ON]);
    expect([status, err]).toEqual([0, ""]);
    golden(approved("audit.txt"), out);
  });

  test("of one payer as Markdown", async () => {
    const { status, out } = await ran(["audit", "rules/payers/select-health", "--format", "markdown", ...ON]);
    expect(status).toBe(0);
    golden(approved("audit-select-health.md"), out);
  });

  test("as data: every rule below is in one of three lists, and every place is a file", async () => {
    const { status, out, host } = await ran(["audit", "--format", "json", ...ON]);
    expect(status).toBe(0);
    const document = JSON.parse(out) as { format: string; on: string; packs: { pack: string; base: null | Record<"changed" | "confirmed" | "silent", { rule: string }[]>; unverified: { rules: { place: string }[] } }[] };
    expect([document.format, document.on]).toEqual(["payerpack audit 1", "2026-11-23"]);
    const counts = document.packs.flatMap(({ base }) => (base ? [[...base.changed, ...base.confirmed, ...base.silent].map(({ rule }) => rule)] : []));
    expect(counts.length).toBeGreaterThan(10);
    for (const names of counts) expect([new Set(names).size, names.includes("shortest_hydration")]).toEqual([names.length, true]);
    const places = document.packs.flatMap(({ unverified }) => unverified.rules.map(({ place }) => `/home/${place.replace(/:[0-9]+$/, "")}`));
    expect(places.filter((place) => !host.disk.has(place))).toEqual([]);
  });
});

describe("what is stale or overdue", () => {
  test("is listed first, and fails only under --strict", async () => {
    const old = "    read on: 2025-01-15\n    review by: 2026-06-30\n";
    const { status, out } = await withSource(old, ON);
    expect(status).toBe(0);
    expect(out).toContain("  stale        1 source\n               policy_09                       was read on 2025-01-15, 677 days ago\n");
    expect(out).toContain("  overdue      1 review\n               policy_09                       was to be looked at by 2026-06-30, 146 days ago\n");
    expect(out).toContain("1 pack on 2026-11-23: 1 stale source (365 days), 1 overdue review\n");
    expect((await withSource(old, [...ON, "--strict"])).status).toBe(1);
    expect((await withSource(old, ["--on", "2025-02-01", "--strict"])).status).toBe(0);
    expect((await withSource("    read on: 2025-01-15\n", [...ON, "--strict", "--stale-after", "700"])).status).toBe(0);
  });

  test("a document that is another is named, one that is missing is not", async () => {
    const text = "The policy";
    const hash = createHash("sha256").update(text).digest("hex");
    const source = `    file: documents/policy.md\n    sha256: ${hash}\n`;
    const files = (content: string) => ({ "/home/rules/documents/policy.md": content });
    expect((await withSource(source, [...ON, "--strict"], files(text))).status).toBe(0);
    expect((await withSource(source, [...ON, "--strict"])).status).toBe(0);
    const { status, out } = await withSource(source, [...ON, "--strict"], files("Another"));
    expect(status).toBe(1);
    expect(out.replace(/\s+/g, " ")).toContain("policy_09 rules/documents/policy.md is not the document that was read");
  });
});

describe("the command line of audit", () => {
  test("without --on it is today", async () => {
    expect((await ran(["audit", "rules/payers/select-health"], {}, { today: "2026-05-06" })).out).toContain("1 pack on 2026-05-06");
  });

  test.each([
    [["--on", "2026-02-30"], "`--on` needs a day of the calendar"],
    [["--on", "today"], "`--on` needs a day of the calendar"],
    [["--stale-after", "-1"], "`--stale-after` needs a whole number of days"],
    [["--stale-after", "a year"], "`--stale-after` needs a whole number of days"],
    [["-"], "`-` and `--stdin-path PATH` go together"],
    [["--stdin-path", "rules/x.yaml"], "`-` and `--stdin-path PATH` go together"],
  ])("%s is refused", async (arguments_, words) => {
    const { status, out, err } = await ran(["audit", ...arguments_]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  test("a pack with errors is not audited, the others are", async () => {
    const { status, out, err } = await ran(["audit", ...ON], { [PACK]: "payerpack: 1\npack: payers/select-health/infusion\nrelease: 2026.1\npayer: select-health\nextends: cpt/nothing 1\n" });
    expect(status).toBe(1);
    expect(err).toContain("[check/extends-unknown]");
    expect(out).toContain("not audited  rules/payers/select-health has errors\n");
    expect(out).toContain("payers/uhc/infusion 2026.1");
  });

  test("a folder without packs", async () => {
    const { status, err } = await ran(["audit", "rules/vocabulary", ...ON]);
    expect([status, err.includes("cli/no-pack-here")]).toEqual([2, true]);
  });

  test("standard input stands for a file", async () => {
    const shipped = await ran(["audit", ...ON]);
    const stdin = (shipped.host.disk.get(PACK) as string).replace("    publisher: Select Health\n", "    publisher: Select Health\n    read on: 2020-01-01\n");
    const { status, out } = await ran(["audit", "-", "--stdin-path", "rules/payers/select-health/pack.yaml", "--strict", ...ON], {}, { stdin });
    expect([status, out.includes("was read on 2020-01-01")]).toEqual([1, true]);
  });
});
