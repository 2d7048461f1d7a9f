/**
 * The types of the language (kinds.md 2). A `code` is a code of a system; `code` without a system is either of CPT and HCPCS.
 * CPT is level I of HCPCS: CPT, HCPCS and `code` compare with one another.
 */
export type Type =
  | { readonly is: "flag" }
  | { readonly is: "enum"; readonly name: string }
  | { readonly is: "date" | "instant" | "minutes" | "units" | "days" | "count" | "ml" | "ml_per_hour" | "amount" | "vials" | "money" }
  | { readonly is: "time" }
  | { readonly is: "word" | "id" | "site" }
  | { readonly is: "modifiers" }
  | { readonly is: "list"; readonly of: CodeSystem }
  | { readonly is: "code"; readonly system: CodeSystem }
  /** A diagnostic has been given already; nothing further is said about it. */
  | { readonly is: "error" };

/** `code`: CPT or HCPCS, whichever the code is of. */
export type CodeSystem = "code" | "CPT" | "HCPCS" | "ICD10" | "POS" | "modifier" | "revenue_code";

const PROCEDURE_SYSTEMS: ReadonlySet<CodeSystem> = new Set(["code", "CPT", "HCPCS"]);

/** Whether codes of two systems may be compared. */
export function systemsCompare(a: CodeSystem, b: CodeSystem): boolean {
  return a === b || (PROCEDURE_SYSTEMS.has(a) && PROCEDURE_SYSTEMS.has(b));
}

/** Whether values of two types may be compared for equality. An `error` agrees with everything. */
export function typesCompare(a: Type, b: Type): boolean {
  if (a.is === "error" || b.is === "error") return true;
  if (a.is === "code" && b.is === "code") return systemsCompare(a.system, b.system);
  if (a.is === "list" && b.is === "list") return systemsCompare(a.of, b.of);
  if (a.is === "enum" && b.is === "enum") return a.name === b.name;
  return a.is === b.is;
}

const ORDERED: ReadonlySet<Type["is"]> = new Set(["date", "instant", "minutes", "units", "days", "count", "ml", "ml_per_hour", "money", "error"]);

/** Whether `is at least` and its kind, `earliest` and `longest` make sense for a type. */
export function isOrdered(type: Type): boolean {
  return ORDERED.has(type.is);
}

/** The type in the words of the language, for messages. */
export function typeWords(type: Type): string {
  switch (type.is) {
    case "enum": return `a word of \`${type.name}\``;
    case "code": return type.system === "code" ? "a code" : `${type.system === "ICD10" ? "an" : "a"} ${type.system} code`;
    case "list": return type.of === "code" ? "a list of codes" : `a list of ${type.of} codes`;
    case "flag": return "yes or no";
    case "minutes": case "units": case "days": return type.is;
    case "count": return "a count";
    case "ml_per_hour": return "ml per hour";
    case "date": case "site": case "word": case "time": return `a ${type.is}`;
    case "instant": case "amount": case "id": return `an ${type.is}`;
    default: return type.is;
  }
}
