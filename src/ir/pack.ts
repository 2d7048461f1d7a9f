import { encodeCanonical } from "./canonical.ts";
import { canonicalMembers, type Members, membersOf, withoutMembers } from "./canonical-members.ts";
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

/** What decides an answer and its reasons. */
const MEANING: ReadonlySet<string> = new Set(["programs", "segments", "tables", "vocabulary"]);

/** Keys that are words for people, at every depth: two packs that differ only in them code every encounter alike. */
const WORDS: readonly string[] = ["title", "citations"];

/** Adds the two hashes: `content` covers everything else, `meaning` what decides an answer and its reasons. */
export function hashPack(pack: UnhashedPack): Pack {
  return { ...pack, hashes: hashesOf(membersOf(pack), pack) };
}

/** UTF-16 units of what is said about a program: its names are the pack's, and a hostile one's may be of any length. */
const LONGEST_DETAIL = 250;

function shortly(text: string): string {
  return text.length <= LONGEST_DETAIL ? text : `${text.slice(0, LONGEST_DETAIL)}...`;
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
  const members = canonicalMembers(value as object, text);
  if (members === undefined) return refuse("pack/format", "the text is not the canonical form of a pack");
  const fault = shapeFault(value);
  if (fault !== undefined) return refuse("pack/format", fault);
  const pack = value as Pack;
  if (text.length - rowsLength(pack) > MAX_RULES_LENGTH) return refuse("pack/too-large", `a pack has at most ${MAX_RULES_LENGTH} characters beside the rows of its tables`);
  return checkPack(pack, members);
}

/** The checks of {@link decodePack} that follow the shape: hashes, ops, programs. */
function checkPack(pack: Pack, members: Members): DecodedPack {
  const fault = tablesFault(pack);
  if (fault !== undefined) return refuse("pack/format", fault);
  if (pack.tables.some((rows) => digestOf(rows) !== rows.digest)) return refuse("pack/hash", "the digest of a table does not fit its rows");
  const hashes = hashesOf(members, pack);
  if (hashes.content !== pack.hashes.content) return refuse("pack/hash", "the content hash does not fit the content");
  if (hashes.meaning !== pack.hashes.meaning) return refuse("pack/hash", "the meaning hash does not fit the programs");
  const spoken = vocabularyFault(pack.vocabulary);
  if (spoken !== undefined) return refuse("pack/format", `pack.vocabulary.${spoken}`);
  const unknown = pack.requires.find((op) => !KNOWN_OPS.has(op));
  if (unknown !== undefined) return refuse("pack/unknown-op", "the pack needs an op that this engine does not know");
  if (opsOf(pack.programs).join() !== pack.requires.join()) return refuse("pack/unknown-op", "`requires` is not the list of ops in use");
  for (const program of pack.programs) {
    const [first] = verifyProgram(program, pack.vocabulary, pack.citations.length, pack.tables);
    if (first) return refuse("pack/invalid-program", shortly(`${first.invariant}: ${first.detail}`));
  }
  const misfit = packFault(pack);
  if (misfit !== undefined) return refuse("pack/format", `the pack ${misfit}`);
  return { ok: true, pack };
}

/** The hash over everything but the hashes. */
export function contentHash(pack: UnhashedPack): string {
  return hashesOf(membersOf(pack), pack).content;
}

/**
 * The two hashes of a pack, from the canonical texts of its members. `content` is SHA-256 over everything but the hashes; `meaning` is SHA-256 over
 * vocabulary, segments, programs and tables without what is words for people. In both the digest of a table stands for its rows.
 */
function hashesOf(members: Members, pack: Pick<Pack, "tables">): Pack["hashes"] {
  const tables = encodeCanonical(digestsOf(pack));
  const content: string[] = [];
  const meaning: string[] = [];
  for (const [key, text] of members) {
    const own = key === "tables" ? tables : text;
    if (key !== "hashes") content.push(`"${key}":${own}`);
    if (MEANING.has(key)) meaning.push(`"${key}":${withoutMembers(own, WORDS)}`);
  }
  return { content: CONTENT_PREFIX + sha256Hex(`{${content.join()}}`), meaning: MEANING_PREFIX + sha256Hex(`{${meaning.join()}}`) };
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
