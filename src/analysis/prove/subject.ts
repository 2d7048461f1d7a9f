import type * as ir from "../../ir/ir.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import type { UnderstoodPack } from "../../compiler/understand.ts";

/** A pack that is asked about, and the packs below it. */
export interface Subject {
  readonly compiled: CompiledPack;
  /** The compiled pack with its examples as vectors. */
  readonly pack: ir.Pack;
  /** The pack that it extends; null: it is a base. */
  readonly base: Subject | null;
}

/** The subjects of packs that were compiled together, bases among them; `withVectors` adds the examples of a pack to it. */
export function subjectsOf(compiled: readonly CompiledPack[], withVectors: (compiled: CompiledPack) => ir.Pack): readonly Subject[] {
  const known = new Map<UnderstoodPack, Subject>();
  const byPack = new Map(compiled.map((one) => [one.understood, one]));
  const subjectOf = (one: CompiledPack): Subject => {
    const before = known.get(one.understood);
    if (before) return before;
    const base = one.understood.base && byPack.get(one.understood.base);
    const subject: Subject = { compiled: one, pack: withVectors(one), base: base ? subjectOf(base) : null };
    known.set(one.understood, subject);
    return subject;
  };
  return compiled.map(subjectOf);
}

/** Whether the pack itself declares a rule or an exception. */
export function declares({ pack }: Subject, declared: { readonly pack: string }): boolean {
  return declared.pack === pack.id;
}

/** The program of a day, undefined where the pack has none. */
export function programOn(pack: ir.Pack, day: string): ir.Program | undefined {
  const segment = pack.segments.find(({ from, to }) => from <= day && (to === null || day <= to));
  return segment && pack.programs[segment.program];
}

/** The segments of a pack in words: `from 2026-01-01`, `2026-01-01 to 2026-06-30`. */
export function datesWords({ from, to }: { readonly from: string; readonly to: string | null }): string {
  return to === null ? `from ${from}` : `${from} to ${to}`;
}
