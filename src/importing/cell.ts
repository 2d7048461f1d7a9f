import { isDate } from "../ir/dates.ts";
import type { CellShape, Held } from "./shape.ts";

/** What a cell holds, as the table writes it; undefined: it does not have the form. */
type Reader = (text: string, shape: CellShape) => string | undefined;

/** Five characters: procedure codes of all systems that CMS edits use. */
const CODE = /^(?:\d{4}[\dA-Z]|[A-Z]\d{4})$/;
const LEVEL_TWO = /^[A-Z]\d{4}$/;

const READERS: Readonly<Record<Held, Reader>> = {
  code: (text) => (CODE.test(text) ? text : undefined),
  HCPCS: (text) => (LEVEL_TWO.test(text) ? text : undefined),
  units: (text) => (/^\d{1,9}$/.test(text) ? counted(Number(text)) : undefined),
  word: (text, { words }) => words.get(text) ?? words.get(firstWord(text)),
  "closing amount": closingAmount,
  "date YYYYMMDD": remembered((text) => checked(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)),
  "date YYYYDDD": remembered((text) => (/^\d{7}$/.test(text) ? dayOfYear(Number(text.slice(0, 4)), Number(text.slice(4))) : undefined)),
};

/** Reads a text by what its cell holds; undefined: it has another form. */
export function readCell(text: string, shape: CellShape): string | undefined {
  return READERS[shape.holds](text, shape);
}

/** The first word, under which `3 Date of Service Edit: Clinical` is `3`. */
export function firstWord(text: string): string {
  const end = text.search(/\s/);
  return end < 0 ? text : text.slice(0, end);
}

function counted(count: number): string {
  return `${count} ${count === 1 ? "unit" : "units"}`;
}

/** A file has a million dates and a few hundred different ones. */
function remembered(read: (text: string) => string | undefined): Reader {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };
}

function checked(date: string): string | undefined {
  return isDate(date) ? date : undefined;
}

/** The day of that number in the year, as an ISO date. */
function dayOfYear(year: number, day: number): string | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  let rest = day;
  for (const [index, days] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
    if (rest <= days) return rest < 1 ? undefined : checked(`${String(year).padStart(4, "0")}-${String(index + 1).padStart(2, "0")}-${String(rest).padStart(2, "0")}`);
    rest -= days;
  }
  return undefined;
}

/** A number and its unit behind the last comma, what stands in parentheses at the end left out: "..., per 0.5 mg (see note)". */
const AMOUNT = /^(?:per |up to |each |, )*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)? ?([a-z][a-z. ]*)$/;

/** The one amount that a description ends with; the unit is one of the shape's words. */
function closingAmount(text: string, { words }: CellShape): string | undefined {
  const plain = text.toLowerCase().replace(/\s+/g, " ").replace(/(?:\s*\([^()]*\))+$/, "").trim();
  // A comma between two digits belongs to a number.
  const last = plain.split(/,(?!\d{3}\b)/).at(-1)!.trim();
  const [, whole, fraction = "", unit = ""] = AMOUNT.exec(last) ?? [];
  const named = words.get(unit.trim());
  if (named === undefined || (whole === undefined && fraction === "")) return undefined;
  const amount = `${Number((whole ?? "0").replaceAll(",", ""))}${fraction.replace(/0+$/, "").replace(/^\.$/, "")}`;
  return /^0(?:\.0*)?$/.test(amount) || !/^\d+(?:\.\d{1,3})?$/.test(amount) ? undefined : `${amount} ${named}`;
}
