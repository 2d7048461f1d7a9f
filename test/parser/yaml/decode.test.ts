import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/base/limits.ts";
import { decodeSource } from "../../../src/parser/yaml/decode.ts";

describe("decodeSource", () => {
  test("UTF-8, a byte order mark kept", () => {
    expect(decodeSource("a.yaml", new TextEncoder().encode("\ufeffa: é😀\n")).value?.text).toBe("\ufeffa: é😀\n");
  });

  test.each<[string, readonly number[], string]>([
    ["UTF-16, little end first", [0xff, 0xfe, 0x61, 0x00], "0"],
    ["UTF-16, big end first", [0xfe, 0xff, 0x00, 0x61], "0"],
    ["a lone continuation byte", [0x61, 0x80], "1"],
    ["a sequence cut off", [0x61, 0x62, 0xe2, 0x82], "2"],
    ["an overlong form", [0xc0, 0xaf], "0"],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80], "1"],
    ["beyond the last character", [0xf4, 0x90, 0x80, 0x80], "0"],
  ])("%s is refused with its offset", (_, bytes, offset) => {
    const { value, diagnostics } = decodeSource("a.yaml", Uint8Array.from(bytes));
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => [one.code, one.args["offset"]])).toEqual([["parse/source-encoding", offset]]);
  });

  test("the size is looked at first, both sides", () => {
    expect(decodeSource("a.yaml", new Uint8Array(LIMITS.sourceBytes).fill(0x61)).value?.text.length).toBe(LIMITS.sourceBytes);
    const { value, diagnostics } = decodeSource("a.yaml", new Uint8Array(LIMITS.sourceBytes + 1).fill(0xff));
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual(["parse/source-size"]);
  });

  test("rows of a table have room of their own", () => {
    expect(decodeSource("tables/a.csv", new Uint8Array(LIMITS.sourceBytes + 1).fill(0x61)).value?.text.length).toBe(LIMITS.sourceBytes + 1);
    const { diagnostics } = decodeSource("tables/a.csv", new Uint8Array(LIMITS.tableBytes + 1));
    expect(diagnostics.map((one) => [one.code, one.args["limit"]])).toEqual([["parse/source-size", String(LIMITS.tableBytes)]]);
  });

  test("what the platform decodes is accepted, what it refuses is refused", () => {
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    let seed = 20261123;
    const next = (limit: number): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % limit;
    const starts = [0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0x9f, 0xed, 0xef, 0xf0, 0x90, 0xf4, 0x8f, 0xf5];
    for (let round = 0; round < 20_000; round++) {
      const bytes = Uint8Array.from({ length: 1 + next(6) }, () => starts[next(starts.length)]!);
      let expected: string | undefined;
      try {
        expected = strict.decode(bytes);
      } catch {
        expected = undefined;
      }
      expect(decodeSource("a.yaml", bytes).value?.text).toBe(expected);
    }
  });
});
