import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { packModule } from "../../src/compiler/targets/module/module.ts";
import { bundledKernel } from "../support/module.ts";
import { BASE, loadById, shippedPacks } from "../support/workspace.ts";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const VISIT = fileURLToPath(new URL("../../examples/1-drug-130-minutes.json", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "payerpack-module-page-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test("the program of the page on modules runs", async () => {
  const page = readFileSync(join(DOCS, "module-target.md"), "utf8");
  const [, program] = /```js\n([^]*?)```/.exec(page)!;
  const visit = readFileSync(VISIT, "utf8");
  writeFileSync(join(place, "pack.mjs"), packModule(shippedPacks().find(({ header }) => header.id === BASE)!.pack, await bundledKernel()));
  writeFileSync(join(place, "visit.json"), visit);
  writeFileSync(join(place, "page.mjs"), program!);
  const out = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "page.mjs"], { cwd: place, encoding: "utf8" });
  const answer = loadById(BASE).codeText(visit);
  if ("error" in answer) throw new Error(answer.error.message);
  const lines = answer.lines.map(({ code, units }) => `${code} x${units}`).join(", ");
  expect(out.split("\n")[0]).toBe(lines);
  expect(out).toMatch(/units: 2 [^]*true\n$/);
});
