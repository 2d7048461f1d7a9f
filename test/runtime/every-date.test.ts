import { expect, test } from "vitest";
import { isDate } from "../../src/ir/dates.ts";
import { digits } from "../../src/runtime/calendar.ts";
import { readInstant } from "../../src/runtime/instant.ts";
import { encounterWith } from "../support/encounters.ts";
import { BASE, loadById } from "../support/workspace.ts";

/** Every year 1900 to 2100 with months 0 to 13 and days 0 to 32, and whether the platform's calendar has the day. */
function* days(): Generator<readonly [string, boolean]> {
  for (let year = 1900; year <= 2100; year++) {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1 && day >= 1;
        yield [`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`, exists];
      }
    }
  }
}

test("a date of the rules, and an instant, is of a day that exists and of no other", () => {
  const wrong: string[] = [];
  let exist = 0;
  for (const [text, exists] of days()) {
    if (exists) exist++;
    const read = readInstant(`${text}T23:59Z`);
    if (isDate(text) !== exists || (exists ? typeof read === "string" : read !== "date")) wrong.push(text);
  }
  expect(wrong).toEqual([]);
  expect(exist).toBe((Date.UTC(2101, 0, 1) - Date.UTC(1900, 0, 1)) / 86_400_000);
});

test("an encounter is of a day that exists and of no other", () => {
  const pack = loadById(BASE);
  const [before, after] = JSON.stringify(encounterWith({ date_of_service: "HERE", administrations: [] })).split("HERE");
  const codes = new Map<string, number>();
  const wrong: string[] = [];
  for (const [text, exists] of days()) {
    const answer = pack.codeText(before + text + after);
    const code = "error" in answer ? answer.error.code : "coded";
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if ((code === "encounter/date-invalid") === exists) wrong.push(`${text}: ${code}`);
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  expect([...codes.keys()].sort()).toEqual(["coded", "encounter/date-invalid", "encounter/no-version"]);
});
