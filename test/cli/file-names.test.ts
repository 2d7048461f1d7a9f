import { describe, expect, test } from "vitest";
import { badName, foldedPath, printablePath } from "../../src/cli/file-names.ts";

describe("names of files and folders of rules", () => {
  test.each(["pack.yaml", "drug-lines.yaml", "a_b.2.yaml", "console.yaml", "com10.yaml", "\u00e9t\u00e9.yaml"])("%j is good", (name) => {
    expect(badName(name)).toBeUndefined();
  });

  test.each([
    ["CON", "it is the name of a device"],
    ["con.yaml", "it is the name of a device"],
    ["Lpt1.yaml", "it is the name of a device"],
    ["aux.tar.yaml", "it is the name of a device"],
    ["name.", "it ends in a dot or a space"],
    ["name ", "it ends in a dot or a space"],
    [" name.yaml", "it begins with a space"],
    ["a\u0000b.yaml", "a character in it is not allowed"],
    ["a\nb.yaml", "a character in it is not allowed"],
    ["a\u202eb.yaml", "a character in it is not allowed"],
    ["a\\b.yaml", "a character in it is not allowed"],
    ["a:b.yaml", "a character in it is not allowed"],
    ["a?.yaml", "a character in it is not allowed"],
  ])("%j is refused", (name, reason) => {
    expect(badName(name)).toBe(reason);
    expect(badName(name)).toBe(reason);
  });

  test("paths that a case-blind system takes for one fold to one", () => {
    expect(foldedPath("Base.yaml")).toBe(foldedPath("base.YAML"));
    expect(foldedPath("e\u0301.yaml")).toBe(foldedPath("\u00c9.yaml"));
    expect(foldedPath("a.yaml")).not.toBe(foldedPath("b.yaml"));
  });

  test("what a terminal would obey is shown as an escape", () => {
    expect(printablePath("a\u001b[31m/b\u202e.yaml")).toBe("a\\u001b[31m/b\\u202e.yaml");
    expect(printablePath("plain/path-1.yaml")).toBe("plain/path-1.yaml");
  });
});
