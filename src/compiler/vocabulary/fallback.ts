import type { Absence, Fallback } from "../../ir/vocabulary.ts";
import type { CodeSystem, Type } from "../../ir/types.ts";

/** What `when absent` may lean on while one field is read. */
export interface FallbackScope {
  readonly noun: string;
  /** The declared type of a field, or undefined where there is none. */
  typeOf(noun: string, field: string): Type | undefined;
  readonly enumMembers: (name: string) => readonly string[];
}

const SITES_RULE = "as the sites rule says";
const OWN = "a word of its own";
const NUMBERS: Readonly<Partial<Record<Type["is"], RegExp>>> = {
  count: /^(0|[1-9][0-9]{0,8})$/,
  units: /^(0|[1-9][0-9]{0,8}) units?$/,
  minutes: /^(0|[1-9][0-9]{0,8}) minutes?$/,
  days: /^(0|[1-9][0-9]{0,8}) days?$/,
};

/** Reads the text of `when absent` for a field of a type. Undefined: the text does not fit the type. */
export function readWhenAbsent(text: string, type: Type, scope: FallbackScope): Absence | undefined {
  if (text === SITES_RULE) return type.is === "site" ? { is: "sites_rule" } : undefined;
  const tries: Fallback[] = [];
  for (const part of text.split(/,\s*or else\s+/)) {
    const one = readFallback(part.trim(), type, scope);
    if (one === undefined) return undefined;
    tries.push(one);
  }
  const endsEarly = tries.slice(0, -1).some((one) => one.by !== "field");
  return endsEarly ? undefined : { is: "fallback", tries };
}

/** The texts that `when absent` takes for a type, for messages. */
export function fallbackForms(type: Type): string {
  switch (type.is) {
    case "flag": return "`yes`, `no` or another field";
    case "enum": return `a word of ${type.name} or another field`;
    case "time": case "list": case "modifiers": return "`none`";
    case "word": case "id": return `\`${OWN}\`, another field, or both joined by \`, or else \``;
    case "count": return "a number such as `0` or another field";
    case "units": case "minutes": case "days": return `a number with its unit such as \`1 ${type.is === "units" ? "unit" : type.is}\` or another field`;
    case "site": return `\`${SITES_RULE}\``;
    default: return "another field of the same type";
  }
}

function readFallback(text: string, type: Type, scope: FallbackScope): Fallback | undefined {
  if (text === "none") return type.is === "time" || type.is === "list" || type.is === "modifiers" ? { by: "none" } : undefined;
  if (text === OWN) return type.is === "word" || type.is === "id" ? { by: "own" } : undefined;
  if (type.is === "flag" && (text === "yes" || text === "no")) return { by: "constant", value: text === "yes" };
  if (type.is === "enum" && scope.enumMembers(type.name).includes(text)) return { by: "constant", value: text };
  const number = NUMBERS[type.is]?.exec(text);
  if (number) return { by: "constant", value: Number(number[1]) };
  return readField(text, type, scope);
}

function readField(text: string, type: Type, scope: FallbackScope): Fallback | undefined {
  const path = /^(?:(encounter)\.)?([a-z][a-z0-9_]*)$/.exec(text);
  if (!path) return undefined;
  const noun = path[1] ?? scope.noun;
  const field = path[2]!;
  const found = scope.typeOf(noun, field);
  return found !== undefined && stands(found, type) ? { by: "field", noun, field } : undefined;
}

const ONE_WORD: ReadonlySet<Type["is"]> = new Set(["word", "id", "code", "enum", "site"]);

/** Whether a value of one type may stand where another is wanted: a word takes the text of any id, code or word. */
function stands(found: Type, wanted: Type): boolean {
  if (found.is === "error" || wanted.is === "error") return true;
  if (wanted.is === "word") return ONE_WORD.has(found.is);
  if (found.is === "code" && wanted.is === "code") return fits(found.system, wanted.system);
  if (found.is === "enum" && wanted.is === "enum") return found.name === wanted.name;
  return found.is === wanted.is;
}

function fits(found: CodeSystem, wanted: CodeSystem): boolean {
  return found === wanted || (wanted === "code" && (found === "CPT" || found === "HCPCS"));
}
