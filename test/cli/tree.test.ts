import { describe, expect, test } from "vitest";
import { listTree, MAX_FILES, MAX_MEBIBYTES, MAX_TABLE_MEBIBYTES } from "../../src/cli/tree.ts";
import { fakeHost } from "./fake-host.ts";
import type { FakeFile } from "./fake-host.ts";

function tree(files: Readonly<Record<string, FakeFile>>): { readonly paths: readonly string[]; readonly found: readonly string[] } {
  const host = fakeHost(Object.fromEntries(Object.entries(files).map(([path, file]) => [path.startsWith("/") ? path : `/r/${path}`, file])));
  const { files: listed, diagnostics } = listTree(host, "/r", (path) => `rules/${path}`);
  return { paths: listed.map(({ path }) => path), found: diagnostics.map(({ code, span }) => `${code} ${span.file.path}`) };
}

describe("the files of a folder of rules", () => {
  test("are its .yaml and .csv files, sorted; hidden names, node_modules and other files are passed over", () => {
    const listed = tree({ "b/x.yaml": "", "a.yaml": "", "t/u.csv": "", "README.md": "", "LICENSE.txt": "", "notes-on-a.yaml.md": "", ".git/c.yaml": "", "node_modules/m.yaml": "", "b/.h.yaml": "" });
    expect(listed).toEqual({ paths: ["a.yaml", "b/x.yaml", "t/u.csv"], found: [] });
  });

  test.each<[string, Record<string, FakeFile>, string]>([
    ["two names that differ in case", { "Base.yaml": "", "base.yaml": "" }, "cli/case-collision rules/base.yaml"],
    ["two folders that differ in case", { "P/a.yaml": "", "p/a.yaml": "" }, "cli/case-collision rules/p"],
    ["a device's name", { "con.yaml": "" }, "cli/file-name rules/con.yaml"],
    ["a folder with a device's name", { "aux/a.yaml": "" }, "cli/file-name rules/aux"],
    ["a trailing dot of a folder", { "a./b.yaml": "" }, "cli/file-name rules/a."],
    ["a control character", { "a\u0007.yaml": "" }, "cli/file-name rules/a\\u0007.yaml"],
    ["the other ending", { "a.yml": "" }, "cli/file-extension rules/a.yml"],
    ["an ending that an editor added", { "a.yaml.txt": "" }, "cli/file-extension rules/a.yaml.txt"],
    ["a text", { "a.txt": "" }, "cli/file-extension rules/a.txt"],
    ["a copy that an editor left", { "a.yaml~": "" }, "cli/file-extension rules/a.yaml~"],
    ["a copy of a table", { "a.csv.bak": "" }, "cli/file-extension rules/a.csv.bak"],
    ["a pack by another name", { "p/packs.yaml": "" }, "cli/pack-file-name rules/p/packs.yaml"],
    ["a pack in capitals", { "p/Pack.yaml": "" }, "cli/pack-file-name rules/p/Pack.yaml"],
    ["an ending in capitals", { "a.YAML": "" }, "cli/file-extension rules/a.YAML"],
    ["a pipe", { "a.yaml": { other: true } }, "cli/not-a-file rules/a.yaml"],
    ["a folder named like a file", { "a.yaml/b.yaml": "" }, "cli/not-a-file rules/a.yaml"],
    ["a link out of the root", { "a.yaml": { link: "/etc/passwd" }, "/etc/passwd": "x" }, "cli/link-outside rules/a.yaml"],
    ["a link to a sibling whose name begins alike", { "a.yaml": { link: "/r2/x.yaml" }, "/r2/x.yaml": "x" }, "cli/link-outside rules/a.yaml"],
    ["a link to nothing", { "a.yaml": { link: "gone.yaml" } }, "cli/link-broken rules/a.yaml"],
    ["a link to a folder", { "a.yaml": { link: "p" }, "p/q.csv": "" }, "cli/link-to-folder rules/a.yaml"],
    ["a link to a folder under another name", { more: { link: "p" }, "p/q.csv": "" }, "cli/link-to-folder rules/more"],
    ["a link to a folder outside", { more: { link: "/out" }, "/out/q.yaml": "" }, "cli/link-outside rules/more"],
  ])("%s is refused", (_, files, expected) => {
    expect(tree(files).found).toEqual([expected]);
  });

  test.each([
    [{ "a.yml": "" }, "rename it to `a.yaml`"],
    [{ "a.yaml.txt": "" }, "rename it to `a.yaml`"],
    [{ "a.CSV": "" }, "rename it to `a.csv`"],
    [{ "a.yaml": "", "a.yaml~": "" }, "remove it: `a.yaml` is there too"],
    [{ "a.txt": "" }, "rename it to `a.yaml`, or to end in `.md` if it is no rules"],
    [{ "p/packs.yaml": "" }, "did you mean `pack.yaml`?"],
  ])("%j: %s", (files: Record<string, string>, help) => {
    const host = fakeHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r/${path}`, text])));
    expect(listTree(host, "/r", (path) => path).diagnostics.map((one) => one.help)).toEqual([help]);
  });

  test("a link to a file inside the root is read under its own name", () => {
    expect(tree({ "a.yaml": { link: "b/c.yaml" }, "b/c.yaml": "x" })).toEqual({ paths: ["a.yaml", "b/c.yaml"], found: [] });
  });

  test("the number of files is limited, and both sides of the limit are seen", () => {
    const many = (count: number): Record<string, FakeFile> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}.csv`, ""]));
    expect(tree(many(MAX_FILES)).found).toEqual([]);
    expect(tree(many(MAX_FILES + 1)).found).toEqual(["cli/too-many-files rules/"]);
  });

  test("the bytes of all files together are limited", () => {
    const mebibyte = new Uint8Array(1_048_576);
    const many = (count: number, ending: string): Record<string, FakeFile> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}.${ending}`, mebibyte]));
    const both = { ...many(MAX_MEBIBYTES, "yaml"), ...many(MAX_TABLE_MEBIBYTES, "csv") };
    expect(tree(both).found).toEqual([]);
    expect(tree({ ...both, "one.yaml": "x" }).found).toEqual(["cli/too-many-bytes rules/"]);
    expect(tree({ ...both, "one.csv": "x" }).found).toEqual(["cli/too-many-bytes rules/"]);
  });
});
