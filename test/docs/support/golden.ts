import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/** Compares a text with the one approved; `UPDATE_GOLDEN=1` approves what is there now, and never where `CI` is set. */
export function golden(path: string, text: string): void {
  const update = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;
  if (update) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(text);
}
