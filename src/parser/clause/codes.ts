/** The form of the codes of one system. */
interface CodeForm {
  readonly pattern: RegExp;
  /** Completes "is not a CPT code; ...". */
  readonly form: string;
}

/** What a code of each system looks like. Whether it exists is for the tables to say. */
export const CODE_FORMS: Readonly<Record<CodeSystem, CodeForm>> = {
  CPT: { pattern: /^(?:[0-9]{5}|[0-9]{4}[A-Z])$/, form: "it is five digits, or four digits and a capital letter" },
  HCPCS: { pattern: /^[A-Z][0-9]{4}$/, form: "it is a capital letter and four digits" },
  ICD10: { pattern: /^[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/, form: "it is a letter, a digit, a digit or letter, and after a dot up to four more" },
  POS: { pattern: /^[0-9]{2}$/, form: "it is two digits" },
  modifier: { pattern: /^[0-9A-Z]{2}$/, form: "it is two capital letters or digits" },
  revenue_code: { pattern: /^[0-9]{4}$/, form: "it is four digits" },
};

/** The word before a code. */
export type CodeSystem = "CPT" | "HCPCS" | "ICD10" | "POS" | "modifier" | "revenue_code";

/** True when `text` has the form of a code of `system`. */
export function isCodeOf(system: CodeSystem, text: string): boolean {
  return CODE_FORMS[system].pattern.test(text);
}

/** The code that was probably meant: the other procedure system, or a lost leading zero. Undefined when that is not clear. */
export function nearCode(system: CodeSystem, text: string): string | undefined {
  const upper = text.toUpperCase();
  if (isCodeOf(system, upper)) return `${system} ${upper}`;
  if (system === "CPT" && isCodeOf("HCPCS", upper)) return `HCPCS ${upper}`;
  if (system === "HCPCS" && isCodeOf("CPT", upper)) return `CPT ${upper}`;
  if ((system === "POS" && /^[0-9]$/.test(text)) || (system === "revenue_code" && /^[0-9]{3}$/.test(text))) return `${system} 0${text}`;
  return undefined;
}

/**
 * A text that can only be a code whose system was left out, with the system that such codes mostly have; undefined for a number or a name.
 * Five digits are one only with a zero before them: others may be numbers.
 */
export function codeWithoutSystem(text: string): { readonly system: CodeSystem; readonly code: string } | undefined {
  if (/^(?:0[0-9]{4}|[0-9]{4}[A-Z])$/.test(text)) return { system: "CPT", code: text };
  if (/^[A-Z][0-9]{4}$/.test(text)) return { system: "HCPCS", code: text };
  if (/^[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?$/.test(text)) return { system: "ICD10", code: text };
  return /^[A-Z][A-Z0-9]$/.test(text) ? { system: "modifier", code: text } : undefined;
}
