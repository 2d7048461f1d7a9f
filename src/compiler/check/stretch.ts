import { dayBefore } from "../../ir/dates.ts";
import type { Constant } from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import type { ExceptionIndex } from "../exceptions/fold.ts";
import { foldExceptions } from "../exceptions/fold.ts";
import { readConstant } from "../assemble/read.ts";
import { codeSetOn } from "../tables/code-set.ts";
import { keyRanges } from "../tables/table.ts";
import type { RegionWorld } from "../regions/world.ts";
import { holds } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import type { UnderstoodPack } from "../understand.ts";

/** Dates on which nothing of a chain begins or ends, with what is in force on them. */
export interface Stretch {
  readonly pack: UnderstoodPack;
  readonly dates: DateRange;
  readonly drafts: readonly Draft[];
  readonly index: ExceptionIndex;
  /** Names of rules and exceptions of which no conclusion is drawn, for an error in them or in what they lean on. */
  readonly doubtful: ReadonlySet<string>;
  readonly world: RegionWorld;
  /** The same, with switches that may stand either way: whether something does anything at all is asked with it. */
  readonly open: RegionWorld;
}

/** The stretches of a pack's dates, in order. */
export function stretchesOf(pack: UnderstoodPack, cuts: readonly string[], doubtful: ReadonlySet<string>): readonly Stretch[] {
  return cuts.map((from, place) => {
    const next = cuts[place + 1];
    return stretchOf(pack, doubtful, { from, until: next === undefined ? pack.context.range.until : dayBefore(next) });
  });
}

function stretchOf(pack: UnderstoodPack, doubtful: ReadonlySet<string>, dates: DateRange): Stretch {
  const drafts = [...pack.drafts.values()].filter((draft) => holds(draft.range, dates.from));
  const index = foldExceptions([...pack.exceptions.values()], dates.from);
  const world = worldOf(pack, dates, index);
  return { pack, dates, drafts, index, doubtful, world, open: { ...world, switchesFree: true } };
}

function worldOf(pack: UnderstoodPack, dates: DateRange, index: ExceptionIndex): RegionWorld {
  const codes = new Map<string, ReturnType<RegionWorld["codes"]>>();
  return {
    vocabulary: pack.chained.vocabulary,
    dates,
    constant: (name) => constantOn(pack.drafts.get(name), dates.from, index),
    codes(name) {
      if (!codes.has(name)) codes.set(name, rangesOn(pack.drafts.get(name), dates));
      return codes.get(name);
    },
  };
}

/** The one constant of a named value on a date; undefined where exceptions give it another for some encounters. */
function constantOn(draft: Draft | undefined, date: string, index: ExceptionIndex): Constant | undefined {
  const own = draft?.parts.get("is");
  if (!draft || !own) return undefined;
  const cases = index.casesOf(draft.rule.name.text, "is");
  const always = cases.find((one) => one.guard === "always");
  if (cases.length > 0 && !always) return undefined;
  const meaning = always?.meaning ?? own;
  return meaning.is === "value" || meaning.is === "dated" ? readConstant(date)(meaning) : undefined;
}

/** The codes of a code set, or of the one key column of a table, on all dates of a stretch. */
function rangesOn(draft: Draft | undefined, dates: DateRange): ReturnType<RegionWorld["codes"]> {
  const rows = draft?.parts.get("rows");
  const codes = draft?.parts.get("codes");
  if (codes?.is === "code_set") return codeSetOn(codes.codes, dates.from).ranges;
  return rows?.is === "table" ? keyRanges(rows.table, dates) : undefined;
}

/** Whether a rule or exception is declared by the pack that is checked; what its bases declare was checked with them. */
export function isOwn(stretch: Stretch, declared: { readonly pack: string }): boolean {
  return declared.pack === stretch.pack.context.pack;
}

/** Whether conclusions are drawn here of a rule or exception: this pack declares it, and nothing that it leans on has an error. */
export function isJudged(stretch: Stretch, declared: { readonly pack: string; readonly rule: { readonly name: { readonly text: string } } }): boolean {
  return isOwn(stretch, declared) && !stretch.doubtful.has(declared.rule.name.text);
}
