import { describe, expect, test } from "vitest";
import { ran, shippedFiles } from "../shipped.ts";

const EXAMPLES = "rules/payers/select-health/examples/hydration.yaml";
const text = shippedFiles()[`/home/${EXAMPLES}`]!;
/** The shipped examples of a payer with a wrong number of units in the first table of lines. */
const wrong = text.replace(/(\n +96360 +\| +)1/, "$17");

describe("test", () => {
  // That all shipped packs pass is tested with the package, by the command as it is installed.
  test("passes on the shipped base and counts", async () => {
    const { status, out, err } = await ran(["test", "rules/cpt"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^pass {2}cpt\/infusion \S+ {2}\d+ passed, 0 failed$/m);
    expect(out).toMatch(/\n\n\d+ passed, 0 failed\n$/);
  });

  test("shows what failed, where, and what came out", async () => {
    expect(wrong).not.toBe(text);
    const { status, out } = await ran(["test", "rules/payers/select-health"], { [`/home/${EXAMPLES}`]: wrong });
    expect(status).toBe(1);
    expect(out).toContain("FAIL  payers/select-health/infusion");
    expect(out).toMatch(new RegExp(`${EXAMPLES}:\\d+:\\d+ {2}error: `));
    expect(out).toMatch(/\d+ passed, 1 failed\n$/);
  });

  test("of one file runs that file only; of a file of rules the examples of its pack", async () => {
    const one = await ran(["test", EXAMPLES, "--format", "json"]);
    const all = await ran(["test", "rules/payers/select-health", "--format", "json"]);
    const rules = await ran(["test", "rules/payers/select-health/hydration.yaml", "--format", "json"]);
    const files = (JSON.parse(one.out) as { readonly results: readonly { readonly file: string }[] }).results.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(0);
    expect(new Set(files)).toEqual(new Set([EXAMPLES]));
    expect(JSON.parse(rules.out)).toEqual(JSON.parse(all.out));
  });

  test("lists the rules that no example of the pack reaches, when all of them ran", async () => {
    const path = "/home/rules/payers/moda/revenue-codes.yaml";
    const rule = "  never_seen:\n    title: Never seen\n    for each: line of CPT 96549\n    warn: Never seen\n    source: rpm042\n";
    const files = { [path]: `${shippedFiles()[path]!}${rule}` };
    const all = await ran(["test", "rules/payers/moda"], files);
    expect(all).toMatchObject({ status: 0, out: expect.stringContaining("\n      no example reaches never_seen\n") });
    const json = await ran(["test", "rules/payers/moda", "--format", "json"], files);
    expect((JSON.parse(json.out) as { readonly unreached: unknown }).unreached).toEqual([{ pack: "payers/moda/infusion", rule: "never_seen" }]);
    const some = await ran(["test", "rules/payers/moda/examples/modifiers.yaml"], files);
    expect(some.out).not.toContain("no example reaches");
  });

  test("reports as JUnit and for GitHub", async () => {
    const files = { [`/home/${EXAMPLES}`]: wrong };
    const junit = await ran(["test", "rules/payers/select-health", "--format", "junit"], files);
    expect(junit).toMatchObject({ status: 1, out: expect.stringMatching(/^<\?xml[^]*<failure message=[^]*<\/testsuites>\n$/) });
    const github = await ran(["test", "rules/payers/select-health", "--format", "github"], files);
    expect(github.out).toMatch(new RegExp(`^::error file=${EXAMPLES},line=\\d+[^]*\\d+ passed, 1 failed\\n$`));
  });

  test("of a pack with errors fails, shows them on standard error and runs nothing of it", async () => {
    const { status, out, err } = await ran(["test", "rules/payers/moda", "rules/payers/select-health"], { "/home/rules/payers/moda/modifiers.yaml": "payerpack: 1\nrules: modifiers\nedit:\n  x: 1\n" });
    expect(status).toBe(1);
    expect(err).toContain("rules/payers/moda/modifiers.yaml:3:1");
    expect(out).toContain("FAIL  rules/payers/moda  has errors, nothing was run");
    expect(out).toContain("pass  payers/select-health/infusion");
  });

  test("that runs nothing is a mistake, not a pass", async () => {
    const { status, err } = await ran(["test", "rules/vocabulary"]);
    expect(status).toBe(2);
    expect(err).toContain("no example was run under `rules/vocabulary`  [cli/no-examples]");
  });

  test("of standard input runs it in the place of a file", async () => {
    const { status, host } = await ran(["test", "-", "--stdin-path", EXAMPLES], {}, { stdin: wrong });
    expect(status).toBe(1);
    expect(host.disk.get(`/home/${EXAMPLES}`)).toBe(text);
  });
});
