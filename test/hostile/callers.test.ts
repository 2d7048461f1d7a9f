import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { encounterWith } from "../support/encounters.ts";
import { answersIn, ran } from "../cli/shipped.ts";
import { CANARY } from "./corpus/encounters.ts";

/** Rows that need the whole command: which pack answers, and bytes that are no text. */
const GOOD = JSON.stringify(encounterWith({ id: "e1" }));
const of = (members: Record<string, unknown>): string => JSON.stringify(encounterWith(members));

async function refusals(stdin: string | Uint8Array, ...options: readonly string[]): Promise<readonly (string | undefined)[]> {
  const { out, err, status } = await ran(["code", "--pack", "rules", ...options, "-"], {}, { stdin: [stdin] });
  expect(out + err).not.toContain("Zebedee");
  expect(err).toBe("");
  const codes = answersIn(out).map((answer) => (answer["error"] as { readonly code: string } | undefined)?.code);
  expect(status).toBe(codes.some((code) => code !== undefined) ? 1 : 0);
  return codes;
}

describe("row 117: a payer that nobody serves", () => {
  test.each([
    ["an unknown payer", of({ payer: CANARY }), "encounter/no-payer-pack"],
    ["a word that every object has", of({ payer: "constructor" }), "encounter/no-payer-pack"],
    ["no text for a payer", of({ payer: "" }), "encounter/empty-text"],
    ["a number for a payer", of({ payer: 4711 }), "encounter/type"],
    ["a payer twice, the first one unknown", GOOD.replace('"claim_type"', `"payer":"${CANARY}","payer":"noridian","claim_type"`), "encounter/duplicate-key"],
    ["a payer hidden by escapes", GOOD.replace('"claim_type"', `"\\u0070ayer":"${CANARY}","claim_type"`), "encounter/no-payer-pack"],
  ])("%s", async (_, text, code) => {
    expect(await refusals(`${text}\n`)).toEqual([code]);
  });

  test("a fallback that was asked for codes it", async () => {
    expect(await refusals(`${of({ payer: "nobody" })}\n`, "--fallback", "cpt/infusion")).toEqual([undefined]);
  });
});

describe("row 118: bytes that are no text", () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ["UTF-16", Buffer.from(`\ufeff${GOOD}`, "utf16le"), ["encounter/encoding"]],
    ["a byte order mark", Buffer.from(`\ufeff${GOOD}`), ["encounter/encoding"]],
    ["gzip", gzipSync(GOOD), ["encounter/encoding"]],
    ["Latin 1", Buffer.from(GOOD.replace("e1", "caf\u00e9"), "latin1"), ["encounter/encoding"]],
    ["a byte too many in a letter", Buffer.concat([Buffer.from(GOOD.slice(0, 8)), Uint8Array.of(0xc1, 0xa1), Buffer.from(GOOD.slice(8))]), ["encounter/encoding"]],
  ])("%s", async (_, bytes, codes) => {
    expect(new Set(await refusals(bytes))).toEqual(new Set(codes));
  });
});

describe("row 119: lines that hold no encounter", () => {
  test("a broken line leaves its neighbours alone", async () => {
    expect(await refusals(`${GOOD}\n{"id":"${CANARY}\n${GOOD}\n`)).toEqual([undefined, "encounter/json", undefined]);
  });

  test("empty lines and blanks are passed over", async () => {
    expect(await refusals(`\n${GOOD}\n   \n\r\n${GOOD}`)).toEqual([undefined, undefined]);
  });

  test("a line without an end is refused and not held", async () => {
    expect(await refusals(`${GOOD}\n${"x".repeat(2_000_000)}\n${GOOD}\n`)).toEqual([undefined, "encounter/too-long", undefined]);
  });
});
