import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { encodePack } from "../../src/ir/pack.ts";
import { withVectors } from "../../src/testing/vectors.ts";
import type { Answer } from "../../src/runtime/answer.ts";
import { casesIn, filesIn } from "../conformance/files.ts";
import { readVectors } from "../support/vectors.ts";
import { allPacks, loadById } from "../support/workspace.ts";

const LOADER = fileURLToPath(new URL("../../examples/python-loader/", import.meta.url));
const SET = fileURLToPath(new URL("../conformance/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "payerpack-python-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs a script of the loader. A status other than those allowed fails the test with what it said. */
function python(args: readonly string[], input = "", allowed: readonly number[] = [0]): string {
  try {
    return execFileSync("python3", ["-B", ...args], { cwd: LOADER, input, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
    if (status !== null && allowed.includes(status)) return stdout;
    throw new Error(`python3 ${args[0]} ended with ${status}:\n${stdout}\n${stderr}`, { cause: error });
  }
}

describe("the loader in Python", () => {
  test("passes the whole conformance set and skips nothing", () => {
    const last = python(["conform.py", SET]).trimEnd().split("\n").at(-1)!;
    const all = filesIn("", ".ndjson").flatMap(casesIn).length;
    expect(JSON.parse(last)).toEqual({ passed: all, failed: 0, skipped: {} });
  });

  test.each(allPacks().map(withVectors))("answers the worked encounters as we do: $id", (pack) => {
    const path = join(scratch, "pack.json");
    writeFileSync(path, encodePack(pack));
    const encounters = [...readVectors("golden"), ...readVectors("published")].map(({ encounter }) => ({ ...encounter, payer: pack.payer ?? undefined }));
    const ours = encounters.map((encounter) => loadById(pack.id).code(encounter));
    const theirs = python(["code_encounters.py", path], encounters.map((one) => `${JSON.stringify(one)}\n`).join(""), [0, 1]);
    const told = theirs.trimEnd().split("\n").map((line) => JSON.parse(line) as Answer);
    expect(told.map(wordless)).toEqual(ours.map(wordless));
  });
});

/** An answer without the words of a refusal, which are an engine's own. */
function wordless(answer: Answer): unknown {
  if (!("error" in answer)) return answer;
  const { message: _, ...error } = answer.error;
  return { ...answer, error };
}
