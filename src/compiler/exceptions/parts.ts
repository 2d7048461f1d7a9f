import type { RuleKind } from "../../parser/ast.ts";
import { partKeyOf } from "../../parser/carrier/clause-keys.ts";

const EDGE = ["when", "if not documented"];
const OUTCOME = ["warn", "pend", "hold", "deny"];

/** The parts of each kind that an exception may change. */
const CHANGEABLE: Readonly<Record<RuleKind, readonly string[]>> = {
  value: ["is"],
  code_set: ["codes"],
  table: ["rows"],
  sites: ["apart when", "where none is named"],
  assume: ["when", "take"],
  services: ["timed when", "join when", "sharing", "gap", "bridge a gap when"],
  set: ["keep", "spaced.more than", "spaced.sharing", "if not documented"],
  time: ["is", "pieces", "shortest piece", "cut"],
  order: ["per", "prefer", "if a tie changes the bill", "ask for"],
  ladder: [...EDGE, "measure", "first.code", "first.from", "first.covers", "more.code", "more.each", "more.past"],
  bill: [...EDGE, "bill", "units", "once per", "accounts for"],
  drug_units: ["dose", "unit size", "round", "discarded.of", "discarded.add", "discarded.from", "if not documented"],
  date: ["when", "date"],
  not_covered: EDGE,
  modifier: [...EDGE, "add"],
  modifier_group: ["members", "at most", "prefer", "stands"],
  edit: [...EDGE, ...OUTCOME, "recode"],
  pairs: ["bypass.by", "bypass.where", "where", ...OUTCOME, "if not documented"],
  limit: [...EDGE, "at most", "where", ...OUTCOME],
  exception: [],
};

/** Parts that a rule may do without, so that `none` removes them. */
const OPTIONAL: ReadonlySet<string> = new Set([
  "when", "keep", "where none is named", "bridge a gap when", "shortest piece", "cut", "per", "ask for", "once per", "accounts for",
  "at most", "prefer", "stands", "where", "discarded.of",
]);

const NOT_OPTIONAL: ReadonlySet<string> = new Set(["assume when", "order prefer", "limit at most"]);

/** The path of a part as the reader keeps it: `when all` is the part `when`. */
export function partPath(kind: RuleKind, written: string): string {
  return partKeyOf(kind, written).path;
}

/** The paths that an exception may change in a rule of a kind. */
export function changeableParts(kind: RuleKind): readonly string[] {
  return CHANGEABLE[kind];
}

export function isRemovable(kind: RuleKind, path: string): boolean {
  return OPTIONAL.has(path) && !NOT_OPTIONAL.has(`${kind} ${path}`);
}

/** The part that two exceptions can disagree about: every outcome word changes the one outcome. */
export function sharedPart(path: string): string {
  return OUTCOME.includes(path) || path === "recode" ? "outcome" : path;
}

/** The group of keys that must stand in a rule for one of them to be changed: `first` of `first.from`. */
export function groupOfPart(path: string): string | undefined {
  const dot = path.indexOf(".");
  return dot < 0 ? undefined : path.slice(0, dot);
}
