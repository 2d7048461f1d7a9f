import type { Answer, CodedAnswer } from "../../src/runtime/answer.ts";
import type { LoadedPack } from "../../src/runtime/load.ts";

/** One administration of a test's chart: minutes count from midnight of the day of service. */
export interface Charted {
  readonly id: string;
  readonly kind: "drug" | "fluid" | "chemotherapy" | "push" | "chemotherapy push" | "open vein";
  readonly substance: string;
  readonly site: "left" | "right";
  readonly start: number;
  /** Undefined: not charted. */
  readonly stop: number | undefined;
  readonly primary?: boolean;
  readonly bagChange?: boolean;
}

export interface Chart {
  readonly claim: "facility" | "professional";
  /** Whether the chart says why the right site was needed. */
  readonly secondSiteDocumented: boolean;
  readonly administrations: readonly Charted[];
}

export const DAY = "2026-03-02";
const OFFSET = "-05:00";

const KINDS: Readonly<Record<Charted["kind"], { readonly technique: string; readonly purpose: string; readonly drug_class?: string }>> = {
  drug: { technique: "infusion", purpose: "therapeutic", drug_class: "standard" },
  fluid: { technique: "infusion", purpose: "hydration" },
  chemotherapy: { technique: "infusion", purpose: "therapeutic", drug_class: "complex" },
  push: { technique: "push", purpose: "therapeutic", drug_class: "standard" },
  "chemotherapy push": { technique: "push", purpose: "therapeutic", drug_class: "complex" },
  "open vein": { technique: "infusion", purpose: "keep_vein_open" },
};

/** Kinds that run for minutes; the others are events, unless a stop is charted. */
export const RUNNING: ReadonlySet<Charted["kind"]> = new Set(["drug", "fluid", "chemotherapy", "open vein"]);

/** The instant a number of minutes after midnight of the day of service. */
export function instant(minutes: number): string {
  const known = INSTANTS.get(minutes);
  if (known !== undefined) return known;
  const made = `${new Date(Date.parse(`${DAY}T00:00Z`) + minutes * 60_000).toISOString().slice(0, 16)}${OFFSET}`;
  INSTANTS.set(minutes, made);
  return made;
}

/** Laws ask for the same few instants hundreds of thousands of times. */
const INSTANTS = new Map<number, string>();

/** Minutes after midnight of the day of service, of an instant of an answer. */
export function minutesOf(text: string): number {
  return (Date.parse(text) - Date.parse(`${DAY}T00:00${OFFSET}`)) / 60_000;
}

/** The encounter of a chart, in the form of the contract. */
export function encounterOf(chart: Chart, id = "chart"): Record<string, unknown> {
  const sites = (["left", "right"] as const).filter((site) => chart.administrations.some((one) => one.site === site));
  return {
    id,
    claim_type: chart.claim,
    ...(chart.claim === "professional" ? { place_of_service: "11" } : {}),
    date_of_service: DAY,
    sites: sites.map((site) => ({
      id: site,
      kind: "peripheral",
      ...(site === "right" && chart.secondSiteDocumented ? { separate_site_documented: true } : {}),
    })),
    administrations: chart.administrations.map((one) => ({
      id: one.id,
      route: "intravenous",
      ...KINDS[one.kind],
      substance: one.substance,
      site: one.site,
      start: instant(one.start),
      ...(one.stop === undefined ? {} : { stop: instant(one.stop) }),
      ...(one.primary ? { primary_reason: true } : {}),
      ...(one.bagChange ? { bag_change: true } : {}),
    })),
  };
}

/** Codes a chart that must not be refused. */
export function codeChart(pack: LoadedPack, chart: Chart): CodedAnswer {
  const answer: Answer = pack.code(encounterOf(chart));
  if ("error" in answer) throw new Error(`refused: ${answer.error.code} ${answer.error.message} ${answer.error.pointer ?? ""}\n${drawChart(chart)}`);
  return answer;
}

/** A chart as a coder would write it down, for the message of a law that does not hold. */
export function drawChart(chart: Chart): string {
  const clock = (minutes: number | undefined): string => (minutes === undefined ? "?" : instant(minutes).slice(5, 16).replace("T", " "));
  const rows = chart.administrations.map(
    (one) =>
      `  ${one.id.padEnd(4)} ${one.site.padEnd(5)} ${one.kind.padEnd(17)} ${one.substance.padEnd(7)} ${clock(one.start)} to ${clock(one.stop)}` +
      `${one.stop === undefined ? "" : ` (${one.stop - one.start} minutes)`}${one.primary ? " main reason" : ""}`,
  );
  return `${chart.claim} claim, second site ${chart.secondSiteDocumented ? "documented" : "not documented"}\n${rows.join("\n")}`;
}

/** An answer in few words, for the same message. */
export function drawAnswer(answer: CodedAnswer): string {
  const lines = answer.lines.map(
    (line) => `  ${line.code} x${line.units} ${line.modifiers.join(" ")} ${line.date} ${line.outcome} (${line.rules.join(", ")}) of ${(line.administrations ?? []).join(" ")}`,
  );
  const unbilled = answer.unbilled.map((one) => `  not billed: ${one.administration} ${one.from ?? ""} ${one.to ?? ""} (${one.rule}: ${one.reason})`);
  const findings = answer.findings.map((one) => `  ${one.outcome}: ${one.rule} ${(one.missing ?? []).join(", ")}`);
  return [`decision ${answer.decision}`, ...lines, ...unbilled, ...findings].join("\n");
}
