import { type Chart, type ChartedItem, type Kind, MORNING, type Setting } from "../charts/chart.ts";
import { encounterOf } from "../charts/encounter.ts";
import type { Movement } from "./movement.ts";
import type { Sides } from "./sides.ts";

/** How an item stands to the one before it. */
export const RELATIONS = ["apart", "touching", "overlapping"] as const;
export type Relation = (typeof RELATIONS)[number];

/** A chart of two or three services about which two packs differ. */
export interface SomeFound {
  readonly chart: Chart;
  /** Minutes of each item, in order. */
  readonly minutes: readonly number[];
  /** How each item but the first stands to the one before it. */
  readonly relations: readonly Relation[];
  readonly movement: Movement;
}

export interface SomeSweep {
  readonly day: string;
  readonly kinds: readonly Kind[];
  readonly settings: readonly Setting[];
  readonly minutes: readonly number[];
  /** How many items. */
  readonly count: 2 | 3;
}

/** Minutes between two items that stand apart. */
const BREAK = 60;

/** Every row of kinds, minutes and relations: items of one kind are tried as the same substance again and as another. */
export function sweepSome(sides: Sides, sweep: SomeSweep): readonly SomeFound[] {
  const found: SomeFound[] = [];
  for (const setting of sweep.settings) {
    for (const laid of layouts(sweep)) {
      const chart = { day: sweep.day, setting, items: laid.items };
      const movement = sides.moves(encounterOf(chart, sides.old.vocabulary, null));
      if (movement) found.push({ chart, minutes: laid.minutes, relations: laid.relations, movement });
    }
  }
  return found;
}

/** Items in their places. */
export interface Layout {
  readonly items: readonly ChartedItem[];
  readonly minutes: readonly number[];
  readonly relations: readonly Relation[];
}

/** Every way to lay out so many items of some kinds. */
export function* layouts({ kinds, minutes, count }: Pick<SomeSweep, "kinds" | "minutes" | "count">): Generator<Layout> {
  yield* laidOut({ items: [], minutes: [], relations: [] }, { kinds, minutes, count });
}

function* laidOut(before: Layout, sweep: Pick<SomeSweep, "kinds" | "minutes" | "count">): Generator<Layout> {
  if (before.items.length === sweep.count) {
    yield before;
    return;
  }
  const last = before.items.at(-1);
  for (const kind of sweep.kinds) {
    const alike = before.items.filter((item) => item.kind === kind).length;
    for (const another of alike === 0 ? [0] : [0, alike]) {
      for (const length of kind.lasts ? sweep.minutes : [0]) {
        for (const relation of last ? RELATIONS : [undefined]) {
          const from = startOf(last, relation);
          if (from === undefined) continue;
          const item = { kind, from, to: from + length, ...(another > 0 ? { another } : {}) };
          yield* laidOut({
            items: [...before.items, item], minutes: [...before.minutes, length], relations: relation ? [...before.relations, relation] : before.relations,
          }, sweep);
        }
      }
    }
  }
}

/** Undefined where the item before has no minutes to overlap with. */
function startOf(last: ChartedItem | undefined, relation: Relation | undefined): number | undefined {
  if (!last || relation === undefined) return MORNING;
  const [from, to] = [last.from!, last.to!];
  if (relation === "apart") return to + BREAK;
  if (relation === "touching") return to;
  return to - from < 2 ? undefined : from + Math.floor((to - from) / 2);
}
