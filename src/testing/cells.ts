import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { suggest } from "../base/suggest.ts";
import type { Type } from "../ir/types.ts";
import type { Vocabulary } from "../ir/vocabulary.ts";
import { clockMeant, instantOf, type Clock } from "./clock.ts";
import { testDiagnostics } from "./diagnostics.ts";

/** Plain JSON, as an encounter is written. */
export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** What reading a cell needs besides the cell. */
export interface CellContext {
  readonly vocabulary: Vocabulary;
  readonly clock: Clock;
  readonly report: Report;
}

const CLOCK = /^[0-9]{2}:[0-9]{2}/;
const WHOLE = /^[0-9]+$/;
const DECIMAL = /^[0-9]+(?:\.[0-9]{1,3})?$/;
const AMOUNT = /^([0-9]+(?:\.[0-9]+)?) +([A-Za-z]+)(?: +(single-dose|multi-dose))?$/;

/**
 * The JSON of one cell, read by the type of its field: `yes` is true, `250` a number, `10:00` an instant, `10 mg` an amount, `59 XU`
 * modifiers, `10:10 to 10:20` pieces of time. Undefined: the cell does not fit its type, and that has been reported.
 */
export function readCell(text: string, type: Type, span: Span, context: CellContext): Json | undefined {
  switch (type.is) {
    case "flag":
      return text === "yes" || text === "no" ? text === "yes" : refuse("`yes` or `no`");
    case "enum": {
      const members = context.vocabulary.types.find((one) => one.name === type.name)?.members ?? [];
      if (members.includes(text)) return text;
      return refuse(`one of \`${type.name}\`: ${members.map((one) => `\`${one}\``).join(", ")}`, suggest(text, members));
    }
    case "instant":
      return instantOf(text, context.clock) ?? refuseTime(text, "a time such as `10:00`, `06:30 next` or a full instant");
    case "minutes": case "units": case "days": case "count": case "money":
      return WHOLE.test(text) ? Number(text) : refuse("a whole number");
    case "ml": case "ml_per_hour":
      return DECIMAL.test(text) ? Number(text) : refuse("a number with at most three decimals");
    case "amount": {
      const read = AMOUNT.exec(text);
      return read && !read[3] ? { amount: read[1]!, unit: read[2]! } : refuse("an amount such as `10 mg`");
    }
    case "vials":
      return list(text, ",", (one) => {
        const read = AMOUNT.exec(one);
        return read ? { amount: read[1]!, unit: read[2]!, single_dose: read[3] !== "multi-dose" } : undefined;
      }) ?? refuse("vials such as `100 mg, 500 mg multi-dose`");
    case "time":
      return list(text, ",", (one) => {
        const [from, to, more] = one.split(/ +to +/).map((end) => instantOf(end, context.clock));
        return from && to && !more ? { start: from, stop: to } : undefined;
      }) ?? refuse("pieces of time such as `10:10 to 10:20`", meantPieces(text));
    case "modifiers": case "list":
      return text.split(/[ ,]+/).filter((one) => one !== "");
    default:
      return text;
  }

  function refuseTime(written: string, wanted: string): undefined {
    const meant = clockMeant(written);
    return refuse(wanted, meant === undefined ? [] : [meant]);
  }

  function refuse(wanted: string, suggestions: readonly string[] = []): undefined {
    context.report(testDiagnostics.create("test/bad-cell", span, { text, wanted }, { suggestions }));
  }
}

function meantPieces(text: string): readonly string[] {
  const ends = text.split(",").map((one) => one.trim().split(/ +to +/).map((end) => (CLOCK.test(end) ? end : clockMeant(end))));
  const readable = ends.every((pair) => pair.length === 2 && pair.every((end) => end !== undefined));
  return readable ? [ends.map((pair) => pair.join(" to ")).join(", ")] : [];
}

function list(text: string, separator: string, read: (one: string) => Json | undefined): readonly Json[] | undefined {
  const items = text.split(separator).map((one) => read(one.trim()));
  return items.every((item) => item !== undefined) ? items : undefined;
}
