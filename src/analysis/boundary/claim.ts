import type { Vector } from "../../ir/vectors.ts";
import type { Billed, BilledLine } from "../charts/answers.ts";
import { NOTHING } from "../charts/answers.ts";
import type { BoundaryRow } from "./model.ts";

/** The words of an encounter that is refused. */
export const REFUSED = "refused";

const LINE = /^([^\s-]+)((?:-[^\s-]+)*) x(\d+)(?: on (\d{4}-\d{2}-\d{2}))?( given)?(?: \((\w+)\))?$/;

/** What a row says of an answer. Lines that the encounter brings are told too, marked `given`: rules may have put modifiers on them. */
export function rowOf(billed: Billed, day: string): Pick<BoundaryRow, "bills" | "asks" | "by"> {
  if (billed.refused !== null) return { bills: REFUSED, asks: "", by: "" };
  const own = billed.lines.filter(({ given }) => !given);
  return {
    bills: billed.lines.length === 0 ? NOTHING : billed.lines.map((line) => lineWords(line, day)).join(", "),
    asks: billed.findings.map(({ rule, outcome }) => `${rule} (${outcome})`).join(", "),
    by: [...new Set(own.flatMap(({ rules }) => rules))].join(", "),
  };
}

/** Whether an answer is no more what a row says: other lines in the order of the answer, or other findings. */
export function differs(row: BoundaryRow, now: Pick<BoundaryRow, "bills" | "asks">): boolean {
  return row.bills !== now.bills || row.asks !== now.asks;
}

/** What a row says, as expectations of a vector, which tell every line and every finding; undefined where the encounter is refused, which no vector can expect. */
export function expectationsOf({ bills, asks }: BoundaryRow, day: string): Vector["expects"] | undefined {
  if (bills === REFUSED) return undefined;
  const lines = bills === NOTHING ? [] : bills.split(", ").flatMap((text) => {
    const read = LINE.exec(text);
    if (!read) return [];
    const [, code, modifiers, units, date, , outcome] = read;
    return [{
      code: code!, units: Number(units), modifiers: modifiers!.split("-").slice(1).sort(), date: date ?? day, because: [], ...(outcome === undefined ? {} : { outcome }),
    }];
  });
  const all = asks === "" ? [] : asks.split(", ").map((text) => text.replace(/ \(\w+\)$/, ""));
  return { lines, all_findings: all };
}

/** Whether the words of a claim can be read back. */
export function readable(bills: string): boolean {
  return bills === REFUSED || bills === NOTHING || bills.split(", ").every((text) => LINE.test(text));
}

function lineWords({ code, units, modifiers, date, outcome, given }: BilledLine, day: string): string {
  return `${[code, ...modifiers].join("-")} x${units}${date === day ? "" : ` on ${date}`}${given ? " given" : ""}${outcome === "bill" || outcome === "warn" ? "" : ` (${outcome})`}`;
}
