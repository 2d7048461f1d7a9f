import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// DESIGN 1: no billing code, payer or word of the field in src; all of it lives in rules/.
const root = fileURLToPath(new URL("../../src", import.meta.url));
const rules = fileURLToPath(new URL("../../rules", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const payers = readdirSync(join(rules, "payers"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

const FIELD_WORDS = /hydration|chemotherapy|infusion|antineoplastic/i;
const BILLING_CODES = /(?<![\w.])(?:9\d{4}|3\d{4}|[A-CEGHJ-MP-TV]\d{4}|\d{4}[FTU])(?![\w.])/;

test.each(files)("%s names no word of the field, no billing code, no payer", (path) => {
  const text = readFileSync(join(root, path), "utf8");
  const lines = text.split("\n").flatMap((line, index) => (FIELD_WORDS.test(line) || BILLING_CODES.test(line) ? [`${index + 1}: ${line.trim()}`] : []));
  expect(lines).toEqual([]);
  for (const payer of payers) expect(new RegExp(`\\b${payer}\\b`, "i").test(text), payer).toBe(false);
});

test("the scan saw the code and the payers, and would see a code", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(payers).toContain("select-health");
  expect(BILLING_CODES.test('bill: "96365"')).toBe(true);
  expect(BILLING_CODES.test("HCPCS J1756")).toBe(true);
  expect(FIELD_WORDS.test("an Infusion")).toBe(true);
});
