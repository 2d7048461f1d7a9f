import { describe, expect, test } from "vitest";
import { formatInstant, localDate, readInstant } from "../../src/runtime/instant.ts";
import { encounterWith } from "../support/encounters.ts";
import { BASE, loadById } from "../support/workspace.ts";

// Every change of the clocks of every zone that the platform knows, from 2020 to 2035, found with the platform's own calendar (`Intl`), which shares no code with ours.
const MINUTE = 60_000;
const FIRST = Date.UTC(2020, 0, 1) / MINUTE;
const LAST = Date.UTC(2036, 0, 1) / MINUTE;
/** Clocks are never changed twice within so many minutes: some weeks lie between. */
const STEP = 7 * 24 * 60;

/** The offset of a zone, in minutes, at a minute since 1970. */
function offsetsOf(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  return (minute) => {
    const found = /GMT(?:([+-])(\d\d):(\d\d)(?::\d\d)?)?$/.exec(format.format(minute * MINUTE));
    if (!found) throw new Error(`no offset in ${format.format(minute * MINUTE)}`);
    return found[1] === undefined ? 0 : (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
  };
}

/** A change of clocks: from `minute` on `after` holds, before it `before`. */
interface Change {
  readonly minute: number;
  readonly before: number;
  readonly after: number;
}

function changesOf(zone: string): readonly Change[] {
  const offset = offsetsOf(zone);
  const changes: Change[] = [];
  let before = offset(FIRST);
  for (let from = FIRST; from < LAST; from += STEP) {
    const after = offset(from + STEP);
    if (after === before) continue;
    let [low, high] = [from, from + STEP];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ minute: high, before, after });
    before = after;
  }
  return changes;
}

const zones = Intl.supportedValuesOf("timeZone");
const changes = new Map<string, Change & { readonly zones: string[] }>();
for (const zone of zones) {
  for (const change of changesOf(zone)) {
    const key = Object.values(change).join(" ");
    const known = changes.get(key);
    if (known) known.zones.push(zone);
    else changes.set(key, { ...change, zones: [zone] });
  }
}
const all = [...changes.values()];

/** A minute as the clock on the wall shows it, by the platform. */
function written(minute: number, offset: number): { readonly local: string; readonly text: string } {
  const local = new Date((minute + offset) * MINUTE).toISOString().slice(0, 16);
  const size = Math.abs(offset);
  const digits = (count: number): string => String(count).padStart(2, "0");
  return { local, text: `${local}${offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${digits(Math.floor(size / 60))}:${digits(size % 60)}`}` };
}

describe(`changes of clocks 2020 to 2035, tzdata ${process.versions.tz}`, () => {
  test("are there in all zones of the platform", () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(all.length).toBeGreaterThan(500);
    expect(changesOf("America/New_York")).toHaveLength(32);
    expect(changesOf("America/New_York")[0]).toEqual({ minute: Date.UTC(2020, 2, 8, 7) / MINUTE, before: -300, after: -240 });
    // Half an hour, on Lord Howe Island.
    expect(all.some(({ before, after }) => Math.abs(after - before) === 30)).toBe(true);
  });

  test("every minute two hours around each is read, dated and written as the platform does", () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { minute, before, after } of all) {
      for (let at = minute - 120; at <= minute + 120; at++) {
        const offset = at < minute ? before : after;
        const { local, text } = written(at, offset);
        const read = readInstant(text);
        tried++;
        if (typeof read === "string" || read.minutes !== at || read.offset !== offset) wrong.push(`${text} is read as ${JSON.stringify(read)}`);
        if (formatInstant(at, offset) !== text || localDate(at, offset) !== local.slice(0, 10)) wrong.push(`${text} is written ${formatInstant(at, offset)}`);
        if (readInstant(local) !== "no_offset" || readInstant(`${local}:00`) !== "no_offset") wrong.push(`${local} is not refused`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBe(all.length * 241);
  });

  test("a bag that runs across each is measured in real minutes and dated by the clock on the wall", () => {
    const pack = loadById(BASE);
    const wrong: string[] = [];
    for (const [index, { minute, before, after, zones: [zone] }] of all.entries()) {
      const [from, to] = [minute - 61 - (index % 40), minute + 60 + (index % 17)];
      const [start, stop] = [written(from, before), written(to, after)];
      const date = start.local.slice(0, 10);
      const answer = pack.codeText(JSON.stringify(encounterWith({ date_of_service: date }, { start: start.text, stop: stop.text })));
      if ("error" in answer) {
        // Some changes lie before the first rule.
        if (answer.error.code !== "encounter/no-version" || date >= "2021-01-01") wrong.push(`${zone} ${start.text}: ${answer.error.code}`);
        continue;
      }
      const minutes = answer.lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
      const outside = answer.unbilled.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
      if (minutes + outside !== to - from || minutes < 61) wrong.push(`${zone} ${start.text} to ${stop.text}: ${minutes} and ${outside} of ${to - from}`);
      // Across midnight the dates rule of the base chooses between the two days.
      if (![date, stop.local.slice(0, 10)].includes(answer.lines[0]?.date ?? "")) wrong.push(`${zone} ${start.text}: ${answer.lines[0]?.date}`);
    }
    expect(wrong).toEqual([]);
  });

  test("an hour that comes twice is two hours; one that is left out is none", () => {
    const pairs = all.map(({ minute, before, after }) => {
      const [start, stop] = [readInstant(written(minute - 1, before).text), readInstant(written(minute, after).text)];
      return typeof start === "string" || typeof stop === "string" ? Number.NaN : stop.minutes - start.minutes;
    });
    expect(new Set(pairs)).toEqual(new Set([1]));
  });
});
