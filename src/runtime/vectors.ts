// The entry `payerpack/vectors`: tries a pack on the encounters that it carries. Apart from `payerpack/runtime`, which stays small.
import { invariant } from "../base/invariant.ts";
import { matchAll } from "../base/matching.ts";
import type { Pack } from "../ir/ir.ts";
import { decodePack } from "../ir/pack.ts";
import type { ExpectedLine, ExpectedPiece, Expectations } from "../ir/vectors.ts";
import type { Answer, CodedAnswer, Line, Unbilled } from "./answer.ts";
import { readInstant } from "./instant.ts";
import { loadPack, type LoadOptions, type LoadOutcome } from "./load.ts";

/** What became of the vectors of a pack. */
export interface VectorReport {
  readonly passed: number;
  readonly failures: readonly VectorFailure[];
}

/** A vector that the pack does not meet, and the parts of its expectations that its answer does not fit. */
export interface VectorFailure {
  readonly name: string;
  readonly parts: readonly (keyof Expectations | "refused")[];
}

export type VectorOutcome = { readonly ok: true; readonly report: VectorReport } | Extract<LoadOutcome, { readonly ok: false }>;

/** Loads the text of a pack as {@link loadPack} does and runs its vectors; a pack without any passes none. */
export function runVectors(text: string, options: LoadOptions = {}): VectorOutcome {
  const decoded = decodePack(text);
  if (!decoded.ok) return decoded;
  return { ok: true, report: vectorReport(decoded.pack, options) };
}

/** The same for a pack that was read, and checked, before. */
export function vectorReport(pack: Pack, options: LoadOptions = {}): VectorReport {
  const loaded = loadPack(pack, options);
  invariant(loaded.ok, "a pack that was read is loaded");
  const vectors = pack.vectors ?? [];
  const failures = vectors.flatMap(({ name, encounter, expects }): readonly VectorFailure[] => {
    const parts = unmet(expects, loaded.pack.codeText(encounter));
    return parts.length > 0 ? [{ name, parts }] : [];
  });
  return { passed: vectors.length - failures.length, failures };
}

/** The parts of expectations that an answer does not fit; a refusal fits none. */
export function unmet(expects: Expectations, answer: Answer): VectorFailure["parts"] {
  if ("error" in answer) return ["refused"];
  const holds = answer.findings.filter(({ outcome }) => outcome === "hold" || outcome === "not_covered");
  const met: Readonly<Record<keyof Expectations, boolean>> = {
    lines: expects.lines === undefined || linesFit(expects.lines, answer.lines),
    units: expects.units === undefined || unitsFit(expects.units, answer.lines),
    unbilled: expects.unbilled === undefined || piecesFit(expects.unbilled, answer.unbilled),
    decision: expects.decision === undefined || expects.decision === answer.decision,
    holds: among(expects.holds, holds.map(({ rule }) => rule)),
    missing: among(expects.missing, answer.findings.flatMap(({ missing }) => missing ?? [])),
    assumes: among(expects.assumes, answer.assumptions.map(({ rule }) => rule)),
    findings: among(expects.findings, answer.findings.map(({ rule }) => rule)),
    all_findings: expects.all_findings === undefined || sameWords(expects.all_findings, answer.findings.map(({ rule }) => rule)),
  };
  return (Object.keys(met) as (keyof Expectations)[]).filter((part) => !met[part]);
}

function among(wanted: readonly string[] | undefined, told: readonly string[]): boolean {
  return (wanted ?? []).every((word) => told.includes(word));
}

/** The same words, each as often, in any order. */
function sameWords(wanted: readonly string[], told: readonly string[]): boolean {
  return JSON.stringify([...wanted].sort()) === JSON.stringify([...told].sort());
}

/** Every expected line is one of the answer's, and every line that rules made is expected. */
function linesFit(expected: readonly ExpectedLine[], lines: readonly Line[]): boolean {
  const found = matchAll(expected, lines, isExpected);
  const used = new Set(found);
  return !used.has(undefined) && lines.every((line, index) => line.given === true || used.has(index));
}

function isExpected({ code, units, modifiers, date, outcome, because }: ExpectedLine, line: Line): boolean {
  return (
    code === line.code && units === line.units && modifiers.join() === [...line.modifiers].sort().join() && (date === undefined || date === line.date) &&
    (outcome === undefined ? isKept(line) : outcome === line.outcome) && because.every((rule) => line.rules.includes(rule))
  );
}

function isKept({ outcome }: Line): boolean {
  return outcome !== "hold" && outcome !== "deny";
}

function unitsFit(expected: Readonly<Record<string, number>>, lines: CodedAnswer["lines"]): boolean {
  const units = new Map<string, number>();
  for (const line of lines) if (line.given !== true && isKept(line)) units.set(line.code, (units.get(line.code) ?? 0) + line.units);
  return Object.entries(expected).every(([code, count]) => (units.get(code) ?? 0) === count) && [...units.keys()].every((code) => Object.hasOwn(expected, code));
}

function piecesFit(expected: readonly ExpectedPiece[], unbilled: readonly Unbilled[]): boolean {
  const pieces = joined(unbilled);
  const found = matchAll(expected, pieces, (one, piece) => (
    one.administration === piece.administration && sameInstant(one.from, piece.from) && sameInstant(one.to, piece.to) && (one.because === undefined || one.because === piece.rule)
  ));
  return !found.includes(undefined) && found.length === pieces.length;
}

/** Entries of one administration and rule that touch, as one. */
function joined(unbilled: readonly Unbilled[]): readonly Unbilled[] {
  const pieces: Unbilled[] = [];
  for (const one of unbilled) {
    const at = pieces.findIndex(({ administration, rule, to }) => administration === one.administration && rule === one.rule && to !== undefined && to === one.from);
    if (at < 0) pieces.push(one);
    else pieces[at] = { ...pieces[at]!, ...(one.to === undefined ? {} : { to: one.to }) };
  }
  return pieces;
}

function sameInstant(expected: string | undefined, told: string | undefined): boolean {
  if (expected === undefined || told === undefined) return expected === told;
  const [a, b] = [readInstant(expected), readInstant(told)];
  return typeof a !== "string" && typeof b !== "string" && a.minutes === b.minutes;
}
