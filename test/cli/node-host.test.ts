import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ReadFailure } from "../../src/cli/host.ts";
import type { PartSink } from "../../src/cli/host.ts";
import { nodeHost } from "../../src/cli/node-host.ts";

const place = mkdtempSync(join(tmpdir(), "payerpack-host-"));
const at = (name: string): string => join(place, name);
const abort = new AbortController();
const host = nodeHost(abort.signal);
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function bytesOf(path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of host.readStream(path)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe("the disk", () => {
  test("tells files, folders, links and pipes apart without following or opening them", () => {
    writeFileSync(at("file"), "abc");
    symlinkSync("nowhere", at("link"));
    execFileSync("mkfifo", [at("pipe")]);
    mkdirSync(at("folder"));
    const kinds = ["file", "link", "pipe", "folder"].map((name) => host.entry(at(name)));
    expect(kinds).toEqual([
      { ok: true, value: { kind: "file", bytes: 3 } },
      { ok: true, value: { kind: "link", bytes: 0 } },
      { ok: true, value: { kind: "other", bytes: 0 } },
      { ok: true, value: { kind: "folder", bytes: 0 } },
    ]);
  });

  test("makes a secret that only its owner may read, and replaces nothing", () => {
    expect(host.createSecret(at("secret"), "s")).toEqual({ ok: true, value: undefined });
    expect(statSync(at("secret")).mode & 0o777).toBe(0o600);
    expect(host.createSecret(at("secret"), "other")).toMatchObject({ ok: false, error: { code: "EEXIST" } });
    expect(readFileSync(at("secret"), "utf8")).toBe("s");
    expect(host.createSecret(at("gone/x"), "")).toMatchObject({ ok: false, error: { code: "ENOENT" } });
    rmSync(at("secret"));
  });

  test("gives failures as data", () => {
    const missing = { ok: false, error: { code: "ENOENT", path: at("gone") } };
    expect([host.entry(at("gone")), host.list(at("gone")), host.realPath(at("gone")), host.readFile(at("gone"))]).toEqual([missing, missing, missing, missing]);
    expect(host.readFile(place)).toMatchObject({ ok: false, error: { code: "EISDIR" } });
    expect(host.writeFile(at("gone/x"), "")).toMatchObject({ ok: false, error: { code: "ENOENT" } });
    expect(host.openWrite(place)).toMatchObject({ ok: false, error: { code: "EISDIR" } });
  });

  test("replaces a file in one step, keeps its mode and leaves nothing behind", () => {
    mkdirSync(at("w"));
    writeFileSync(at("w/a"), "old");
    chmodSync(at("w/a"), 0o640);
    expect(host.writeFile(at("w/a"), "n\u00e9w")).toEqual({ ok: true, value: undefined });
    expect(readFileSync(at("w/a"), "utf8")).toBe("n\u00e9w");
    expect(statSync(at("w/a")).mode & 0o777).toBe(0o640);
    expect(readdirSync(at("w"))).toEqual(["a"]);
  });

  test("makes a folder and those above it, and leaves one that is there", () => {
    expect(host.makeFolder(at("m/a/b"))).toEqual({ ok: true, value: undefined });
    writeFileSync(at("m/a/x"), "kept");
    expect(host.makeFolder(at("m/a"))).toEqual({ ok: true, value: undefined });
    expect(readFileSync(at("m/a/x"), "utf8")).toBe("kept");
    expect(host.makeFolder(at("m/a/x/y"))).toMatchObject({ ok: false, error: { code: "ENOTDIR" } });
  });

  test("knows where the package stands", () => {
    expect(existsSync(join(host.packageFolder, "rules", "vocabulary"))).toBe(true);
    expect(existsSync(join(host.packageFolder, "templates", "payer"))).toBe(true);
  });

  test("writes to a device instead of replacing it", () => {
    expect(host.writeFile("/dev/null", "x")).toEqual({ ok: true, value: undefined });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("a full disk is a failure of the sink, and what follows is dropped", async () => {
    if (!existsSync("/dev/full")) return;
    const opened = host.openWrite("/dev/full");
    if (!opened.ok) throw new Error("cannot open");
    await opened.value.write("x");
    await opened.value.write("y");
    await opened.value.close();
    expect(opened.value.failure).toEqual({ code: "ENOSPC", path: "/dev/full" });
    expect(host.writeFile("/dev/full", "x")).toMatchObject({ ok: false, error: { code: "ENOSPC" } });
  });
});

describe("a file that is not whole yet", () => {
  const open = (keep: number): PartSink => {
    const opened = host.openPart(at("p/out"), keep);
    if (!opened.ok) throw new Error("cannot open");
    return opened.value;
  };

  test("stands beside its place until it is put there, with the mode of the old one", async () => {
    mkdirSync(at("p"));
    writeFileSync(at("p/out"), "old");
    chmodSync(at("p/out"), 0o600);
    const part = open(0);
    await part.write("n\u00e9w");
    await part.flush();
    expect(part.bytes).toBe(4);
    expect(readFileSync(at("p/out"), "utf8")).toBe("old");
    expect(statSync(at("p/out.part")).mode & 0o777).toBe(0o600);
    await part.settle();
    expect({ failure: part.failure, names: readdirSync(at("p")), text: readFileSync(at("p/out"), "utf8") }).toEqual({ failure: undefined, names: ["out"], text: "n\u00e9w" });
  });

  test("keeps what it held up to a byte and goes on there", async () => {
    writeFileSync(at("p/out.part"), "one\ntwo\nthr");
    const part = open(8);
    await part.write("three\n");
    expect(part.bytes).toBe(14);
    await part.close();
    expect(readFileSync(at("p/out.part"), "utf8")).toBe("one\ntwo\nthree\n");
    const anew = open(0);
    await anew.close();
    expect(readFileSync(at("p/out.part"), "utf8")).toBe("");
    expect(host.remove(at("p/out.part"))).toEqual({ ok: true, value: undefined });
    expect(host.remove(at("p/out.part"))).toEqual({ ok: true, value: undefined });
    expect(readdirSync(at("p"))).toEqual(["out"]);
  });

  test("gives failures as data", async () => {
    expect(host.openPart(at("gone/out"), 0)).toMatchObject({ ok: false, error: { code: "ENOENT" } });
    expect(host.remove(at("p"))).toMatchObject({ ok: false, error: { code: "ERR_FS_EISDIR" } });
    const part = open(0);
    rmSync(at("p"), { recursive: true });
    await part.settle();
    await part.write("x");
    expect(part).toMatchObject({ failure: { code: "ENOENT" }, bytes: 0 });
  });
});

describe("bytes from a position on", () => {
  test("are those of the file, as a stream and at once", async () => {
    writeFileSync(at("positions"), "abcdefgh");
    expect(Buffer.concat([...host.readBytes(at("positions"), 3)]).toString()).toBe("defgh");
    expect([...host.readBytes(at("positions"), 8)]).toEqual([]);
    const pieces: Uint8Array[] = [];
    for await (const piece of host.readStream(at("positions"), 5)) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe("fgh");
    expect(() => [...host.readBytes(at("gone"), 0)]).toThrow(ReadFailure);
  });
});

describe("streams", () => {
  test("give the bytes of a file in order", async () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join("");
    writeFileSync(at("long"), text);
    expect(await bytesOf(at("long"))).toBe(text);
  });

  test("break with a failure that names the path", async () => {
    await expect(bytesOf(at("gone"))).rejects.toThrow(ReadFailure);
    await expect(bytesOf(place)).rejects.toMatchObject({ error: { code: "EISDIR", path: place } });
  });

  test("end at an interrupt", async () => {
    const stopped = new AbortController();
    const other = nodeHost(stopped.signal);
    let pieces = 0;
    for await (const piece of other.readStream(at("long"))) {
      pieces += piece.length > 0 ? 1 : 0;
      stopped.abort();
    }
    expect(pieces).toBeLessThanOrEqual(2);
    for await (const piece of other.readStream(at("long"))) throw new Error(`${piece.length} bytes after the interrupt`);
  });
});
