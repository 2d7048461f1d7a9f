import type { IToken } from "chevrotain";
import { replaceFix } from "./fixes.ts";
import type { Literal, LiteralType, Missing } from "../ast.ts";
import { CODE_FORMS, type CodeSystem, isCodeOf, nearCode } from "./codes.ts";
import { dateFault, isoDate } from "./dates.ts";
import { reportDateForm } from "./date-form.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { GREATEST, readNumber } from "./numbers.ts";
import { missing, type Reading, shorten, spanOf } from "./reading.ts";
import * as t from "./tokens.ts";

const UNITS: Readonly<Record<string, LiteralType>> = {
  minute: "minutes", minutes: "minutes", unit: "units", units: "units", day: "days", days: "days", ml: "ml",
};

/** Numbers with a zero before them may be codes; their length says of which system. */
const SYSTEM_BY_LENGTH: Readonly<Record<number, CodeSystem>> = { 2: "POS", 4: "revenue_code" };

/** The value a literal token shows; missing, with a diagnostic, when it is ill-formed. */
export function readLiteral(token: IToken, reading: Reading): Literal | Missing {
  if (token.tokenType === t.Quantity) return readQuantity(token, reading);
  if (token.tokenType === t.Code) return readCode(token, reading);
  return token.tokenType === t.Money ? readMoney(token, reading) : readDate(token, reading);
}

function readQuantity(token: IToken, reading: Reading): Literal | Missing {
  const span = spanOf(token, reading);
  const [digits, unit] = token.image.split(/\s+/) as [string, string | undefined];
  const written = shorten(digits);
  const number = readNumber(digits);
  if (/^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}$/.test(digits)) {
    reportDateForm(digits, span, reading.report);
    return missing(span);
  }
  if (number.kind === "number") return { kind: "literal", type: unit === undefined ? "count" : UNITS[unit]!, value: number.value, span };
  const place = reading.span(token.startOffset, token.startOffset + digits.length);
  if (number.kind === "range") {
    reading.report(clauseDiagnostics.create("parse/number-range", place, { written, most: String(GREATEST) }));
  } else {
    const system = unit === undefined && /^0[0-9]+$/.test(digits) ? SYSTEM_BY_LENGTH[digits.length] : undefined;
    const meant = [...(number.fix === undefined ? [] : [number.fix]), ...(system ? [`${system} ${digits}`] : [])];
    const fixes = meant.map((one) => replaceFix(place, one));
    const help = meant.length === 0 ? undefined : `write ${meant.map((one) => `\`${one}\``).join(", or for a code ")}`;
    reading.report(clauseDiagnostics.create("parse/number-form", place, { written, reason: number.reason }, { fixes, help }));
  }
  return missing(span);
}

function readCode(token: IToken, reading: Reading): Literal | Missing {
  const span = spanOf(token, reading);
  const [system, value] = token.image.split(/\s+/) as [CodeSystem, string];
  if (isCodeOf(system, value)) return { kind: "literal", type: system, value, span };
  const near = nearCode(system, value);
  const args = { written: shorten(`${system} ${value}`), system, form: CODE_FORMS[system].form };
  const extras = near === undefined ? {} : { help: `write \`${near}\``, fixes: [replaceFix(span, near)] };
  reading.report(clauseDiagnostics.create("parse/code-form", span, args, extras));
  return missing(span);
}

function readDate(token: IToken, reading: Reading): Literal | Missing {
  const span = spanOf(token, reading);
  const written = token.image;
  const iso = isoDate(written);
  if (iso === undefined || iso !== written) {
    reportDateForm(written, span, reading.report);
    return missing(span);
  }
  const reason = dateFault(iso);
  if (reason === undefined) return { kind: "literal", type: "date", value: iso, span };
  reading.report(clauseDiagnostics.create("parse/date-invalid", span, { written, reason }));
  return missing(span);
}

function readMoney(token: IToken, reading: Reading): Literal | Missing {
  const span = spanOf(token, reading);
  const written = shorten(token.image);
  const match = /^\$(0|[1-9][0-9]*)(?:\.([0-9]{2}))?$/.exec(token.image);
  if (!match) {
    reading.report(clauseDiagnostics.create("parse/money-form", span, { written }));
    return missing(span);
  }
  const cents = match[1]!.length > 10 ? Number.POSITIVE_INFINITY : Number(match[1]) * 100 + Number(match[2] ?? "0");
  if (cents <= GREATEST) return { kind: "literal", type: "money", value: cents, span };
  reading.report(clauseDiagnostics.create("parse/number-range", span, { written, most: "$21474836.47" }));
  return missing(span);
}
