import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../../src/ir/sha256.ts";

// FIPS 180-4, the examples of the standard.
test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"],
])("the digest of %j", (text, digest) => {
  expect(sha256Hex(text)).toBe(digest);
});

test.each([54, 55, 56, 57, 63, 64, 65, 119, 120, 121, 1000, 100_000])("%i bytes, around the edges of a block", (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) & 255);
  expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("any text, as UTF-8", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
    expect(sha256Hex(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  }));
});
