import { defineCatalog, message } from "../base/catalog.ts";
import type { Template } from "../base/catalog.ts";
import type { EncounterError } from "./encounter.ts";

/**
 * Why an encounter is refused. Holes are filled with names of the vocabulary, limits and places only: never with a value from the
 * encounter.
 */
export const encounterDiagnostics = defineCatalog({
  "encounter/encoding": { severity: "error", message: message`this is not UTF-8 text without a byte order mark` },
  "encounter/too-long": { severity: "error", message: message`an encounter has at most ${"limit"} bytes` },
  "encounter/json": { severity: "error", message: message`not JSON: ${"expected"} was expected at character ${"offset"}` },
  "encounter/trailing-content": { severity: "error", message: message`more stands behind the encounter, at character ${"offset"}; one text holds one encounter` },
  "encounter/too-deep": { severity: "error", message: message`arrays and objects stand at most ${"limit"} deep` },
  "encounter/too-many": { severity: "error", message: message`a list has at most ${"limit"} items` },
  "encounter/too-many-members": { severity: "error", message: message`an object has at most ${"limit"} members` },
  "encounter/duplicate-key": { severity: "error", message: message`a member is given twice in one object` },
  "encounter/reserved-key": { severity: "error", message: message`this member name is reserved and is never read` },
  "encounter/lone-surrogate": { severity: "error", message: message`a text holds half a surrogate pair, which is no character` },
  "encounter/control-character": { severity: "error", message: message`a text holds a control character or one that changes the writing direction` },
  "encounter/text-too-long": { severity: "error", message: message`a text here has at most ${"limit"} characters` },
  "encounter/empty-text": { severity: "error", message: message`a text here is not empty; leave the member out where nothing is known` },
  "encounter/number": { severity: "error", message: message`write numbers in plain decimal: at most ${"whole"} digits, at most ${"decimals"} of them behind a point, no exponent and no -0` },
  "encounter/not-whole": { severity: "error", message: message`${"field"} is a whole number` },
  "encounter/range": { severity: "error", message: message`${"field"} is ${"range"}` },
  "encounter/not-plain-data": { severity: "error", message: message`an encounter is plain data: objects, arrays, text, numbers, true and false, as JSON would hold them` },
  "encounter/type": { severity: "error", message: message`${"expected"} belongs here; nothing is converted` },
  "encounter/null": { severity: "error", message: message`${"expected"} belongs here; leave the member out where nothing is known` },
  "encounter/unknown-field": { severity: "error", message: message`the vocabulary ${"vocabulary"} has no such field here${"near"}` },
  "encounter/missing-field": { severity: "error", message: message`${"field"} is required` },
  "encounter/missing-companion": { severity: "error", message: message`${"field"} is required beside ${"beside"}` },
  "encounter/unknown-word": { severity: "error", message: message`one of these words belongs here: ${"words"}` },
  "encounter/code-form": { severity: "error", message: message`${"expected"} belongs here` },
  "encounter/amount-form": { severity: "error", message: message`an amount is text in plain decimal, such as "12.5"` },
  "encounter/date-form": { severity: "error", message: message`a date is written YYYY-MM-DD` },
  "encounter/date-invalid": { severity: "error", message: message`there is no such day in the calendar` },
  "encounter/instant-form": { severity: "error", message: message`an instant is written YYYY-MM-DDTHH:MM with a UTC offset, with upper-case T and Z` },
  "encounter/time-invalid": { severity: "error", message: message`a time of day lies between 00:00 and 23:59` },
  "encounter/no-offset": { severity: "error", message: message`an instant needs its UTC offset, such as -05:00: when clocks are set back a local time occurs twice, when they are set forward it may not exist` },
  "encounter/offset-form": { severity: "error", message: message`a UTC offset is Z or +HH:MM or -HH:MM of at most 14 hours; -00:00 says that it is not known` },
  "encounter/seconds": { severity: "error", message: message`an instant is a whole minute; seconds may be written only as :00` },
  "encounter/duplicate-id": { severity: "error", message: message`an id is unique in its list; ${"first"} is the same` },
  "encounter/unknown-reference": { severity: "error", message: message`${"field"} is the id of one of ${"list"}, where they are given` },
  "encounter/stop-before-start": { severity: "error", message: message`${"to"} is before ${"from"}` },
  "encounter/empty-span": { severity: "error", message: message`${"to"} is equal to ${"from"}, which leaves no minute` },
  "encounter/pause-outside": { severity: "error", message: message`${"pauses"} lie between ${"from"} and ${"to"}` },
  "encounter/span-too-long": { severity: "error", message: message`from ${"from"} to ${"to"} are at most ${"days"} days` },
  "encounter/encounter-too-long": { severity: "error", message: message`an encounter lasts at most ${"days"} days` },
  "encounter/date-after-start": { severity: "error", message: message`${"date"} is the local date of the first documented start or an earlier one` },
  "encounter/no-version": { severity: "error", message: message`the pack has no rules for this date of service` },
  "encounter/no-payer-pack": { severity: "error", message: message`there is no pack for this payer; name one to fall back on if the base may code it` },
});

/** The codes of refused encounters. */
export type EncounterCode = keyof typeof encounterDiagnostics.rows;

/** Values for the holes of a message. */
export type MessageArguments<Code extends EncounterCode> = Readonly<
  Record<(typeof encounterDiagnostics.rows)[Code]["message"] extends Template<infer Hole> ? Hole : never, string>
>;

/** Makes the error of a refused encounter; `pointer` is a JSON pointer, empty for the whole encounter. */
export function encounterError<Code extends EncounterCode>(code: Code, args: MessageArguments<Code>, pointer: string): EncounterError {
  const error = { code, message: encounterDiagnostics.rows[code].message.render(args) };
  return pointer === "" ? error : { ...error, pointer };
}
