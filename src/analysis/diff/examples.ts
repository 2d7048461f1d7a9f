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
    return [atZ(dates.from <= own && (dates.until === null || own <= dates.until) ? fields : movedTo(fields, own, day))];
  });
}

const OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::00)?)([+-]\d{2}:\d{2})$/;

/** The encounter with its clock times at `Z` where all have one offset: the same local times, as charts are shown. Minutes and local dates stay what they are. */
function atZ(encounter: Fields): Fields {
  const offsets = new Set<string>();
  JSON.stringify(encounter, (_, value: unknown) => {
    if (typeof value === "string" && /T\d{2}:\d{2}/.test(value)) offsets.add(OFFSET.exec(value)?.[2] ?? "Z");
    return value;
  });
  if (offsets.size !== 1 || offsets.has("Z")) return encounter;
  return JSON.parse(JSON.stringify(encounter, (_, value: unknown) => (typeof value === "string" ? value.replace(OFFSET, "$1Z") : value))) as Fields;
}
