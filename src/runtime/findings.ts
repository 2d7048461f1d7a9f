import type * as ir from "../ir/ir.ts";
import { administrationsBehind } from "./administrations.ts";
import type { Chart } from "./chart.ts";
import type { Item } from "./encounter.ts";
import { factsKey, labelsOf } from "./facts.ts";
import { findingOf, type Found, waitingFor } from "./finding.ts";
import { heldFindings } from "./held-findings.ts";
import type { HeldReason } from "./left-reasons.ts";
import { type Note, reasonOf } from "./lines/note.ts";
import type { PackLabel } from "./pack-label.ts";
import type { DraftLine } from "./state.ts";
import type { Settled } from "./ties.ts";

/** Findings of a settled evaluation; held instances with the same missing facts are one finding (kinds.md 4). */
export function findingsOf(pack: PackLabel, chart: Chart, settled: Settled): readonly Found[] {
  const { notes } = settled.evaluation;
  let held = chart.sitesMissing.length > 0;
  if (notes.length === 0 && settled.notes.length === 0 && !held) return NONE;
  const found: Found[] = [];
  for (const { note, line } of notes) {
    if (note.kind === "held") held = true;
    else found.push(single(note, line, settled, pack));
  }
  let tied: Map<string, Found> | undefined;
  for (const note of settled.notes) {
    if (note.kind !== "tie") continue;
    const one = single(note, undefined, settled, pack);
    found.push(one);
    if (held && note.outcome === "hold") (tied ??= new Map()).set(factsKey(note.missing), one);
  }
  if (held) found.push(...heldFindings(pack, chart, settled, tied));
  return found;
}

const NONE: readonly Found[] = [];

function single(note: Exclude<Note, { kind: "held" }>, line: DraftLine | undefined, settled: Settled, pack: PackLabel): Found {
  const { lines, state } = settled.evaluation;
  switch (note.kind) {
    case "judged": {
      const { rule, outcome, reason, codes, item } = note;
      const administrations = line === undefined && item !== null ? administrationsBehind([item], state) : [];
      const pointer = line === undefined && administrations.length === 0 && item !== null ? pointerOf(item) : undefined;
      const finding = findingOf({ rule, outcome, reason, line, lines, administrations, missing: [], codes, pointer }, pack);
      const stops = outcome === "hold" || outcome === "deny";
      return { finding, held: stops ? waitingFor(rule, reason) : null, waiting: administrations.slice() };
    }
    case "tie": {
      const { rule, outcome, reason } = note;
      const administrations = administrationsBehind(note.items, state);
      const finding = findingOf({ rule, outcome, reason, line: undefined, lines, administrations, missing: labelsOf(note.missing) }, pack);
      return { finding, held: outcome === "hold" ? waitingFor(rule, reason) : null, waiting: administrations.slice() };
    }
    case "too_many":
    case "recodes":
    case "clash": {
      const rule = note.kind === "too_many" ? ruleOfLine(note.item.line, settled) : note.rule;
      const finding = findingOf({ rule, outcome: "hold", reason: reasonOf(note), line, lines, administrations: [], missing: [] }, pack);
      return { finding, held: null, waiting: [] };
    }
  }
}

function ruleOfLine(line: DraftLine, settled: Settled): ir.RuleBase {
  const { rules } = settled.evaluation.state.prepared;
  return rules.get(line.rules[0] ?? "") ?? { name: line.rules[0] ?? line.part, title: "", citations: [], depth: 0 };
}

/** JSON pointer of an item that stands in a list of the encounter. */
function pointerOf(item: Item): string | undefined {
  return item.noun.from === undefined ? undefined : `/${item.noun.from}/${item.index}`;
}

/** The held findings as reasons for minutes that wait. */
export function heldReasons(found: readonly Found[]): readonly HeldReason[] {
  const reasons: HeldReason[] = [];
  for (const { held, waiting } of found) if (held) reasons.push({ administrations: waiting, why: held });
  return reasons;
}
