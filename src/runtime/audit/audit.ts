import type { AuditEntry, Line } from "../answer.ts";
import type { Encounter } from "../encounter.ts";
import type { Evaluation } from "../evaluate.ts";
import { citationsOf, type PackLabel } from "../pack-label.ts";
import type { Ground } from "./grounds.ts";
import { type Difference, differencesOf, matched, type Pair } from "./match.ts";
import { Reasons } from "./reasons.ts";
import { claimedOf, supportedOf } from "./sides.ts";

/**
 * How the lines as billed differ from the lines of an answer, each difference with the rule that says so; undefined where the
 * encounter does not say how it was billed. A line that waits for a fact makes a question of its differences, not errors; a denied line should
 * not be billed. Sorted by date, code and kind of difference.
 */
export function audit(encounter: Encounter, evaluation: Evaluation, lines: readonly Line[], pack: PackLabel): readonly AuditEntry[] | undefined {
  const claimed = claimedOf(encounter, evaluation.state.prepared.answers.claimed);
  if (claimed === undefined) return undefined;
  const reasons = new Reasons(evaluation, pack.id);
  const pairs = matched(claimed, supportedOf(lines), (one, other) => reasons.swappable(one, other));
  const entries = pairs.flatMap((pair) => differencesOf(pair).map((difference) => entryOf(difference, pair, reasons, pack)));
  return entries.sort(compareEntries);
}

function entryOf(difference: Difference, pair: Pair, reasons: Reasons, pack: PackLabel): AuditEntry {
  const { claimed, supported } = pair;
  const ground = reasons.of(difference, pair);
  const line = supported?.places[0] ?? (claimed && reasons.denied(claimed));
  const [citation] = citationsOf(ground.rule.citations, pack);
  const billed = billedOf(difference, pair, ground, reasons);
  const { code, date } = (supported ?? claimed)!;
  return {
    code,
    difference,
    claimed: claimed?.units ?? 0,
    supported: supported?.units ?? 0,
    ...modifiersOf(difference, pair),
    ...(difference === "code" ? { claimed_code: claimed!.code } : {}),
    ...(difference === "date" ? { claimed_date: claimed!.date } : {}),
    date,
    ...(line === undefined ? {} : { line }),
    ...(claimed === undefined ? {} : { claimed_line: claimed.places[0]! }),
    ...(billed === undefined ? {} : { billed }),
    ...(ground.held ? { held: true } : {}),
    ...(ground.missing ? { missing: ground.missing } : {}),
    rule: ground.rule.name,
    reason: ground.reason,
    ...(citation === undefined ? {} : { citation }),
  };
}

/** Both sides where they differ; else only what tells the line from others of its code. */
function modifiersOf(difference: Difference, { claimed, supported }: Pair): Partial<AuditEntry> {
  const told = (modifiers: readonly string[] | undefined): boolean => modifiers !== undefined && (difference === "modifiers" || modifiers.length > 0);
  return {
    ...(told(claimed?.modifiers) ? { claimed_modifiers: claimed!.modifiers } : {}),
    ...(told(supported?.modifiers) ? { supported_modifiers: supported!.modifiers } : {}),
  };
}

/** Over or under, where the rules are sure. Of a code that the pack does not know nothing is said. */
function billedOf(difference: Difference, { claimed, supported }: Pair, ground: Ground, reasons: Reasons): "over" | "under" | undefined {
  if (ground.held) return undefined;
  switch (difference) {
    case "missing": return "under";
    case "extra": return reasons.knows(claimed!.code) ? "over" : undefined;
    case "units": return claimed!.units > supported!.units ? "over" : "under";
    default: return undefined;
  }
}

function compareEntries(a: AuditEntry, b: AuditEntry): number {
  const [left, right] = [a, b].map(rankOf) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankOf(entry: AuditEntry): string {
  const { date, code, difference, supported_modifiers: theirs = [], claimed_modifiers: mine = [], claimed_code: other = "", claimed_date: day = "" } = entry;
  const numbers = [entry.supported, entry.claimed, entry.line ?? 0, entry.claimed_line ?? 0].map((one) => String(one).padStart(12, "0"));
  return [date, code, difference, theirs.join(" "), mine.join(" "), other, day, ...numbers].join("\n");
}
