import { describe, expect, test } from "vitest";
import { findingsFor, selectFiles } from "../../src/cli/select.ts";
import type { Target } from "../../src/cli/root.ts";
import { diagnostic } from "./render/sample.ts";

const pack = (id: string, more: string): string => `payerpack: 1\npack: ${id}\nrelease: 2026.1\ntitle: A pack\n${more}\neffective: from 2026-01-01\n`;
const layer = (id: string, payer: string, below: string): string => pack(id, `payer: ${payer}\nextends: ${below} 2026.1`);
const texts: Readonly<Record<string, string>> = {
  "base/pack.yaml": pack("b/base", "vocabulary: v 1"),
  "base/topic.yaml": "payerpack: 1\nrules: topic\n",
  "payers/one/pack.yaml": layer("p/one", "one", "b/base"),
  "payers/one/examples/topic.yaml": "",
  "payers/one/region/pack.yaml": layer("p/region", "region", "p/one"),
  "payers/one/region/topic.yaml": "",
  "payers/two/pack.yaml": layer("p/two", "two", "b/base"),
  "payers/lost/pack.yaml": layer("p/lost", "lost", "b/gone"),
  "tables/t.csv": "",
  "vocabulary/v.yaml": "",
  "stray.yaml": "",
};
const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
const all = files.map(({ path }) => path);

function selected(...targets: readonly Target[]): { readonly files: readonly string[]; readonly folders: readonly string[] } {
  const { files: kept, folders } = selectFiles(files, targets);
  return { files: kept.map(({ path }) => path), folders };
}

describe("what is compiled for a target", () => {
  const shared = ["tables/t.csv", "vocabulary/v.yaml"];
  const base = ["base/pack.yaml", "base/topic.yaml"];

  test.each<[string, Target, readonly string[], readonly string[]]>([
    ["the root", { path: "", kind: "folder" }, all, ["base", "payers/lost", "payers/one", "payers/one/region", "payers/two"]],
    ["the base", { path: "base", kind: "folder" }, [...base, ...shared], ["base"]],
    ["a file of the base", { path: "base/topic.yaml", kind: "file" }, [...base, ...shared], ["base"]],
    ["a payer, with what it extends", { path: "payers/two", kind: "folder" }, [...base, "payers/two/pack.yaml", ...shared], ["payers/two"]],
    [
      "a pack in a pack's folder, with its whole chain", { path: "payers/one/region", kind: "folder" },
      [...base, "payers/one/pack.yaml", "payers/one/examples/topic.yaml", "payers/one/region/pack.yaml", "payers/one/region/topic.yaml", ...shared],
      ["payers/one/region"],
    ],
    ["a file of examples: its pack", { path: "payers/one/examples/topic.yaml", kind: "file" }, [...base, "payers/one/pack.yaml", "payers/one/examples/topic.yaml", ...shared], ["payers/one"]],
    ["the vocabulary: everything", { path: "vocabulary/v.yaml", kind: "file" }, all, []],
    ["a table: everything", { path: "tables/t.csv", kind: "file" }, all, []],
    ["a pack whose base is not found: everything", { path: "payers/lost", kind: "folder" }, all, ["payers/lost"]],
  ])("%s", (_, target, expected, folders) => {
    const { files: kept, folders: found } = selected(target);
    expect([...kept].sort()).toEqual([...expected].sort());
    expect(found).toEqual(folders);
  });

  test("two targets: what either needs", () => {
    expect(selected({ path: "payers/two", kind: "folder" }, { path: "base/topic.yaml", kind: "file" }).folders).toEqual(["base", "payers/two"]);
  });
});

test("findings elsewhere are left out unless they are errors", () => {
  const at = (path: string, severity: "error" | "warning" | "note") => diagnostic({ file: { path, text: "" }, start: 0, end: 0 }, { severity });
  const found = [at("a/x.yaml", "note"), at("a/x.yaml", "warning"), at("b/x.yaml", "warning"), at("b/x.yaml", "error")];
  expect(findingsFor(found, [{ path: "a", kind: "folder" }])).toEqual([found[0], found[1], found[3]]);
});
