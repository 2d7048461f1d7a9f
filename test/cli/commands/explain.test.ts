import { describe, expect, test } from "vitest";
import { answersIn, compiledPacks, ran } from "../shipped.ts";

const EXPLAIN = ["explain", "--pack", "packs"];

describe("explain", () => {
  test("draws the claim and its reasons", async () => {
    const { status, out, err } = await ran([...EXPLAIN, "examples/5-office-select-health.json"], compiledPacks());
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const claim = await ran(["code", "--pack", "packs", "--format", "text", "examples/5-office-select-health.json"], compiledPacks());
    expect(out.startsWith(`${claim.out}\n  Why\n    - `)).toBe(true);
    expect(out).toContain("96360");
    expect(out).toContain("hydration_from_16_minutes");
    expect(out).toContain("policy_09");
  });

  test("names the layer of a rule that another pack says", async () => {
    const { out } = await ran([...EXPLAIN, "examples/5-office-select-health.json"], compiledPacks());
    expect(out).toMatch(/hydration_alone: [^[]*\[[^\]]*cpt\/infusion 2026\.1\]/);
  });

  test("says what the answer would have been without the payer's exception", async () => {
    const { out } = await ran([...EXPLAIN, "--format", "json", "examples/5-office-select-health.json"], compiledPacks());
    expect(answersIn(out)).toMatchObject([{ without: [{ exception: "hydration_from_16_minutes", change: "shortest_hydration is 16 minutes instead of 31 minutes", bills: "96374", citations: ["policy_09"] }] }]);
  });

  test("as JSON gives the answer of `code` and the tree, one encounter a line", async () => {
    const { status, out } = await ran([...EXPLAIN, "--format", "json", "examples/6-more-visits.ndjson"], compiledPacks());
    expect(status).toBe(0);
    const answers = answersIn((await ran(["code", "--pack", "packs", "examples/6-more-visits.ndjson"], compiledPacks())).out);
    expect(answersIn(out).map(({ answer }) => answer)).toEqual(answers);
    expect(answersIn(out).every(({ tree }) => Array.isArray(tree) && tree.length > 0)).toBe(true);
  });

  test("of a held encounter prices the missing fact", async () => {
    const { out } = await ran([...EXPLAIN, "--format", "json", "examples/4-stop-time-missing.json"], compiledPacks());
    const [{ held }] = answersIn(out) as unknown as [{ held: { alone: [{ fact: string; ranges: readonly object[] }] } }];
    expect(held.alone[0].fact).toBe("stop of antibiotic");
    expect(held.alone[0].ranges.slice(0, 2)).toMatchObject([
      { from: "2026-03-02T10:01-05:00", to: "2026-03-02T10:15-05:00", bills: "96374", decision: "bill" },
      { from: "2026-03-02T10:16-05:00", to: "2026-03-02T11:30-05:00", bills: "96365", lines: [{ code: "96365", units: 1 }] },
    ]);
  });

  test("with --why-not says what stands in the way and offers what would bill it", async () => {
    const { status, out } = await ran([...EXPLAIN, "--why-not", "96367", "examples/1-drug-130-minutes.json"], compiledPacks());
    expect(status).toBe(0);
    expect(out).toContain("  Why not 96367\n");
    expect(out).toContain("no: service is not first in ranking");
    expect(out).toContain("further 1 is charted too");
    const json = await ran([...EXPLAIN, "--why-not", "96367", "--format", "json", "examples/1-drug-130-minutes.json"], compiledPacks());
    const [{ why_not: why }] = answersIn(json.out) as unknown as [{ why_not: { offers: [{ encounter: object; bills: string }] } }];
    const again = await ran(["code", "--pack", "packs", "-"], compiledPacks(), { stdin: `${JSON.stringify(why.offers[0].encounter)}\n` });
    expect(again.out).toContain('"96367"');
  });

  test("refuses what is no code, with 2, and says of a code that no rule bills just that", async () => {
    expect(await ran([...EXPLAIN, "--why-not", "push", "examples/1-drug-130-minutes.json"], compiledPacks())).toMatchObject({ status: 2, out: "" });
    const { status, out } = await ran([...EXPLAIN, "--why-not", "00000", "examples/1-drug-130-minutes.json"], compiledPacks());
    expect(status).toBe(0);
    expect(out).toContain("No rule of this pack bills 00000 for what is charted here.");
  });

  test("as HTML is one page that loads and runs nothing, with a drawing of each visit", async () => {
    const { status, out } = await ran([...EXPLAIN, "--format", "html", "examples/6-more-visits.ndjson"], compiledPacks());
    expect(status).toBe(0);
    expect(out.startsWith("<!doctype html>\n<html lang=\"en\">")).toBe(true);
    expect(out.endsWith("</body>\n</html>\n")).toBe(true);
    expect(out).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|@import|url\((?!#)/);
    const articles = out.split("<article>").length - 1;
    expect(articles).toBe((await ran(["code", "--pack", "packs", "examples/6-more-visits.ndjson"], compiledPacks())).out.trim().split("\n").length);
    expect(out.split("<svg").length - 1).toBe(articles);
    const ids = [...out.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("as HTML and Markdown shows what a chart says as text", async () => {
    const chart = JSON.stringify({
      id: "<b>|visit", claim_type: "facility", date_of_service: "2026-03-02",
      administrations: [{ id: "<i>", route: "intravenous", technique: "infusion", purpose: "therapeutic", start: "2026-03-02T10:00Z", stop: "2026-03-02T11:00Z", order_documented: true }],
    });
    const html = await ran([...EXPLAIN, "--format", "html", "-"], compiledPacks(), { stdin: `${chart}\n` });
    expect(html.out).toContain("&lt;b&gt;|visit");
    expect(html.out).not.toMatch(/<b>\||<i>/);
    const markdown = await ran([...EXPLAIN, "--format", "markdown", "-"], compiledPacks(), { stdin: `${chart}\n` });
    expect(markdown.out.startsWith("# Encounter \\<b\\>\\|visit: bill\n")).toBe(true);
  });

  test.each(["text", "json", "markdown", "html"])("of a refused encounter says why it was refused, with 1, as %s", async (format) => {
    const { status, out } = await ran([...EXPLAIN, "--format", format, "-"], compiledPacks(), { stdin: "{}\n" });
    expect(status).toBe(1);
    expect(out).toContain(format === "json" ? '"tree":[]' : "refused");
    expect(out).toContain("encounter/missing-field");
  });
});
