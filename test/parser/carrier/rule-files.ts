import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../../src/base/source.ts";

/** Every YAML file of the rule content. */
export function ruleFiles(folder = "rules"): readonly SourceFile[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return ruleFiles(path);
    return name.endsWith(".yaml") ? [{ path, text: readFileSync(path, "utf8") }] : [];
  });
}
