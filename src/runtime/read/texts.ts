import { CODE_FORMS, readCode } from "../../ir/code-forms.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import type { CodeSystem } from "../../ir/types.ts";
import type { EncounterCode } from "../diagnostics.ts";
import { readDate } from "../calendar.ts";
import { readInstant } from "../instant.ts";
import type { Instant, InstantFault } from "../instant.ts";
import { Failure } from "./failure.ts";
import type { Plain } from "./plain.ts";
import { wrongType } from "./shape.ts";
import type { Read } from "./shape.ts";

/** Text that is not empty; its characters and length have been checked by the scanner. */
export function readWord(raw: Plain): string | Failure {
  if (typeof raw !== "string") return wrongType(raw, "text");
  return raw === "" ? Failure.of("encounter/empty-text", {}) : raw;
}

export function readIdText(raw: Plain): string | Failure {
  const text = readWord(raw);
  if (text instanceof Failure || text.length <= ENCOUNTER_LIMITS.id) return text;
  return Failure.of("encounter/text-too-long", { limit: String(ENCOUNTER_LIMITS.id) });
}

/** One of the words of an enum. */
export function wordReader(members: readonly string[]): Read<string> {
  const known = new Set(members);
  const words = members.join(", ");
  return (raw) => {
    if (typeof raw !== "string") return wrongType(raw, "text");
    return known.has(raw) ? raw : Failure.of("encounter/unknown-word", { words });
  };
}

/** A code of a system, as {@link readCode} holds it. */
export function codeReader(system: CodeSystem): Read<string> {
  const expected = CODE_FORMS[system].words;
  return (raw) => {
    if (typeof raw !== "string") return wrongType(raw, expected);
    return readCode(system, raw) ?? Failure.of("encounter/code-form", { expected });
  };
}

/** A date, held as its ISO text. */
export function readDateText(raw: Plain): string | Failure {
  if (typeof raw !== "string") return wrongType(raw, "a date as text");
  const days = readDate(raw);
  if (typeof days === "number") return raw;
  return Failure.of(days === "form" ? "encounter/date-form" : "encounter/date-invalid", {});
}

const INSTANT_CODES = {
  form: "encounter/instant-form",
  date: "encounter/date-invalid",
  time: "encounter/time-invalid",
  no_offset: "encounter/no-offset",
  offset: "encounter/offset-form",
  seconds: "encounter/seconds",
} as const satisfies Readonly<Record<InstantFault, EncounterCode>>;

export function readInstantText(raw: Plain): Instant | Failure {
  if (typeof raw !== "string") return wrongType(raw, "an instant as text");
  const instant = readInstant(raw);
  return typeof instant === "string" ? Failure.of(INSTANT_CODES[instant], {}) : instant;
}
