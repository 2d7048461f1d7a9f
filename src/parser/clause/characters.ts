import { clauseDiagnostics } from "./diagnostics.ts";
import type { Reading } from "./reading.ts";

/** Letters of other alphabets, by the Latin letter that they look like. */
const TWINS: Readonly<Record<string, string>> = {
  a: "\u0430\u03b1", c: "\u0441", d: "\u0501", e: "\u0435", g: "\u0261", h: "\u04bb\u0570", i: "\u0456\u03b9\u0131", j: "\u0458",
  k: "\u03ba", n: "\u0578", o: "\u043e\u03bf\u0585", p: "\u0440\u03c1", q: "\u051b", s: "\u0455", u: "\u03c5\u057d", v: "\u03bd",
  w: "\u051d", x: "\u0445\u03c7", y: "\u0443", A: "\u0410\u0391", B: "\u0412\u0392", C: "\u0421", E: "\u0415\u0395", H: "\u041d\u0397",
  I: "\u0406\u0399", J: "\u0408", K: "\u041a\u039a", M: "\u041c\u039c", N: "\u039d", O: "\u041e\u039f", P: "\u0420\u03a1", S: "\u0405",
  T: "\u0422\u03a4", X: "\u0425\u03a7", Y: "\u03a5", Z: "\u0396",
};
const LOOKALIKES = new Map(Object.entries(TWINS).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)));

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, "Cyrillic"],
  [/\p{Script=Greek}/u, "Greek"],
  [/\p{Script=Armenian}/u, "Armenian"],
  [/[\uff01-\uff5e]/u, "full width"],
];

const KNOWN = /[\t\n\r\x20-\x7e\u2265\u2264\u2260\u00d7\u00f7\u2212\u2013\u2014\u2018-\u201f\u00ab\u00bb]/;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\u0085\v\f]/;
const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

/** The text with look-alikes and foreign blanks replaced by what they look like. */
export interface CleanText {
  /** As long as the text that was read, so that places agree. */
  readonly text: string;
  /** False when a character has no counterpart: then the text cannot be read any further. */
  readonly readable: boolean;
}

/** Reports every character that a clause cannot hold, and replaces those of which it is clear what was meant. */
export function cleanCharacters(text: string, reading: Reading): CleanText {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return { text, readable: true };
  let clean = "";
  let readable = true;
  for (const character of text) {
    if (character.length === 1 && KNOWN.test(character)) clean += character;
    else {
      const twin = twinOf(character);
      reportCharacter(character, twin, clean.length, reading);
      readable &&= twin?.length === character.length;
      clean += twin?.length === character.length ? twin : " ".repeat(character.length);
    }
  }
  return { text: clean, readable };
}

/** What was meant: a letter, a blank, nothing (`""`: the character is invisible), or unknown. */
function twinOf(character: string): string | undefined {
  if (BLANK.test(character)) return " ";
  if (INVISIBLE.test(character)) return "";
  const twin = LOOKALIKES.get(character) ?? character.normalize("NFKD").replace(/\p{M}/gu, "");
  return /^[\x21-\x7e]$/.test(twin) ? twin : undefined;
}

function reportCharacter(character: string, twin: string | undefined, at: number, reading: Reading): void {
  const span = reading.span(at, at + character.length);
  const point = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  const script = SCRIPTS.find(([pattern]) => pattern.test(character))?.[1];
  const shown = INVISIBLE.test(character) || BLANK.test(character) || /\p{C}/u.test(character) ? "" : `\`${character}\` `;
  const found = `${shown || "the character "}${shown ? "(" : ""}${point}${script ? `, ${script}` : ""}${shown ? ")" : ""}`;
  const instead = twin === undefined ? "" : twin === " " ? "; it looks like a blank" : twin === "" ? "; it cannot be seen" : `; it looks like \`${twin}\``;
  const title = twin === "" ? "delete it" : twin === " " ? "write a plain blank" : `write \`${twin}\``;
  const fixes = twin === undefined ? [] : [{ title, edits: [{ span, text: twin }] }];
  const help = twin === undefined ? "write words in plain letters a to z" : title;
  reading.report(clauseDiagnostics.create("parse/strange-character", span, { found, instead }, { help, fixes }));
}
