import { positionOf } from "../../base/source.ts";
import type { Span } from "../../base/source.ts";
import type { RuleKind, Source } from "../../parser/ast.ts";
import type { DateRange } from "../../compiler/timeline/range.ts";
import type { UnderstoodPack } from "../../compiler/understand.ts";
import type { Age } from "./age.ts";
import { ageOf } from "./age.ts";
import type { AuditSettings } from "./settings.ts";
import type { Standing } from "./standing.ts";
import { standingOf } from "./standing.ts";
import type { Coming } from "./upcoming.ts";
import { upcomingOf } from "./upcoming.ts";

/** Something with a name and a place in the sources; `place` is `path:line`. */
export interface Named {
  readonly name: string;
  readonly title: string;
  readonly place: string;
}

/** What a pack rests on, and what of it needs a person. Lists are in the order of names, dates first. */
export interface PackAudit extends Age {
  readonly pack: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly folder: string;
  readonly effective: DateRange;
  /** How many sources the pack has of its own. */
  readonly sources: number;
  readonly unverified: { readonly sources: readonly Named[]; readonly rules: readonly (Named & { readonly kind: RuleKind })[] };
  /** What became of the rules of the packs below; null: there are none below. */
  readonly base: Standing | null;
  readonly upcoming: readonly Coming[];
  /** Sentences of the policy that the pack does not carry. */
  readonly notEncoded: readonly { readonly says: string; readonly why: string | null; readonly place: string }[];
}

const UNVERIFIED = "unverified";

/** Audits one pack: its own sources and rules, and how it stands to the rules below. */
export function auditPack(pack: UnderstoodPack, settings: AuditSettings): PackAudit {
  const { file, ruleFiles, folder } = pack.chained.source;
  const sources = [file, ...ruleFiles].flatMap((one) => one.sources).sort(byKey);
  const rules = ruleFiles.flatMap((one) => one.rules).filter(({ confidence }) => confidence?.text === UNVERIFIED);
  return {
    pack: file.id.text,
    release: file.release.text,
    title: file.title?.text ?? file.id.text,
    payer: file.payer?.text ?? null,
    folder,
    effective: pack.context.range,
    sources: sources.length,
    unverified: {
      sources: sources.filter(({ confidence }) => confidence?.text === UNVERIFIED).map(namedSource),
      rules: rules.map(({ name, title, kind }) => ({ ...namedAt(name.text, title?.text, name.span), kind })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    },
    base: standingOf(pack),
    ...ageOf(file, sources, settings),
    upcoming: upcomingOf(pack, settings.on),
    notEncoded: file.notEncoded.map(({ says, why, span }) => ({ says: says.text, why: why?.text ?? null, place: placeOf(span) })),
  };
}

/** Whether something of a pack is stale or overdue. */
export function needsReview({ stale, overdue }: PackAudit): boolean {
  return stale.length > 0 || overdue.length > 0;
}

function byKey(a: Source, b: Source): number {
  return a.key.text < b.key.text ? -1 : 1;
}

function namedSource({ key, title }: Source): Named {
  return namedAt(key.text, title?.text, key.span);
}

function namedAt(name: string, title: string | undefined, span: Span): Named {
  return { name, title: title ?? name, place: placeOf(span) };
}

function placeOf({ file, start }: Span): string {
  return `${file.path}:${positionOf(file, start).line}`;
}
