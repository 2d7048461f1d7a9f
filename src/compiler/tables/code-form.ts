import type { CodeSystem } from "../../ir/types.ts";
import { CODE_FORMS, isCodeOf } from "../../parser/clause/codes.ts";

/** Whether a text has the form of a code of the system, as a cell may hold it: CPT codes are HCPCS codes too. */
export function isCode(system: CodeSystem, text: string): boolean {
  if (system === "code" || system === "HCPCS") return isCodeOf("CPT", text) || isCodeOf("HCPCS", text);
  return isCodeOf(system, text);
}

const SYSTEMS: readonly CodeSystem[] = ["code", "CPT", "HCPCS", "ICD10", "POS", "modifier", "revenue_code"];

/** The system that a word names; undefined: none, which the reader has reported. */
export function codeSystemOf(word: string): CodeSystem | undefined {
  return SYSTEMS.find((system) => system === word);
}

/** The form of the codes of a system in words: "it is five digits ...". */
export function codeFormWords(system: CodeSystem): string {
  if (system === "code" || system === "HCPCS") return `${CODE_FORMS.HCPCS.form}, or a CPT code`;
  return CODE_FORMS[system].form;
}

/** The one spelling in which codes are compared: the dot of a diagnosis code is left out. */
export function plainCode(system: CodeSystem, text: string): string {
  return system === "ICD10" ? text.replace(".", "") : text;
}
