/** The greatest number a clause may hold; minutes, units, days and cents all fit in 32 bits. */
export const GREATEST = 2147483647;

/** What a number text turned out to be. `fix` is what was probably meant, with its unit where the two were written as one word. */
export type NumberText =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "form"; readonly reason: string; readonly fix?: string }
  | { readonly kind: "range" };

/** Reads a whole decimal number without sign, leading zeros or separators. */
export function readNumber(text: string): NumberText {
  if (/^(?:0|[1-9][0-9]*)$/.test(text)) {
    return text.length > 10 || Number(text) > GREATEST ? { kind: "range" } : { kind: "number", value: Number(text) };
  }
  const glued = /^(0|[1-9][0-9]*)(minutes?|units?|days?|ml)$/.exec(text);
  if (glued) return { kind: "form", reason: "a blank stands before the unit", fix: `${glued[1]} ${glued[2]}` };
  const clock = /^([0-9]{1,3})h(?:([0-9]{1,2})(?:m|min)?)?$/i.exec(text) ?? /^()([0-9]{1,4})(?:m|min|mins)$/i.exec(text);
  if (clock) return { kind: "form", reason: "times are minutes", fix: `${Number(clock[1] ?? 0) * 60 + Number(clock[2] ?? 0)} minutes` };
  if (text.startsWith("-")) return { kind: "form", reason: "numbers are not negative; write `minus`" };
  if (/^0[0-9]+$/.test(text)) return formFault("write it without leading zeros", text.replace(/^0+(?=[0-9])/, ""));
  if (/^0x[0-9a-f]+$/i.test(text)) return formFault("write it in decimal", String(Number(text)));
  if (/^0[ob][0-9]+$/i.test(text)) return formFault("write it in decimal", String(Number(text)));
  if (/^[0-9]{1,3}([_,][0-9]{3})+$/.test(text) || /^[0-9]+(_[0-9]+)+$/.test(text)) return formFault("write only digits", text.replace(/[_,]/g, ""));
  if (/^[0-9]+\.0+$/.test(text)) return formFault("numbers are whole", text.replace(/\.0+$/, ""));
  if (/^[0-9]+[.,][0-9]+$/.test(text)) return { kind: "form", reason: "numbers are whole" };
  if (/^[0-9.]+e[0-9]+$/i.test(text)) return { kind: "form", reason: "write all digits, without an exponent" };
  return { kind: "form", reason: "a number is decimal digits, then a blank and the unit" };
}

function formFault(reason: string, fix: string): NumberText {
  return readNumber(fix).kind === "number" ? { kind: "form", reason, fix } : { kind: "form", reason };
}
