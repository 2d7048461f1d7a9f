import { describe, expect, test } from "vitest";
import { findTargets, isUnder } from "../../src/cli/root.ts";
import { fakeHost } from "./fake-host.ts";

const files = {
  "/home/rules/vocabulary/v.yaml": "",
  "/home/rules/payers/one/pack.yaml": "",
  "/home/rules/payers/one/topic.yaml": "",
  "/home/other/vocabulary/v.yaml": "",
  "/home/short": { link: "rules/payers/one" },
  "/home/notes.txt": "",
};

describe("the folder of rules of a path", () => {
  test.each<[string, readonly string[], readonly object[]]>([
    ["the folder itself", ["rules"], [{ path: "", kind: "folder" }]],
    ["with a slash", ["rules/"], [{ path: "", kind: "folder" }]],
    ["a pack's folder", ["rules/payers/one"], [{ path: "payers/one", kind: "folder" }]],
    ["a file", ["rules/payers/one/topic.yaml"], [{ path: "payers/one/topic.yaml", kind: "file" }]],
    ["an absolute path", ["/home/rules/payers"], [{ path: "payers", kind: "folder" }]],
    ["a link", ["short"], [{ path: "payers/one", kind: "folder" }]],
    ["two paths", ["rules/vocabulary", "rules/payers"], [{ path: "vocabulary", kind: "folder" }, { path: "payers", kind: "folder" }]],
    ["nothing, above the rules", [], [{ path: "", kind: "folder" }]],
  ])("%s", (_, given, targets) => {
    expect(findTargets(fakeHost(files), given)).toEqual({ value: { root: "/home/rules", targets }, diagnostics: [] });
  });

  test("without a path, inside the rules, is where one stands", () => {
    const here = fakeHost(files, { cwd: "/home/rules/payers/one" });
    expect(findTargets(here, []).value).toEqual({ root: "/home/rules", targets: [{ path: "payers/one", kind: "folder" }] });
  });

  test.each<[string, readonly string[], object]>([
    ["a path that is not there", ["rules/payer"], { code: "cli/no-such-path", help: "did you mean `payers`?" }],
    ["a path outside any rules", ["notes.txt"], { code: "cli/no-rules-root" }],
    ["two folders of rules", ["rules", "other"], { code: "cli/several-roots", args: { path: "other", first: "rules" } }],
  ])("%s is refused", (_, given, expected) => {
    const { value, diagnostics } = findTargets(fakeHost(files), given);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([expected]);
  });

  test("every bad path is named at once", () => {
    const codes = findTargets(fakeHost(files), ["gone", "rules", "notes.txt"]).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(["cli/no-such-path", "cli/no-rules-root"]);
  });
});

test("a path is under itself and its folders, and not under a name that begins alike", () => {
  const target = { path: "payers/one", kind: "folder" } as const;
  expect(isUnder(target, "payers/one")).toBe(true);
  expect(isUnder(target, "payers/one/a.yaml")).toBe(true);
  expect(isUnder(target, "payers/one-more/a.yaml")).toBe(false);
  expect(isUnder({ path: "", kind: "folder" }, "anything")).toBe(true);
});
