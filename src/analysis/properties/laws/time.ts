import { rolesOf } from "../../../ir/roles.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import type { Fields } from "../../charts/chart.ts";
import { sameBill } from "../same.ts";
import type { Coded } from "../coder.ts";
import { waits } from "../counts.ts";
import { ChartedList, instantText, mapTexts, minuteOf, moved } from "../transform.ts";
import type { Broken, Law } from "../law.ts";

const MINUTES_OF_DAY = 1440;
const MOST_OFFSET = 14 * 60;

/** Whether an encounter lists something that has a day of its own: then what moves to another day meets other things. */
function listsDays(encounter: Fields, { nouns }: Vocabulary): boolean {
  return nouns.some(({ from, fields }) => from !== undefined && Array.isArray(encounter[from]) && fields.some(({ type }) => type.is === "date"));
}

/** Whether every charted item has all its instants. */
function knowsTimes(encounter: Fields, vocabulary: Vocabulary): boolean {
  const list = new ChartedList(encounter, vocabulary);
  const { span } = rolesOf(vocabulary).charted ?? {};
  const empty = span?.emptyFor;
  return list.items.every((item) => span !== undefined && item[span.from] !== undefined && (item[span.to] !== undefined || (empty !== undefined && empty.members.includes(String(item[empty.field])))));
}

function knowsStarts(encounter: Fields, vocabulary: Vocabulary): boolean {
  const { span } = rolesOf(vocabulary).charted ?? {};
  return new ChartedList(encounter, vocabulary).items.every((item) => span !== undefined && item[span.from] !== undefined);
}

/** The minute of the day at the middle of each charted item: moved to midnight, its minutes fall on two days. */
function middles(encounter: Fields, vocabulary: Vocabulary): readonly number[] {
  const list = new ChartedList(encounter, vocabulary);
  return list.items.flatMap((_, place) => {
    const span = list.span(place);
    return span ? [Math.floor((span.from + span.to) / 2) % MINUTES_OF_DAY] : [];
  });
}

/**
 * Codes, modifiers and units always stay; what becomes of a line only where no unit moved to another day than the others, since limits and tables
 * count by the day.
 */
function butDates(before: Coded, after: Coded): Broken {
  const days = ({ answer }: Coded): readonly string[] => [...new Set(answer.lines.filter(({ given }) => !given).map(({ date }) => date))];
  const apart = days(before).length !== days(after).length;
  return sameBill(before.answer, after.answer, apart || days(before).length > 1 ? [] : ["outcome"]);
}

/** Laws of the clock and the calendar (reliability.md 4.3). */
export const TIME = {
  moving: {
    means: "When on the clock care was given changes nothing but the days of the lines, and what is counted by the day. Where a stop is missing this is tried by whole days; where a start is missing, what has none stays on the day of service, and nothing is tried.",
    changed: {
      changes: ({ encounter }, _property, { coder: { pack: { vocabulary } } }) => {
        if (listsDays(encounter, vocabulary) || !knowsStarts(encounter, vocabulary)) return [];
        const hours = knowsTimes(encounter, vocabulary) ? [...middles(encounter, vocabulary).map((minute) => MINUTES_OF_DAY - minute), 1, 173, 960, -300] : [];
        return [...hours, MINUTES_OF_DAY, 3 * MINUTES_OF_DAY].map((minutes) => ({
          words: `every time ${Math.abs(minutes)} minutes ${minutes < 0 ? "earlier" : "later"}`,
          encounter: moved(encounter, minutes, false),
        }));
      },
      compare: butDates,
    },
  },
  other_offset: {
    means: "The same instants written with another offset from UTC bill the same; only the day of a line may be another, since it is read by the clock as written.",
    changed: {
      changes: ({ encounter }, _property, { coder: { pack: { vocabulary } } }) => {
        if (listsDays(encounter, vocabulary) || !knowsTimes(encounter, vocabulary)) return [];
        // No offset is more than 14 hours, and none may put a start before the day of service.
        const crossing = middles(encounter, vocabulary).map((minute) => Math.round((MINUTES_OF_DAY - minute) / 15) * 15).filter((offset) => offset <= MOST_OFFSET);
        return [...new Set([...crossing, -300, 570])].map((offset) => ({
          words: `every time written at ${instantText(0, offset).slice(16)}`,
          encounter: mapTexts(encounter, (text) => {
            const instant = minuteOf(text);
            return instant ? instantText(instant.minutes, offset) : text;
          }) as Fields,
        }));
      },
      compare: butDates,
    },
  },
  same_rules_same_answer: {
    means: "A chart on another day bills the same but for dates, as long as no rule, value or row of a table begins or ends between the two days.",
    changed: {
      changes: ({ encounter, chart }, _property, { days, firsts, coder }) => {
        const others = [...days, ...[1, 7, 45].map((later) => moved({ day: chart.day }, later * MINUTES_OF_DAY, true)["day"] as string)];
        const within = others.filter((day) => day !== chart.day && coder.preparedOn(day) !== undefined && !firsts.some((first) => isBetween(first, chart.day, day)));
        return [...new Set(within)].slice(0, 6).map((day) => ({
          words: `the same on ${day}`,
          encounter: moved(encounter, Math.round((Date.parse(day) - Date.parse(chart.day)) / 60_000), true),
        }));
      },
      compare: (before, after) => {
        const others = sameBill(before.answer, after.answer, ["outcome"]);
        if (others !== undefined) return others;
        const findings = ({ answer }: Coded): string => answer.findings.map(({ rule, outcome }) => `${rule} ${outcome}`).sort().join(", ");
        return findings(before) === findings(after) ? (before.answer.lines.length > 0 || waits(before) ? undefined : null) : `${findings(before) || "nothing"} is told on one day, ${findings(after) || "nothing"} on the other`;
      },
    },
  },
} as const satisfies Readonly<Record<string, Law>>;

/** Whether a first day of something lies after the earlier and not after the later of two days. */
function isBetween(first: string, one: string, other: string): boolean {
  const [early, late] = one < other ? [one, other] : [other, one];
  return first > early && first <= late;
}
