import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkBoundaries, stands } from "../../src/analysis/boundary/check.ts";
import { BOUNDARY_FILE, readBoundaries } from "../../src/analysis/boundary/file.ts";
import { RULES, shippedPacks } from "../support/workspace.ts";

// A change of a rule that is meant is followed by `payerpack boundary --write`; the diff of the file is what a person then reads and signs.
test.each(shippedPacks().map((one) => [one.header.id, one] as const))("%s bills what its approved boundaries say", (_, compiled) => {
  const read = readBoundaries(readFileSync(join(RULES, compiled.folder, BOUNDARY_FILE), "utf8"));
  if (!read.ok) throw new Error(`line ${read.fault.line}: ${read.fault.wrong}`);
  const check = checkBoundaries(compiled.pack, read.boundaries);
  expect(check.moved).toEqual([]);
  expect(stands(check)).toBe(true);
});
