import { describe, expect, test } from "vitest";
import { ran } from "../shipped.ts";

const BROKEN = "/home/rules/payers/pinyon/pack.yaml";
const broken = {
  [BROKEN]: "payerpack: 1\npack: payers/pinyon/infusion\nrelease: 2026.1\ntitle: A pack of a test\npayer: pinyon\nextends: cpt/infusoin 2026.1\neffective: from 2026-01-01\n",
};
const unreadable = { "/home/rules/payers/pinyon/pack.yaml": Uint8Array.of(0x70, 0xff) };

describe("check", () => {
  test("finds nothing to fail in the shipped rules", async () => {
    const { status, out, err } = await ran(["check"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/\d+ files, \d+ packs: no findings\n$|\d+ notes? in \d+ files?\nwhat a code means: docs\/diagnostics\/<code>\.md\n$/);
  });

  test("shows a finding at its place and ends with 1", async () => {
    const { status, out, err } = await ran(["check", "rules"], broken);
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out).toContain("rules/payers/pinyon/pack.yaml:6:");
    expect(out).toContain("cpt/infusoin");
    expect(out).toMatch(/1 error.* in \d+ files?\nwhat a code means: docs\/diagnostics\/<code>\.md\n$/);
  });

  test.each(["rules/payers/pinyon", "rules/payers/pinyon/pack.yaml"])("of %s finds the same", async (path) => {
    const { status, out } = await ran(["check", path], broken);
    expect(status).toBe(1);
    expect(out).toContain("rules/payers/pinyon/pack.yaml:6:");
  });

  test("of another pack does not look at it", async () => {
    expect((await ran(["check", "rules/payers/select-health"], broken)).status).toBe(0);
    expect((await ran(["check", "rules/cpt/ranking.yaml"], broken)).status).toBe(0);
  });

  test.each(["rules", "rules/importers", "rules/importers/limits.yaml"])("of %s finds an importer that does not hold together", async (path) => {
    const limits = "payerpack: 1\nimporter: limits\nkey: hcpcs\ncolumns:\n  code: { headings: [Code], holds: code }\n  units: { headings: [Limit], holds: units }\n";
    const { status, out } = await ran(["check", path], { "/home/rules/importers/limits.yaml": limits });
    expect(status).toBe(1);
    expect(out).toContain("rules/importers/limits.yaml:3:6  error: importer `limits`: the key `hcpcs` is no column  [import/importer-form]");
  });

  test("of a pack shows the errors of what it extends", async () => {
    const { status, out } = await ran(["check", "rules/payers/select-health"], { "/home/rules/cpt/ranking.yaml": "payerpack: 1\nrules: ranking\nordres:\n  x: 1\n" });
    expect(status).toBe(1);
    expect(out).toContain("rules/cpt/ranking.yaml:3:1");
  });

  test.each([
    ["json", (text: string) => expect(JSON.parse(text)).toMatchObject({ diagnostics: [{ path: "rules/payers/pinyon/pack.yaml" }] })],
    ["sarif", (text: string) => expect(JSON.parse(text).runs[0].results[0].level).toBe("error")],
    ["github", (text: string) => expect(text).toContain("::error file=rules/payers/pinyon/pack.yaml,line=6,")],
    ["junit", (text: string) => expect(text).toContain('<testcase classname="rules/payers/pinyon/pack.yaml"')],
  ])("reports as %s", async (format, look) => {
    const { status, out } = await ran(["check", "rules/payers/pinyon", "--format", format], broken);
    expect(status).toBe(1);
    look(out);
  });

  test("shows a file that is not text as a finding", async () => {
    const { status, out } = await ran(["check", "rules/payers/pinyon"], unreadable);
    expect(status).toBe(1);
    expect(out).toContain("parse/source-encoding");
  });

  test("refuses a tree with a link that leaves it, with 2, and says so on standard error", async () => {
    const { status, out, err } = await ran(["check"], { "/home/rules/cpt/extra.yaml": { link: "/etc/passwd" }, "/etc/passwd": "root" });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("rules/cpt/extra.yaml  error: `rules/cpt/extra.yaml` is a link that leaves the folder of rules");
  });

  test("says when a file cannot be read", async () => {
    const { status, err } = await ran(["check"], { "/home/rules/cpt/extra.yaml": { fails: "EACCES" } });
    expect(status).toBe(2);
    expect(err).toContain("`rules/cpt/extra.yaml` cannot be read: permission is denied  [cli/cannot-read]");
  });

  test("has colours on a terminal only", async () => {
    expect((await ran(["check"], broken, { terminal: true })).out).toContain("\u001b[");
    expect((await ran(["check"], broken, { terminal: true, environment: { NO_COLOR: "1" } })).out).not.toContain("\u001b[");
    expect((await ran(["check"], broken)).out).not.toContain("\u001b[");
  });
});

describe("check of standard input", () => {
  test("by itself reads it and no more", async () => {
    const good = await ran(["check", "-"], {}, { stdin: "payerpack: 1\nrules: some\n" });
    expect(good).toMatchObject({ status: 0, out: "1 file, read by itself: no findings\n" });
    const bad = await ran(["check", "-"], {}, { stdin: ["payerpack: 1\nrules: some\n", "valeus:\n  a: 1\n"] });
    expect(bad.status).toBe(1);
    expect(bad.out).toContain("standard input:3:1");
  });

  test("in the place of a file judges it with its pack, and writes nothing", async () => {
    const { status, out, host } = await ran(["check", "-", "--stdin-path", "rules/payers/pinyon/pack.yaml"], {}, { stdin: broken[BROKEN]! });
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(host.err()).toContain("there is no file or folder");
    const inside = await ran(["check", "-", "--stdin-path", "rules/payers/select-health/pack.yaml"], {}, { stdin: broken[BROKEN]! });
    expect(inside.status).toBe(1);
    expect(inside.out).toContain("rules/payers/select-health/pack.yaml:6:");
    expect(inside.host.disk.get("/home/rules/payers/select-health/pack.yaml")).not.toBe(broken[BROKEN]);
  });

  test("of more than a source file may have is refused where every source is", async () => {
    const { status, out } = await ran(["check", "-"], {}, { stdin: ["#".repeat(1_048_576), "#"] });
    expect(status).toBe(1);
    expect(out).toContain("parse/source-size");
  });
});
