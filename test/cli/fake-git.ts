import type { Host } from "../../src/cli/host.ts";
import { shippedFiles } from "./shipped.ts";

const COMMIT = "0123456789012345678901234567890123456789";

/**
 * A repository whose top is `/home`, with the shipped files at its one revision but for those in `old` (paths below the top; null: was not there). What differs
 * from it is told by name: `changed`, and `untracked`, both below the folder of rules.
 */
export function fakeGit(changed: readonly string[], old: Readonly<Record<string, string | null>> = {}, untracked: readonly string[] = []): Host["git"] {
  const files = new Map(Object.entries(shippedFiles()).map(([path, text]) => [path.slice("/home/".length), text]));
  for (const [path, text] of Object.entries(old)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return gitOf(files, changed, untracked);
}

/** A repository whose top is `/home`, with these files at its one revision. */
export function gitOf(files: ReadonlyMap<string, string>, changed: readonly string[], untracked: readonly string[]): Host["git"] {
  const ids = new Map([...files.keys()].map((path, index) => [path, index.toString(16).padStart(40, "0")]));
  const texts = new Map([...files].map(([path, text]) => [ids.get(path)!, Buffer.from(text)]));
  const answer = (out: Uint8Array | string): ReturnType<Host["git"]> => ({ ok: true, value: { status: 0, err: "", out: Buffer.from(out) } });
  const lines = (paths: readonly string[]): string => paths.map((path) => `${path}\0`).join("");
  return (_, arguments_, input = "") => {
    const [verb, option] = arguments_;
    if (verb === "diff") return answer(lines(changed));
    if (verb === "ls-files") return answer(lines(untracked));
    if (verb === "rev-parse" && option === "--show-toplevel") return answer("/home\n");
    if (verb === "rev-parse") return answer(`${COMMIT}\n`);
    if (verb === "ls-tree") return answer([...ids].map(([path, id]) => `100644 blob ${id}\t${path}\0`).join(""));
    if (verb === "cat-file") return answer(Buffer.concat(input.split("\n").filter((id) => id !== "").flatMap((id) => [Buffer.from(`${id} blob ${texts.get(id)!.length}\n`), texts.get(id)!, Buffer.from("\n")])));
    throw new Error(`nobody asks git to ${arguments_.join(" ")}`);
  };
}
