import type { AuditEntry } from "../answer.ts";

/** A difference between the claim and the answer in one line of words. */
export function differenceWords(entry: AuditEntry): string {
  const { code, date, claimed, supported, claimed_code: other, claimed_date: day } = entry;
  switch (entry.difference) {
    case "missing": return `${code} x${supported}${withModifiers(entry.supported_modifiers)} on ${date} is not billed`;
    case "extra": return `${code} x${claimed}${withModifiers(entry.claimed_modifiers)} on ${date} is billed and not supported`;
    case "units": return `${code} on ${date} is billed with ${claimed} ${claimed === 1 ? "unit" : "units"}, ${supported} supported`;
    case "modifiers": return `${code} on ${date} is billed ${named(entry.claimed_modifiers)}, supported ${named(entry.supported_modifiers)}`;
    case "code": return `${other ?? ""} x${claimed} on ${date} is billed, ${code} supported`;
    case "date": return `${code} x${claimed} is billed on ${day ?? ""}, supported on ${date}`;
  }
}

function withModifiers(modifiers: readonly string[] = []): string {
  return modifiers.length > 0 ? ` with ${modifiers.join(", ")}` : "";
}

function named(modifiers: readonly string[] = []): string {
  return modifiers.length > 0 ? `with ${modifiers.join(", ")}` : "without a modifier";
}
