import { positionOf } from "../base/source.ts";
import type * as ir from "../ir/ir.ts";
import { PACK_FORMAT } from "../ir/ir.ts";
import { opsOf } from "../ir/ops.ts";
import { hashPack } from "../ir/pack.ts";
import { assembleProgram } from "./assemble/program.ts";
import { TablePool } from "./assemble/tables.ts";
import { foldExceptions } from "./exceptions/fold.ts";
import { timeline } from "./timeline/segments.ts";
import type { UnderstoodPack } from "./understand.ts";

/** The packs of a chain, nearest first, the pack itself included. */
export function chainOf(pack: UnderstoodPack): readonly UnderstoodPack[] {
  return pack.base ? [pack, ...chainOf(pack.base)] : [pack];
}

/** What a pack says of itself, known before its programs are written. */
export type PackHeader = Pick<ir.Pack, "id" | "release" | "title" | "payer">;

/** The header of a pack, the same that its written form carries. */
export function headerOf(pack: UnderstoodPack): PackHeader {
  const { id, release, title, payer } = pack.chained.source.file;
  return { id: id.text, release: release.text, title: title?.text ?? id.text, payer: payer?.text ?? null };
}

/** Writes a pack without errors as data: one program per segment of dates, citations, and where each rule stands. */
export function emitPack(pack: UnderstoodPack, cuts: readonly string[], depths: ReadonlyMap<string, number>): ir.Pack {
  const drafts = [...pack.drafts.values()];
  const exceptions = [...pack.exceptions.values()];
  const pool = new TablePool();
  const around = { depths, confirmations: pack.confirmations, tables: pool };
  const { segments, programs } = timeline(pack.context.range, cuts, (date) =>
    assembleProgram(drafts, foldExceptions(exceptions, date), date, around),
  );
  return hashPack({
    format: PACK_FORMAT,
    ...headerOf(pack),
    extends: chainOf(pack).slice(1).map(({ chained: { source } }) => ({ id: source.file.id.text, release: source.file.release.text })),
    vocabulary: pack.chained.vocabulary,
    requires: opsOf(programs),
    segments,
    programs,
    tables: pool.rows,
    citations: pack.citations.citations,
    sourceMap: sourceMapOf(pack),
  });
}

function sourceMapOf(pack: UnderstoodPack): Readonly<Record<string, string>> {
  const places: Record<string, string> = {};
  for (const [name, { rule }] of pack.names.owners) {
    const { file, start } = rule.name.span;
    places[name] = `${file.path}:${positionOf(file, start).line}`;
  }
  return places;
}
