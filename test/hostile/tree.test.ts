import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeHost } from "../../src/cli/node-host.ts";
import { readWorkspace } from "../../src/cli/workspace.ts";
import { Stopwatch } from "./stopwatch.ts";
import { WORLD } from "./world.ts";

/** Something that stands in a folder of rules. */
interface TreeCase {
  readonly row: number;
  readonly what: string;
  /** Puts it into the folder; `outside` is a folder that is none of the rules'. */
  readonly put: (root: string, outside: string) => void;
  /** Code and path, as they are shown. Empty: it is read, or passed over. */
  readonly finds: readonly (readonly [code: string, path: string])[];
  /** What is found today in place of it; the test then asks that it still is. */
  readonly bug?: string;
}

const put = (path: string, bytes: string | Uint8Array = "payerpack: 1\nrules: extra\n") => (root: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
};
const link = (path: string, to: (root: string, outside: string) => string) => (root: string, outside: string): void => symlinkSync(to(root, outside), join(root, path));
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

const CASES: readonly TreeCase[] = [
  { row: 20, what: "a file in UTF-16", put: put("base/extra.yaml", utf16("payerpack: 1\n")), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 20, what: "a file in Latin 1", put: put("base/extra.yaml", latin1("# caf\u00e9\n")), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 20, what: "a byte that begins nothing", put: put("base/extra.yaml", Uint8Array.of(0x23, 0xff, 0x0a)), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 20, what: "a letter written in too many bytes", put: put("base/extra.yaml", Uint8Array.of(0x23, 0xc1, 0xa1, 0x0a)), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 20, what: "half a character in UTF-8", put: put("base/extra.yaml", Uint8Array.of(0x23, 0xed, 0xa0, 0x80, 0x0a)), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 20, what: "a character cut off by the end", put: put("base/extra.yaml", Uint8Array.of(0x23, 0xe2, 0x82)), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 20, what: "a program that is called rules", put: put("base/extra.yaml", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x80)), finds: [["parse/source-encoding", "base/extra.yaml"]] },
  { row: 24, what: "a file of one byte too many, not even text", put: put("base/extra.yaml", Buffer.alloc(1_048_577, 0xff)), finds: [["parse/source-size", "base/extra.yaml"]] },
  { row: 24, what: "a file of 64 MiB without content", put: (root) => { put("base/extra.yaml")(root); truncateSync(join(root, "base/extra.yaml"), 64 * 1_048_576); }, finds: [["cli/too-many-bytes", "."]] },
  { row: 24, what: "2,001 files", put: (root) => { for (let index = 0; index < 2_001; index++) put(`base/f${index}.yaml`, "")(root); }, finds: [["cli/too-many-files", "."]] },
  { row: 66, what: "a link to a file elsewhere", put: link("base/extra.yaml", (_, outside) => join(outside, "secret.yaml")), finds: [["cli/link-outside", "base/extra.yaml"]] },
  { row: 66, what: "a link to a file elsewhere, the long way round", put: link("base/extra.yaml", (root, outside) => join(root, "..", "..", ...outside.split("/").slice(-2), "secret.yaml")), finds: [["cli/link-outside", "base/extra.yaml"]] },
  { row: 66, what: "a link to a folder elsewhere", put: link("more", (_, outside) => outside), finds: [["cli/link-outside", "more"]] },
  { row: 66, what: "a link to a folder inside", put: link("more", (root) => join(root, "base")), finds: [["cli/link-to-folder", "more"]] },
  { row: 66, what: "a link to the folder that holds it", put: link("base/more", (root) => root), finds: [["cli/link-outside", "base/more"]] },
  { row: 66, what: "a link to nothing", put: link("base/extra.yaml", () => "nowhere.yaml"), finds: [["cli/link-broken", "base/extra.yaml"]] },
  { row: 66, what: "a link to itself", put: link("base/extra.yaml", () => "extra.yaml"), finds: [["cli/link-broken", "base/extra.yaml"]] },
  { row: 66, what: "a link to a file inside", put: link("base/extra.yaml", (root) => join(root, "base/core.yaml")), finds: [] },
  { row: 67, what: "two files that differ in case", put: (root) => { put("base/extra.yaml")(root); put("base/Extra.yaml")(root); }, finds: [["cli/case-collision", "base/extra.yaml"]] },
  { row: 67, what: "two files that differ by how an accent is coded", put: (root) => { put("base/caf\u00e9.yaml")(root); put("base/cafe\u0301.yaml")(root); }, finds: [["cli/case-collision", "base/caf\u00e9.yaml"]] },
  { row: 67, what: "two folders that differ in case", put: (root) => { put("payers/a/x.yaml")(root); put("payers/A/x.yaml")(root); }, finds: [["cli/case-collision", "payers/a"]] },
  { row: 68, what: "the name of a device", put: put("base/con.yaml"), finds: [["cli/file-name", "base/con.yaml"]] },
  { row: 68, what: "the name of a device for a folder", put: put("AUX/pack.yaml"), finds: [["cli/file-name", "AUX"]] },
  { row: 68, what: "a dot at the end of a folder", put: put("base./pack.yaml"), finds: [["cli/file-name", "base."]] },
  { row: 68, what: "a line break in a name", put: put("base/ex\ntra.yaml"), finds: [["cli/file-name", "base/ex\\u000atra.yaml"]] },
  { row: 68, what: "a terminal's command in a name", put: put("base/\u001b[2J.yaml"), finds: [["cli/file-name", "base/\\u001b[2J.yaml"]] },
  { row: 68, what: "a direction control in a name", put: put("base/\u202elmay.yaml"), finds: [["cli/file-name", "base/\\u202elmay.yaml"]] },
  { row: 68, what: "a backslash in a name", put: put("base/a\\b.yaml"), finds: [["cli/file-name", "base/a\\b.yaml"]] },
  { row: 68, what: "a name that is no text", put: (root) => writeFileSync(Buffer.concat([Buffer.from(join(root, "base/")), Uint8Array.of(0xff), Buffer.from(".yaml")]), "x"), finds: [["cli/file-name", "base/\\ufffd.yaml"]] },
  { row: 68, what: "another ending", put: put("base/extra.yml"), finds: [["cli/file-extension", "base/extra.yml"]] },
  { row: 68, what: "an ending in capitals", put: put("base/extra.YAML"), finds: [["cli/file-extension", "base/extra.YAML"]] },
  { row: 69, what: "a folder that is called a file", put: (root) => mkdirSync(join(root, "base/extra.yaml")), finds: [["cli/not-a-file", "base/extra.yaml"]] },
  { row: 69, what: "a pipe that nobody writes to", put: (root) => { execFileSync("mkfifo", [join(root, "base/extra.yaml")]); }, finds: [["cli/not-a-file", "base/extra.yaml"]] },
  { row: 69, what: "a link to a device without an end", put: link("base/extra.yaml", () => "/dev/zero"), finds: [["cli/link-outside", "base/extra.yaml"]] },
  { row: 69, what: "a pipe of another name", put: (root) => { execFileSync("mkfifo", [join(root, "base/pipe")]); }, finds: [] },
];

const watch = new Stopwatch(1_000);
let above = "";
beforeAll(() => { above = realpathSync(mkdtempSync(join(tmpdir(), "payerpack-hostile-"))); });
afterAll(() => {
  rmSync(above, { recursive: true, force: true });
  watch.print("folders of rules");
});

describe.each([...new Set(CASES.map(({ row }) => row))].map((row) => [row] as const))("row %i", (row) => {
  for (const one of CASES.filter((each) => each.row === row)) (one.bug === undefined ? test : test.fails)(one.bug === undefined ? one.what : `${one.what} (today: ${one.bug})`, () => {
    const folder = mkdtempSync(join(above, "case-"));
    const [root, outside] = [join(folder, "rules"), join(folder, "outside")];
    for (const [path, text] of Object.entries(WORLD)) put(path, text)(root);
    put("secret.yaml", "secret: 4711\n")(outside);
    one.put(root, outside);
    const host = { ...nodeHost(new AbortController().signal), cwd: root };
    const read = watch.time(`${row} ${one.what}`, () => readWorkspace(host, { root, targets: [{ path: "", kind: "folder" }] }));
    const found = [...read.diagnostics, ...(read.value?.unreadable ?? [])];
    expect(found.map(({ code, span }) => [code, span.file.path])).toEqual(one.finds);
    expect(JSON.stringify(found)).not.toContain(above);
    expect(JSON.stringify(read)).not.toContain("4711");
    if (one.finds.length === 0) expect(read.value?.files.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(WORLD)));
  });
});
