/**
 * The contract between the compiler and every evaluator: plain JSON, no positions, no names left to resolve. A program holds the
 * rules in force for one segment of dates of service, exceptions applied. Meaning is defined by runtime/walk.
 *
 * Values at run time: flag -> boolean; enum, word, code, id, site -> string; date -> ISO text; instant -> whole minutes since
 * 1970-01-01T00:00Z; minutes, units, days, count, money (cents) -> integer; ml and ml_per_hour -> integer thousandths; list and
 * modifiers -> array of string; amount -> decimal text and unit; vials -> array of amounts; time -> runs. A value that is not known is
 * `undefined`.
 */
export type * from "./expression.ts";
export type * from "./part.ts";
export type * from "./content.ts";
export type * from "./chart-rules.ts";
export type * from "./claim-rules.ts";
export { PACK_FORMAT } from "./program.ts";
export type * from "./program.ts";
