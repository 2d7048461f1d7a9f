import { describe, expect, test } from "vitest";
import { decodePack } from "../../../src/ir/pack.ts";
import { vectorEncounters } from "../../support/encounters.ts";
import { bundledKernel, importModule } from "../../support/module.ts";
import { ran } from "../shipped.ts";

describe("build", () => {
  test("writes one canonical pack that loads, and says what it is", async () => {
    const { status, out, err, host } = await ran(["build", "rules/payers/select-health", "-o", "out/pack.json"], { "/home/out/x": "" });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const text = host.disk.get("/home/out/pack.json") as string;
    const decoded = decodePack(text);
    expect(decoded).toMatchObject({ ok: true, pack: { id: "payers/select-health/infusion" } });
    expect(out).toMatch(/^payers\/select-health\/infusion \S+: [\d,]+ bytes in out\/pack\.json\ncontent \S+\nmeaning \S+\n$/);
  });

  test("is byte-identical from anywhere, in any order of files, for any target inside the pack", async () => {
    const first = await ran(["build", "rules/payers/select-health", "-o", "-"]);
    const inside = await ran(["build", ".", "-o", "-"], {}, { cwd: "/home/rules/payers/select-health" });
    const file = await ran(["build", "rules/payers/select-health/hydration.yaml", "-o", "-"]);
    expect(first.out.length).toBeGreaterThan(1_000);
    expect(inside.out).toBe(first.out);
    expect(file.out).toBe(first.out);
    expect(first.err).toContain("payers/select-health/infusion");
  });

  test("reports as JSON", async () => {
    const { out, host } = await ran(["build", "rules/cpt", "-o", "base.json", "--format", "json"]);
    const bytes = Buffer.byteLength(host.disk.get("/home/base.json") as string);
    expect(JSON.parse(out)).toMatchObject({ id: "cpt/infusion", output: "base.json", bytes, content: expect.any(String), meaning: expect.any(String) });
  });

  test("writes nothing when the pack has errors", async () => {
    const { status, out, err, host } = await ran(["build", "rules/payers/moda", "-o", "x.json"], { "/home/rules/payers/moda/modifiers.yaml": "payerpack: 1\nrules: modifiers\nedit:\n  x: 1\n" });
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain("rules/payers/moda/modifiers.yaml:3:1");
    expect(host.disk.has("/home/x.json")).toBe(false);
  });

  test("says when the file cannot be written", async () => {
    const { status, err } = await ran(["build", "rules/cpt", "-o", "x.json"], {}, { writeFails: { "/home/x.json": "ENOSPC" } });
    expect(status).toBe(2);
    expect(err).toContain("`x.json` cannot be written: the disk is full  [cli/cannot-write]");
  });

  test("writes a module that imports nothing and codes as the pack does", async () => {
    const kernel = { "/package/dist/module-kernel.js": await bundledKernel() };
    const { status, out, err, host } = await ran(["build", "rules/payers/select-health", "--target", "module", "-o", "pack.mjs", "--format", "json"], kernel);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const text = host.disk.get("/home/pack.mjs") as string;
    expect(JSON.parse(out)).toMatchObject({ id: "payers/select-health/infusion", target: "module", output: "pack.mjs", bytes: Buffer.byteLength(text) });
    const { pack, meaning } = await importModule(text);
    expect(meaning).toBe((JSON.parse(out) as { meaning: string }).meaning);
    expect(pack.code(vectorEncounters()[0])).toHaveProperty("decision");
    const again = await ran(["build", ".", "--target", "module", "-o", "-"], kernel, { cwd: "/home/rules/payers/select-health" });
    expect(again.out).toBe(text);
  });

  test("says when the package was installed without what modules share", async () => {
    const { status, err, host } = await ran(["build", "rules/cpt", "--target", "module", "-o", "pack.mjs"]);
    expect(status).toBe(2);
    expect(err).toContain("there is no file or folder `/package/dist/module-kernel.js`");
    expect(host.disk.has("/home/pack.mjs")).toBe(false);
  });

  test("knows two targets", async () => {
    const { status, err } = await ran(["build", "rules/cpt", "--target", "wasm", "-o", "x"]);
    expect(status).toBe(2);
    expect(err).toContain("wasm");
  });

  test("teaches what a module is", async () => {
    const { out } = await ran(["build", "--help"]);
    expect(out).toContain("--target <target>");
    expect(out).toContain('import { pack } from "./PAYER.mjs"');
  });
});
