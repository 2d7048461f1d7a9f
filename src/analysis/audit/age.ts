import { daysBetween } from "../../ir/dates.ts";
import type { PackFile, Source } from "../../parser/ast.ts";
import type { AuditSettings } from "./settings.ts";

/** A source whose reading no longer holds, and why. */
export type Stale =
  /** The document in the workspace is not the one that was read. */
  | { readonly why: "document"; readonly source: string; readonly title: string; readonly file: string }
  /** It was read longer ago than a reading counts. */
  | { readonly why: "age"; readonly source: string; readonly title: string; readonly readOn: string; readonly days: number };

/** A review whose day has passed: of the pack, or of one source. */
export interface Overdue {
  readonly what: "pack" | "source";
  readonly name: string;
  readonly reviewBy: string;
  /** Days since that day. */
  readonly days: number;
}

/** What time has done to the sources of a pack. */
export interface Age {
  readonly stale: readonly Stale[];
  readonly overdue: readonly Overdue[];
  /** Keys of sources that do not say when they were read. */
  readonly undated: readonly string[];
}

/** Looks at the dates and the documents of a pack and its sources, which come in order of their keys. */
export function ageOf(pack: PackFile, sources: readonly Source[], settings: AuditSettings): Age {
  const reviews = [
    { what: "pack" as const, name: pack.id.text, by: pack.reviewBy },
    ...sources.map(({ key, reviewBy }) => ({ what: "source" as const, name: key.text, by: reviewBy })),
  ];
  return {
    stale: sources.flatMap((source) => staleOf(source, settings)),
    overdue: reviews.flatMap(({ what, name, by }) => {
      const days = by === undefined ? 0 : daysBetween(by.text, settings.on);
      return by !== undefined && days > 0 ? [{ what, name, reviewBy: by.text, days }] : [];
    }),
    undated: sources.filter(({ readOn }) => readOn === undefined).map(({ key }) => key.text),
  };
}

/** A document that changed says more than the day on which its forerunner was read. */
function staleOf({ key, title, readOn, file, sha256 }: Source, { on, staleAfter, hashOf }: AuditSettings): readonly Stale[] {
  const named = { source: key.text, title: title?.text ?? key.text };
  const hash = file && sha256 ? hashOf(file.text) : undefined;
  if (file && sha256 && hash !== undefined && hash !== sha256.text) return [{ why: "document", ...named, file: file.text }];
  const days = readOn ? daysBetween(readOn.text, on) : 0;
  return readOn && days > staleAfter ? [{ why: "age", ...named, readOn: readOn.text, days }] : [];
}
