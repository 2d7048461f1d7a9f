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
  const limit = path.endsWith(".csv") ? LIMITS.tableBytes : LIMITS.sourceBytes;
  if (bytes.length > limit) {
    const args = { size: String(bytes.length), limit: String(limit) };
    return { value: undefined, diagnostics: [parseDiagnostics.create("parse/source-size", span, args)] };
  }
  const bad = badByte(bytes);
  if (bad !== undefined) {
    const { offset, found, start } = bad;
    const shown = start === undefined ? span : { file: { path, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }, start, end: start + 1 };
    return { value: undefined, diagnostics: [parseDiagnostics.create("parse/source-encoding", shown, { offset: String(offset), found })] };
  }
  return { value: { path, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }, diagnostics: [] };
}

interface BadByte {
  readonly offset: number;
  readonly found: string;
  /** Where it stands in the text that the bytes before it make; absent for a file that is no text at all. */
  readonly start?: number;
}

function badByte(bytes: Uint8Array): BadByte | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { offset: 0, found: "it is UTF-16" };
  const offset = firstInvalid(bytes);
  if (offset === undefined) return undefined;
  if (bytes.includes(0)) return { offset, found: "it is no text" };
  const start = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, offset)).length;
  return { offset, found: `this character was saved in another encoding, as 0x${bytes[offset]!.toString(16).padStart(2, "0")}`, start };
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
