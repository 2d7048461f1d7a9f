import { defineCatalog, message } from "../../base/catalog.ts";
import type { Template } from "../../base/catalog.ts";
import type { PackErrorCode } from "../../ir/pack.ts";

/** Why a set of packs is refused, or a call of one. Holes hold ids, releases, payers and dates of packs: never a value from an encounter. */
export const setDiagnostics = defineCatalog({
  "set/empty": { severity: "error", message: message`a set holds at least one pack` },
  "set/known-from": { severity: "error", message: message`the day from which ${"id"} ${"release"} was known is a day of the calendar, written YYYY-MM-DD` },
  "set/releases-alike": {
    severity: "error",
    message: message`${"id"} ${"first"} and ${"id"} ${"second"} were known from the same day (${"day"}), so that none is the newer one`,
  },
  "set/overlap": { severity: "error", message: message`${"first"} and ${"second"} both serve ${"payer"} on ${"date"}, and neither may be preferred` },
  "set/unknown-fallback": { severity: "error", message: message`no pack ${"id"} is in the set to fall back on` },
  "set/known-on": { severity: "error", message: message`the day on which rules were known is a day of the calendar, written YYYY-MM-DD` },
});

/** The codes of refused sets and calls. */
export type SetCode = keyof typeof setDiagnostics.rows;

/** Why a set of packs is refused. */
export interface PackSetError {
  readonly code: SetCode | PackErrorCode;
  readonly message: string;
  /** Place of the pack in the list that was given; absent where it is about several or none. */
  readonly member?: number;
}

type Holes<Code extends SetCode> = Readonly<Record<(typeof setDiagnostics.rows)[Code]["message"] extends Template<infer Hole> ? Hole : never, string>>;

/** Makes an error of a set. */
export function setError<Code extends SetCode>(code: Code, args: Holes<Code>, member?: number): PackSetError {
  const error = { code, message: setDiagnostics.rows[code].message.render(args) };
  return member === undefined ? error : { ...error, member };
}
