import type { PackAudit } from "../../../analysis/audit/audit.ts";
import type { Stale } from "../../../analysis/audit/age.ts";
import type { Coming } from "../../../analysis/audit/upcoming.ts";
import { kindWords } from "../../../compiler/kind-words.ts";
import { rangeWords } from "../../../compiler/timeline/range.ts";
import { counted } from "../display.ts";

/** A part of what is told about one pack: a line of its own, and entries below it. */
export interface Section {
  readonly title: string;
  readonly summary: string;
  /** True where a person must act. */
  readonly urgent: boolean;
  /** Each a thing and what is said of it. */
  readonly entries: readonly { readonly name: string; readonly says: string }[];
  /** Names that need no words of their own. */
  readonly names: readonly string[];
}

/** The first line about a pack. */
export function packWords({ pack, release, effective }: PackAudit): string {
  return `${pack} ${release}, ${rangeWords(effective)}`;
}

/** What is told about a pack, in order; what there is nothing of is left out, but for the rules below. `path` shows a path of the rules. */
export function sectionsOf(audit: PackAudit, path: (path: string) => string): readonly Section[] {
  const { unverified, base, stale, overdue, upcoming, notEncoded } = audit;
  const sections: Section[] = [];
  const add = (title: string, summary: string, entries: Section["entries"], more: { readonly urgent?: boolean; readonly names?: readonly string[] } = {}): void => {
    sections.push({ title, summary, entries, urgent: more.urgent ?? false, names: more.names ?? [] });
  };
  if (stale.length > 0) add("stale", counted(stale.length, "source"), stale.map((one) => ({ name: one.source, says: staleWords(one, path) })), { urgent: true });
  if (overdue.length > 0) {
    const entries = overdue.map(({ what, name, reviewBy, days }) => ({ name: what === "pack" ? "the pack" : name, says: `was to be looked at by ${reviewBy}, ${counted(days, "day")} ago` }));
    add("overdue", counted(overdue.length, "review"), entries, { urgent: true });
  }
  if (unverified.sources.length + unverified.rules.length > 0) {
    const entries = [
      ...unverified.sources.map(({ name, title, place }) => ({ name, says: `source: ${title} (${path(place)})` })),
      ...unverified.rules.map(({ name, kind, title, place }) => ({ name, says: `${kindWords(kind)}: ${title} (${path(place)})` })),
    ];
    const counts = [[unverified.sources.length, "source"], [unverified.rules.length, "rule"]] as const;
    add("unverified", counts.filter(([count]) => count > 0).map(([count, word]) => counted(count, word)).join(" and "), entries);
  }
  if (base) addBase(base, add);
  if (upcoming.length > 0) add("upcoming", counted(upcoming.length, "date"), upcoming.map((one) => ({ name: one.date, says: comingWords(one) })));
  if (audit.undated.length > 0) add("not dated", `${audit.undated.length} of ${counted(audit.sources, "source")} without \`read on\``, [], { names: audit.undated });
  if (notEncoded.length > 0) add("not encoded", counted(notEncoded.length, "sentence"), notEncoded.map(({ says, why }) => ({ name: says, says: why ?? "" })));
  return sections;
}

function addBase(base: NonNullable<PackAudit["base"]>, add: (title: string, summary: string, entries: Section["entries"], more?: { readonly names?: readonly string[] }) => void): void {
  const all = base.changed.length + base.confirmed.length + base.silent.length;
  add("changed", `${base.changed.length} of ${counted(all, "rule")} below`, base.changed.map(({ rule, by }) => ({ name: rule, says: `by ${by.map(({ exception }) => exception).join(", ")}` })));
  add("confirmed", `${base.confirmed.length} of ${counted(all, "rule")} below`, base.confirmed.map(({ rule, sources }) => ({ name: rule, says: sources.join("; ") })));
  add("in silence", `${base.silent.length} of ${counted(all, "rule")} below`, [], { names: base.silent.map(({ rule }) => rule) });
}

function staleWords(stale: Stale, path: (path: string) => string): string {
  if (stale.why === "document") return `${path(stale.file)} is not the document that was read`;
  return `was read on ${stale.readOn}, ${counted(stale.days, "day")} ago`;
}

function comingWords({ what, is, name, kind, count }: Coming): string {
  switch (what) {
    case "pack": return `the pack ${is}`;
    case "rule": return `\`${name}\`, ${kindWords(kind as Exclude<Coming["kind"], "pack">)}, ${is}`;
    case "value": return `\`${name}\` has another value`;
    case "rows": return `${counted(count, "row")} of \`${name}\` ${count === 1 ? is : is.slice(0, -1)}`;
  }
}
