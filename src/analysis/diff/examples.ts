import { isDate } from "../../ir/dates.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Fields } from "../charts/chart.ts";
import { movedTo } from "../charts/encounter.ts";
import type { DateRange } from "../../compiler/timeline/range.ts";

/** The encounters of examples on days of a stretch: as they are written where their day is one of it, else moved to a day that is. */
export function encountersOn(vectors: readonly Vector[], dates: DateRange, day: string): readonly Fields[] {
  return vectors.flatMap(({ encounter }) => {
    const { payer: _, ...fields } = JSON.parse(encounter) as Fields;
    const own = fields["date_of_service"];
    if (typeof own !== "string" || !isDate(own)) return [];
    return [dates.from <= own && (dates.until === null || own <= dates.until) ? fields : movedTo(fields, own, day)];
  });
}
