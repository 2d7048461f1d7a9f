import { cleanCharacters, type CleanText } from "./characters.ts";
import { CODE_FORMS, type CodeSystem, isCodeOf } from "./codes.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { type Reading, shorten } from "./reading.ts";
import { CODE_SYSTEMS, RESERVED_WORDS } from "./tokens.ts";

const RESERVED = new Set(RESERVED_WORDS);
const QUOTES = "\"'\u2018-\u201f\u00ab\u00bb";
const QUOTED = new RegExp(`[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]|[${QUOTES}]`, "g");
const WHOLE_WORD = /(?<![A-Za-z0-9_.])[A-Za-z_]+(?![A-Za-z0-9_.])/g;
/** `isn't` becomes one word, which the table of spellings knows. */
const SHORT_NOT = /(?<=(?<![A-Za-z])(?:is|does|are)n)['\u2019](?=t(?![A-Za-z]))/g;
const SYSTEM = /(?<![A-Za-z0-9_.])(CPT|HCPCS|ICD-10-CM|ICD-10|ICD10|POS|modifier|revenue[_ ]code)(?=[ \t\r\n])/gi;
const SMALL_CODE = /(?<![A-Za-z0-9_.])(CPT|HCPCS|ICD10|POS|modifier)([ \t\r\n]+)([A-Za-z0-9.]{0,12}[a-z][A-Za-z0-9.]{0,12})(?![A-Za-z0-9_.])/g;

/**
 * Repairs, with a diagnostic each, what can be repaired without moving a character: look-alike letters, quotes, capitals in words
 * of the grammar, code systems and codes in the wrong case. The text returned is as long as the one written.
 */
export function normalText(reading: Reading): CleanText {
  const clean = cleanCharacters(reading.scalar.text, reading);
  let text = clean.text.replace(SHORT_NOT, "_");
  const alone = [...text.matchAll(QUOTED)].some(([, inner]) => inner === undefined);
  text = replaceKeepingLength(text, QUOTED, (found, at, inner) => unquote(found, at, inner, reading));
  text = replaceKeepingLength(text, SYSTEM, (found, at) => nameSystem(text, found, at, reading));
  text = replaceKeepingLength(text, SMALL_CODE, (found, at, system, blanks, code) => raiseCode(found, at, system!, blanks!, code!, reading));
  text = replaceKeepingLength(text, WHOLE_WORD, (found, at) => lowerWord(text, found, at, reading));
  return { text, readable: clean.readable && !alone };
}

function replaceKeepingLength(text: string, pattern: RegExp, replace: (found: string, at: number, ...groups: (string | undefined)[]) => string): string {
  return text.replace(pattern, (found: string, ...rest: unknown[]) => {
    const at = rest.findIndex((one) => typeof one === "number");
    const replacement = replace(found, rest[at] as number, ...(rest.slice(0, at) as string[]));
    return replacement.padEnd(found.length, " ");
  });
}

function unquote(found: string, at: number, inner: string | undefined, reading: Reading): string {
  const span = reading.span(at, at + found.length);
  const meant = inner === undefined ? "" : inner.trim();
  const title = meant === "" ? "delete it" : `write \`${meant}\` without quotes`;
  reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: shorten(found) }, { help: shorten(title), fixes: [{ title, edits: [{ span, text: meant }] }] }));
  return ` ${inner ?? ""}`;
}

/** `cpt` and `ICD-10` before a code: only before something that looks like a code, since `pos` may well be a name. */
function nameSystem(text: string, found: string, at: number, reading: Reading): string {
  const next = /^[ \t\r\n]+([A-Za-z0-9.]{1,12})(?![A-Za-z0-9_])/.exec(text.slice(at + found.length, at + found.length + 40))?.[1];
  if (next === undefined || RESERVED.has(next.toLowerCase()) || !/[0-9A-Z]/.test(next)) return found;
  const meant = CODE_SYSTEMS.find((system) => system.toLowerCase() === systemKey(found))!;
  return meant === found ? found : respell(found, meant, at, reading);
}

function systemKey(found: string): string {
  return found.toLowerCase().replace("icd-10-cm", "icd10").replace("icd-10", "icd10").replace(" ", "_");
}

function raiseCode(found: string, at: number, system: string, blanks: string, code: string, reading: Reading): string {
  const upper = code.toUpperCase();
  if (RESERVED.has(code) || !isCodeOf(system as CodeSystem, upper)) return found;
  const start = at + system.length + blanks.length;
  const span = reading.span(start, start + code.length);
  const args = { written: `${system} ${code}`, system, form: CODE_FORMS[system as CodeSystem].form };
  reading.report(clauseDiagnostics.create("parse/code-form", span, args, { help: `write \`${upper}\``, fixes: [replaceFix(span, upper)] }));
  return `${system}${blanks}${upper}`;
}

/** `AND`, `Is`: words of the grammar, unless they are a code after its system (a modifier may be a word). */
function lowerWord(text: string, found: string, at: number, reading: Reading): string {
  const lower = found.toLowerCase();
  if (lower === found || !RESERVED.has(lower) || (CODE_SYSTEMS as readonly string[]).includes(found)) return found;
  if (/(?:CPT|HCPCS|ICD10|POS|modifier)[ \t\r\n]+$/.test(text.slice(Math.max(0, at - 40), at))) return found;
  return respell(found, lower, at, reading);
}

function respell(found: string, meant: string, at: number, reading: Reading): string {
  const span = reading.span(at, at + found.length);
  const extras = { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: found }, extras));
  return meant;
}
