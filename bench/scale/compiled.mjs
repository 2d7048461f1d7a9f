import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rulesOf } from "./rules.mjs";
import { writeSources } from "./sources.mjs";

const COMMAND = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const BUILD = fileURLToPath(new URL("../build/", import.meta.url));

/** The name of the built pack of a size and form. */
export const packName = (form, count) => `scale-${form}-${count}`;

/** Compiles the pack of a size and form into bench/build. */
export function compile(form, count) {
  const folder = mkdtempSync(join(tmpdir(), "payerpack-scale-"));
  try {
    writeSources(folder, rulesOf(count), form);
    const command = [COMMAND, "build", join(folder, "base")];
    execFileSync(process.execPath, [...command, "-o", join(BUILD, `${packName(form, count)}.json`)], { stdio: ["ignore", "ignore", "inherit"] });
    execFileSync(process.execPath, [...command, "--target", "module", "-o", join(BUILD, `${packName(form, count)}.mjs`)], { stdio: ["ignore", "ignore", "inherit"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
