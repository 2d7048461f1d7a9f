import { unreachable } from "../../base/invariant.ts";
import type { Constant } from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { plainCode } from "../tables/code-form.ts";

/** The type that a literal shows on sight. */
export function typeOfLiteral({ type }: ast.Literal): Type {
  switch (type) {
    case "minutes": case "units": case "days": case "ml": case "count": case "date": case "money": return { is: type };
    case "CPT": case "HCPCS": case "ICD10": case "POS": case "modifier": case "revenue_code": return { is: "code", system: type };
    default: return unreachable(type, "a literal type without a type");
  }
}

/** The value of a literal as the engine holds it: ml in thousandths, diagnosis codes without their dot, dates as ISO text. */
export function constantOfLiteral({ type, value }: ast.Literal): Constant {
  if (type === "ml") return Math.round(Number(value) * 1000);
  if (type === "ICD10") return plainCode(type, String(value));
  return value;
}

/** How a bare whole number is written where a type is wanted: `31` beside minutes is `31 minutes`. Undefined: no literal fits. */
export function withUnit(literal: ast.Literal, wanted: Type): string | undefined {
  if (literal.type !== "count") return undefined;
  const text = String(literal.value);
  switch (wanted.is) {
    case "minutes": return text === "1" ? "1 minute" : `${text} minutes`;
    case "instant": return text === "1" ? "1 minute" : `${text} minutes`;
    case "units": return text === "1" ? "1 unit" : `${text} units`;
    case "days": return text === "1" ? "1 day" : `${text} days`;
    case "ml": return `${text} ml`;
    case "money": return `$${text}.00`;
    case "code": return codeWithSystem(text, wanted.system);
    default: return undefined;
  }
}

function codeWithSystem(text: string, system: Extract<Type, { is: "code" }>["system"]): string | undefined {
  switch (system) {
    case "POS": case "modifier": return text.length === 2 ? `${system} ${text}` : undefined;
    case "code": case "CPT": case "HCPCS": return text.length === 5 ? `CPT ${text}` : undefined;
    case "revenue_code": return text.length === 4 ? `revenue_code ${text}` : undefined;
    case "ICD10": return undefined;
  }
}
