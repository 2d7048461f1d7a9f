import type { CodeSystem } from "./types.ts";

/** How codes of a system are written, for people and as a pattern of JSON Schema. */
export interface CodeForm {
  readonly words: string;
  readonly pattern: string;
}

const PROCEDURE: CodeForm = {
  words: "a CPT code (four digits and a digit or upper-case letter) or a HCPCS code (an upper-case letter and four digits), as text",
  pattern: "^([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})$",
};

/** CPT is level I of HCPCS, so a field of HCPCS codes takes both. */
export const CODE_FORMS: Readonly<Record<CodeSystem, CodeForm>> = {
  code: PROCEDURE,
  HCPCS: PROCEDURE,
  CPT: { words: "a CPT code (four digits and a digit or upper-case letter), as text", pattern: "^[0-9]{4}[0-9A-Z]$" },
  ICD10: { words: "an ICD-10-CM code, with or without its dot, as text", pattern: "^[A-Za-z][0-9][0-9A-Za-z](\\.?[0-9A-Za-z]{1,4})?$" },
  POS: { words: "a place of service of two digits, as text", pattern: "^[0-9]{2}$" },
  modifier: { words: "a modifier of two digits or upper-case letters, as text", pattern: "^[0-9A-Z]{2}$" },
  revenue_code: { words: "a revenue code of four digits, as text", pattern: "^[0-9]{4}$" },
};

/**
 * The code as it is held for comparing, or undefined where it does not have the form of its system. ICD-10-CM codes are held in upper
 * case without the dot (`N184`); all others as they are written.
 */
export function readCode(system: CodeSystem, text: string): string | undefined {
  if (!EXPRESSIONS[system].test(text)) return undefined;
  return system === "ICD10" ? text.replace(".", "").toUpperCase() : text;
}

const EXPRESSIONS: Readonly<Record<CodeSystem, RegExp>> = {
  code: new RegExp(CODE_FORMS.code.pattern),
  HCPCS: new RegExp(CODE_FORMS.HCPCS.pattern),
  CPT: new RegExp(CODE_FORMS.CPT.pattern),
  ICD10: new RegExp(CODE_FORMS.ICD10.pattern),
  POS: new RegExp(CODE_FORMS.POS.pattern),
  modifier: new RegExp(CODE_FORMS.modifier.pattern),
  revenue_code: new RegExp(CODE_FORMS.revenue_code.pattern),
};
