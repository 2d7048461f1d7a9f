import { describe, expect, test } from "vitest";
import { ran, shippedFiles } from "../shipped.ts";

const FILE = "rules/payers/select-health/hydration.yaml";
const text = shippedFiles()[`/home/${FILE}`]!;
const untidy = text.replace(/^title: /m, "title:    ");

describe("fmt", () => {
  test("leaves the shipped rules as they are", async () => {
    const { status, out } = await ran(["fmt", "--check"]);
    expect(out).toMatch(/^\d+ files: 0 would change\n$/);
    expect(status).toBe(0);
  });

  test("formats a file in place and names it", async () => {
    expect(untidy).not.toBe(text);
    const { status, out, host } = await ran(["fmt", "rules/payers/select-health"], { [`/home/${FILE}`]: untidy });
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^changed: ${FILE}\\n\\d+ files: 1 changed\\n$`));
    expect(host.disk.get(`/home/${FILE}`)).toBe(text);
  });

  test("--check changes nothing and fails", async () => {
    const { status, out, host } = await ran(["fmt", "--check", FILE, "--format", "json"], { [`/home/${FILE}`]: untidy });
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({ format: "payerpack fmt 1", check: true, files: 1, changed: [FILE] });
    expect(host.disk.get(`/home/${FILE}`)).toBe(untidy);
  });

  test("leaves a file with errors alone and shows them; the others are formatted", async () => {
    const bad = "payerpack: 1\nrules: x\nvalues: &a\n  b: 1\n";
    const { status, err, host } = await ran(["fmt", "rules/payers/select-health"], { [`/home/${FILE}`]: untidy, "/home/rules/payers/select-health/bad.yaml": bad });
    expect(status).toBe(1);
    expect(err).toContain("rules/payers/select-health/bad.yaml:3:");
    expect(host.disk.get("/home/rules/payers/select-health/bad.yaml")).toBe(bad);
    expect(host.disk.get(`/home/${FILE}`)).toBe(text);
  });

  test("writes through a link, which stays one", async () => {
    const link = { link: "hydration.yaml" };
    const { host } = await ran(["fmt", "rules/payers/select-health/more.yaml"], { [`/home/${FILE}`]: untidy, "/home/rules/payers/select-health/more.yaml": link });
    expect(host.disk.get("/home/rules/payers/select-health/more.yaml")).toBe(link);
    expect(host.disk.get(`/home/${FILE}`)).toBe(text);
  });

  test("says when a file cannot be written", async () => {
    const { status, err } = await ran(["fmt"], { [`/home/${FILE}`]: untidy }, { writeFails: { [`/home/${FILE}`]: "EACCES" } });
    expect(status).toBe(2);
    expect(err).toContain(`\`${FILE}\` cannot be written: permission is denied`);
  });

  test("of standard input writes the formatted text, or only says whether it would change", async () => {
    expect(await ran(["fmt", "-"], {}, { stdin: untidy })).toMatchObject({ status: 0, out: text, err: "" });
    expect(await ran(["fmt", "-", "--check"], {}, { stdin: untidy })).toMatchObject({ status: 1, out: "" });
    expect(await ran(["fmt", "-", "--check"], {}, { stdin: text })).toMatchObject({ status: 0, out: "" });
    const bad = await ran(["fmt", "-"], {}, { stdin: "a: &b c\n" });
    expect(bad).toMatchObject({ status: 1, out: "" });
    expect(bad.err).toContain("standard input:1:");
  });
});
