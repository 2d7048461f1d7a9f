import { describe, expect, test } from "vitest";
import { verifyEnvelope } from "../../src/trust/verify.ts";
import { codeOf, signed, TRUST } from "./signed.ts";

// The whole signed file of a pack of some 3 KB, every change of one bit or byte: none may be accepted, whoever is trusted.
const whole = signed(["analyst", "compliance", "release"]);
const REFUSED = /^(?:trust|pack)\/[a-z-]+$/;

function tally(changed: Iterable<Uint8Array>, trust: typeof TRUST | undefined = TRUST): Readonly<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const bytes of changed) {
    const code = codeOf(verifyEnvelope(bytes, trust));
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return codes;
}

function* flips(bit: number): Generator<Uint8Array> {
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 1 << bit;
    yield bytes;
  }
}

function* truncations(): Generator<Uint8Array> {
  for (let length = 0; length < whole.length; length++) yield whole.subarray(0, length);
}

function* insertions(byte: number): Generator<Uint8Array> {
  for (let at = 0; at <= whole.length; at++) yield Buffer.concat([whole.subarray(0, at), Buffer.of(byte), whole.subarray(at)]);
}

function* deletions(): Generator<Uint8Array> {
  for (let at = 0; at < whole.length; at++) yield Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
}

function sum(codes: Readonly<Record<string, number>>): number {
  return Object.values(codes).reduce((all, count) => all + count, 0);
}

function refusesAll(codes: Readonly<Record<string, number>>, count: number): void {
  expect(sum(codes)).toBe(count);
  expect(Object.keys(codes).filter((code) => !REFUSED.test(code))).toEqual([]);
}

describe("of a signed pack is refused", () => {
  test("nothing as it was signed", () => {
    expect(whole.length).toBeGreaterThan(3_000);
    expect(codeOf(verifyEnvelope(whole, TRUST))).toBe("ok");
    expect(codeOf(verifyEnvelope(whole, undefined))).toBe("ok");
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])("every flip of bit %i, though two of the three signatures would do", (bit) => {
    const codes = tally(flips(bit));
    refusesAll(codes, whole.length);
    // The lower bits of most bytes make other base64; the highest makes no ASCII.
    if (bit < 4) expect(codes["trust/signature"]).toBeGreaterThan(whole.length / 4);
  });

  test("every truncation", () => {
    refusesAll(tally(truncations()), whole.length);
  });

  test.each([0x00, 0x09, 0x0a, 0x20, 0x22, 0x2c, 0x30, 0x3d, 0x41, 0x5c, 0x66, 0x7d, 0x80, 0xc3, 0xef, 0xff])("the byte %i put in anywhere", (byte) => {
    refusesAll(tally(insertions(byte)), whole.length + 1);
  });

  test("every byte left out", () => {
    refusesAll(tally(deletions()), whole.length);
  });

  test("a mark of byte order", () => {
    expect(codeOf(verifyEnvelope(Buffer.concat([Buffer.from("\ufeff"), whole]), TRUST))).toBe("trust/unsigned");
  });
});
