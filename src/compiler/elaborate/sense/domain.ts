import type * as ir from "../../../ir/ir.ts";
import type { Type } from "../../../ir/types.ts";
import type { Symbols } from "../../symbols.ts";
import { findNoun } from "../context.ts";
import { findField } from "../fields.ts";
import { numbers, type Values, words, wordsBut } from "./region.ts";

const WHOLE = numbers(-Infinity, Infinity);
const COUNTED = numbers(0, Infinity);
const ANY_WORD = wordsBut([]);

/** The values that an expression may have when it is known; undefined where its type does not say. */
export function domainOfValue(value: ir.Value, symbols: Symbols): Values | undefined {
  switch (value.op) {
    case "minutes_of": case "longest_piece_of": case "count_of": case "minutes_at_rate": return COUNTED;
    case "field": {
      const noun = findNoun(symbols.vocabulary, value.noun);
      const field = noun && findField(symbols.vocabulary, noun, value.field);
      return field && domainOfType(field.type, symbols);
    }
    case "value": {
      const symbol = symbols.byName.get(value.name);
      return symbol?.is === "value" ? domainOfType(symbol.type, symbols) : undefined;
    }
    case "constant": return domainOfType(value.type, symbols);
    case "sum": return WHOLE;
  }
}

/** The values of a type: a quantity of the chart is never below nothing. */
export function domainOfType(type: Type, symbols: Symbols): Values | undefined {
  switch (type.is) {
    case "flag": return words(["true", "false"]);
    case "enum": return words(symbols.vocabulary.types.find((one) => one.name === type.name)?.members ?? []);
    case "minutes": case "units": case "days": case "count": case "ml": case "ml_per_hour": return COUNTED;
    case "date": case "instant": case "money": return WHOLE;
    case "code": case "word": case "id": case "site": case "amount": case "vials": case "time": case "modifiers": case "list": return ANY_WORD;
    case "error": return undefined;
  }
}
