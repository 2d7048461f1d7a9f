import type { Outcome } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import type { SourceFile } from "../../base/source.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/**
 * Bytes of a file as text. The size is looked at before anything is decoded; a byte order mark at the start stays in the text,
 * so that offsets are those of the file. Anything that is not UTF-8 is refused with the offset of its first bad byte.
 */
export function decodeSource(path: string, bytes: Uint8Array): Outcome<SourceFile> {
  const nothing: SourceFile = { path, text: "" };
  const span = { file: nothing, start: 0, end: 0 };
  if (bytes.length > LIMITS.sourceBytes) {
    const args = { size: String(bytes.length), limit: String(LIMITS.sourceBytes) };
    return { value: undefined, diagnostics: [parseDiagnostics.create("parse/source-size", span, args)] };
  }
  const bad = badByte(bytes);
  if (bad !== undefined) {
    return { value: undefined, diagnostics: [parseDiagnostics.create("parse/source-encoding", span, bad)] };
  }
  return { value: { path, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }, diagnostics: [] };
}

function badByte(bytes: Uint8Array): { readonly offset: string; readonly found: string } | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { offset: "0", found: "this is UTF-16" };
  const offset = firstInvalid(bytes);
  if (offset === undefined) return undefined;
  return { offset: String(offset), found: `0x${bytes[offset]!.toString(16).padStart(2, "0")} cannot stand here` };
}

/** The offset of the first byte that begins no well-formed UTF-8 sequence (Unicode 3.9, table 3-7), or undefined. */
function firstInvalid(bytes: Uint8Array): number | undefined {
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index]!;
    const length = byte < 0x80 ? 1 : byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
    if (length === 0 || index + length > bytes.length) return index;
    for (let next = 1; next < length; next++) {
      const [low, high] = next === 1 ? secondByteRange(byte) : [0x80, 0xbf];
      const value = bytes[index + next]!;
      if (value < low! || value > high!) return index;
    }
    index += length;
  }
  return undefined;
}

function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
