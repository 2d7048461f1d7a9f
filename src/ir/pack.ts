import { encodeCanonical, isCanonicalText } from "./canonical.ts";
import type { Pack } from "./ir.ts";
import { PACK_FORMAT } from "./ir.ts";
import { KNOWN_OPS, opsOf } from "./ops.ts";
import { sha256Hex } from "./sha256.ts";
import { shapeFault } from "./shape.ts";
import { digestOf, rowsFault } from "./table-rows.ts";
import { packFault } from "./verify-pack.ts";
import { verifyProgram } from "./verify.ts";
import { vocabularyFault } from "./verify-vocabulary.ts";

/** A pack as a compiler makes it, before its hashes are known. */
export type UnhashedPack = Omit<Pack, "hashes">;

/** Every code with which a pack is refused. */
export const PACK_ERROR_CODES = ["pack/format", "pack/version", "pack/hash", "pack/unknown-op", "pack/too-large", "pack/invalid-program"] as const;

export type PackErrorCode = (typeof PACK_ERROR_CODES)[number];

/** Why a text is not a pack that this engine may run. */
export interface PackError {
  readonly code: PackErrorCode;
  readonly message: string;
}

export type DecodedPack = { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly error: PackError };

/** A pack text may be this long, in UTF-16 units: some eight million rows of tables. */
export const MAX_PACK_LENGTH = 64 * 1024 * 1024;

/** What a pack has beside the rows of its tables may be this long. */
export const MAX_RULES_LENGTH = 8 * 1024 * 1024;

const MEANING_PREFIX = "sem1:sha256:";
const CONTENT_PREFIX = "sha256:";

/** Keys that are words for people: two packs that differ only in them code every encounter alike. */
const NOT_MEANING: ReadonlySet<string> = new Set(["title", "citations"]);

/** Adds the two hashes: `content` covers everything else, `meaning` what decides an answer and its reasons. */
export function hashPack(pack: UnhashedPack): Pack {
  return { ...pack, hashes: { content: contentHash(pack), meaning: meaningHash(pack) } };
}

/** The canonical text of a pack, the same bytes for the same pack on every machine. */
export function encodePack(pack: Pack): string {
  return encodeCanonical(pack);
}

/**
 * Reads the text of a pack and checks everything that can be checked without running it: length, canonical form (so no trailing,
 * repeated or reordered bytes), format version, the digests of tables, both hashes, the ops in use, the shape of every node, and the
 * invariants of every program.
 */
export function decodePack(text: string): DecodedPack {
  if (text.length > MAX_PACK_LENGTH) return refuse("pack/too-large", `a pack has at most ${MAX_PACK_LENGTH} characters`);
  const value = parse(text);
  if (value === undefined) return refuse("pack/format", "the text is not JSON");
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== PACK_FORMAT) return refuse("pack/version", `this engine reads the format \`${PACK_FORMAT}\` only`);
  if (!isCanonicalText(value, text)) return refuse("pack/format", "the text is not the canonical form of a pack");
  const fault = shapeFault(value);
  if (fault !== undefined) return refuse("pack/format", fault);
  const pack = value as Pack;
  if (text.length - rowsLength(pack) > MAX_RULES_LENGTH) return refuse("pack/too-large", `a pack has at most ${MAX_RULES_LENGTH} characters beside the rows of its tables`);
  return checkPack(pack);
}

/** The checks of {@link decodePack} that follow the shape: hashes, ops, programs. */
function checkPack(pack: Pack): DecodedPack {
  const { hashes, ...rest } = pack;
  const fault = tablesFault(pack);
  if (fault !== undefined) return refuse("pack/format", fault);
  if (pack.tables.some((rows) => digestOf(rows) !== rows.digest)) return refuse("pack/hash", "the digest of a table does not fit its rows");
  if (contentHash(rest) !== hashes.content) return refuse("pack/hash", "the content hash does not fit the content");
  if (meaningHash(rest) !== hashes.meaning) return refuse("pack/hash", "the meaning hash does not fit the programs");
  const spoken = vocabularyFault(pack.vocabulary);
  if (spoken !== undefined) return refuse("pack/format", `pack.vocabulary.${spoken}`);
  const unknown = pack.requires.find((op) => !KNOWN_OPS.has(op));
  if (unknown !== undefined) return refuse("pack/unknown-op", "the pack needs an op that this engine does not know");
  if (opsOf(pack.programs).join() !== pack.requires.join()) return refuse("pack/unknown-op", "`requires` is not the list of ops in use");
  for (const program of pack.programs) {
    const [first] = verifyProgram(program, pack.vocabulary, pack.citations.length, pack.tables);
    if (first) return refuse("pack/invalid-program", `${first.invariant}: ${first.detail}`);
  }
  const misfit = packFault(pack);
  if (misfit !== undefined) return refuse("pack/format", `the pack ${misfit}`);
  return { ok: true, pack };
}

/** SHA-256 over the canonical text of everything but the hashes, with the digest of each table in place of its rows. */
export function contentHash(pack: UnhashedPack): string {
  const { hashes: _, ...rest } = pack as Pack;
  return CONTENT_PREFIX + sha256Hex(encodeCanonical({ ...rest, tables: digestsOf(pack) }));
}

/** SHA-256 over the canonical text of vocabulary, segments, programs and digests of tables, without titles and citations. */
export function meaningHash(pack: Pick<Pack, "vocabulary" | "segments" | "programs" | "tables">): string {
  const { vocabulary, segments, programs } = pack;
  return MEANING_PREFIX + sha256Hex(encodeCanonical({ vocabulary, segments, programs, tables: digestsOf(pack) }, NOT_MEANING));
}

function digestsOf({ tables }: Pick<Pack, "tables">): readonly string[] {
  return tables.map(({ digest }) => digest);
}

function rowsLength({ tables }: Pack): number {
  let length = 0;
  for (const { blocks } of tables) for (const [lead, rows] of blocks) length += lead.length + rows.length;
  return length;
}

function tablesFault({ tables }: Pack): string | undefined {
  for (const [index, rows] of tables.entries()) {
    const fault = rowsFault(rows);
    if (fault !== undefined) return `pack.tables[${index}].${fault}`;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(code: PackErrorCode, message: string): DecodedPack {
  return { ok: false, error: { code, message } };
}
