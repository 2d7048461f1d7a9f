import { billedOf, billedWords } from "../../../analysis/charts/answers.ts";
import { aligned, chartRows } from "../../../analysis/charts/written.ts";
import type { Score, Tested } from "../../../analysis/mutate/mutate.ts";
import type { PackMutation } from "../../../analysis/mutate/mutate.ts";
import type { Witness } from "../../../analysis/mutate/witness.ts";
import type { SlipClass } from "../../../analysis/mutate/variants.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import type { Colors } from "../colors.ts";

/** The slips of one pack, and encounters that show those which nothing notices. */
export interface ShownMutation extends PackMutation {
  readonly vocabulary: Vocabulary;
  readonly witnesses: ReadonlyMap<Tested, Witness>;
}

/** What `mutate` found out. */
export interface MutateReport {
  readonly packs: readonly ShownMutation[];
  /** Folders of packs with errors, which were not looked at. */
  readonly broken: readonly string[];
  /** Encounters tried for each pack. */
  readonly search: number;
  readonly required: { readonly sharp: number; readonly all: number };
  /** Files of examples that were written. */
  readonly written: readonly string[];
}

/** Makes a whole report; `path` turns a path of the rules into the one the user knows. */
export type MutateRenderer = (report: MutateReport, path: (path: string) => string, colors: Colors) => string;

/** Classes of which gates ask the most. */
export const SHARP: readonly SlipClass[] = ["threshold", "date", "modifier"];

/** Per cent of the slips that can be noticed at all, rounded down to a tenth; all of none. */
export function percent({ all, equivalent }: Score, noticed: number): string {
  const possible = all - equivalent;
  return possible === 0 ? "100" : String(Math.floor((noticed * 1000) / possible) / 10);
}

/** `when: 31 minutes -> 32 minutes`. */
export function slipWords({ part, words }: Tested): string {
  return part === "" ? words : `${part}: ${words}`;
}

/** The chart of an encounter, what is billed today and what would be billed with the slip. */
export function witnessLines({ encounter, now, slipped }: Witness, vocabulary: Vocabulary): { readonly about: string; readonly chart: readonly string[]; readonly now: string; readonly slipped: string } {
  const about = Object.entries(encounter).filter(([key, value]) => key !== "id" && key !== "payer" && !(Array.isArray(value) && value.some((one) => typeof one === "object")));
  const day = String(encounter["date_of_service"]);
  const [today, other] = [said(now, day), said(slipped, day)];
  return {
    about: about.map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(" ") : typeof value === "boolean" ? (value ? "yes" : "no") : String(value)}`).join(", "),
    chart: aligned(chartRows(encounter, vocabulary)),
    now: today.bills === other.bills ? `${today.bills}; ${today.more}` : today.bills,
    slipped: today.bills === other.bills ? `${other.bills}; ${other.more}` : other.bills,
  };
}

/** What is billed, and the rules that say so or say something about it. */
function said(answer: Witness["now"], day: string): { readonly bills: string; readonly more: string } {
  const billed = billedOf(answer);
  if ("error" in answer) return { bills: billedWords(billed, day), more: "" };
  const rules = [...new Set([...answer.lines.flatMap(({ rules }) => rules)])];
  const findings = billed.findings.map(({ rule, outcome }) => `${outcome} by ${rule}`);
  const missing = answer.findings.flatMap(({ missing }) => missing ?? []).map((fact) => `asks for ${fact}`);
  const unbilled = answer.unbilled.map(({ administration, rule }) => `${administration} unbilled by ${rule}`);
  return { bills: billedWords(billed, day), more: [...rules, ...findings, ...missing, ...unbilled].join(", ") };
}
