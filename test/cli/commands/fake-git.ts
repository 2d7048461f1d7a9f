import type { Host } from "../../../src/cli/host.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** A repository with the top `/home` and one revision, `main`, of some files by their paths from the top. */
export function fakeGit(files: Readonly<Record<string, string>>): Host["git"] {
  const paths = Object.keys(files);
  const said = (text: string, status = 0) => ({ ok: true as const, value: { status, out: Buffer.from(text), err: "" } });
  return (_, arguments_, input = "") => {
    const [command, option] = arguments_;
    if (command === "rev-parse") return option === "--show-toplevel" ? said("/home\n") : arguments_.at(-1) === "main^{commit}" ? said(`${COMMIT}\n`) : said("", 1);
    if (command === "ls-tree") return said(paths.map((path, index) => `100644 blob b${index}\t${path}\0`).join(""));
    const asked = input.trim().split("\n").map((id) => files[paths[Number(id.slice(1))]!]!);
    return said(asked.map((text) => `b blob ${Buffer.byteLength(text)}\n${text}\n`).join(""));
  };
}
