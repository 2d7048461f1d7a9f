import { readFileSync } from "node:fs";
import type { Answer, Line } from "../../src/runtime/answer.ts";

/** A worked encounter with its answer; the README beside the files says what each key means. */
export interface Vector {
  readonly id: string;
  readonly title: string;
  readonly encounter: Readonly<Record<string, unknown>>;
  readonly policy?: Readonly<Record<string, string>>;
  readonly payer_pack?: string;
  readonly expected: {
    readonly lines: readonly { readonly code: string; readonly units: number; readonly modifiers: readonly string[]; readonly date?: string }[];
    readonly findings?: readonly { readonly outcome: string; readonly about: string }[];
    readonly unbilled?: readonly string[];
  };
}

/** The vectors of one file, in its order. */
export function readVectors(name: "golden" | "published"): readonly Vector[] {
  const text = readFileSync(new URL(`../vectors/${name}.ndjson`, import.meta.url), "utf8");
  return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Vector);
}

/** How an answer disagrees with a vector, in words; empty where it agrees. The rules are those of the README beside the vectors. */
export function disagreements(vector: Vector, answer: Answer): readonly string[] {
  if ("error" in answer) return [`refused: ${answer.error.code} ${answer.error.pointer ?? ""}`];
  const { lines, findings = [], unbilled = [] } = vector.expected;
  const dated = lines.some((line) => line.date !== undefined);
  const kept = answer.lines.filter((line) => !line.given && ["bill", "warn", "pend"].includes(line.outcome));
  const wanted = addUp(lines, dated);
  const got = addUp(kept, dated);
  const found: string[] = [];
  if (wanted.join("; ") !== got.join("; ")) found.push(`lines: expected ${wanted.join("; ") || "none"}, got ${got.join("; ") || "none"}`);
  for (const { outcome, about } of findings) {
    const speaks = answer.findings.some((finding) => {
      const line = finding.line === undefined ? undefined : answer.lines[finding.line];
      const names = [...(finding.administrations ?? []), ...(line?.administrations ?? []), ...(line ? [line.code] : [])];
      return finding.outcome === outcome && names.includes(about);
    });
    if (!speaks) found.push(`no finding ${outcome} about ${about}`);
  }
  for (const id of unbilled) {
    const earned = answer.lines.some((line: Line) => line.administrations?.includes(id));
    if (earned || !answer.unbilled.some((one) => one.administration === id)) found.push(`${id} is not unbilled`);
  }
  return found;
}

function addUp(lines: Vector["expected"]["lines"], dated: boolean): readonly string[] {
  const units = new Map<string, number>();
  for (const line of lines) {
    const key = [line.code, [...line.modifiers].sort().join("+"), dated ? (line.date ?? "any date") : ""].join(" ").trimEnd();
    units.set(key, (units.get(key) ?? 0) + line.units);
  }
  return [...units].map(([key, count]) => `${key} x${count}`).sort();
}
