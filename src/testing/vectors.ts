import type { CompiledPack } from "../compiler/compile.ts";
import type { Pack } from "../ir/ir.ts";
import { hashPack } from "../ir/pack.ts";
import { rolesOf } from "../ir/roles.ts";
import type { Expectations, ExpectedLine, ExpectedPiece, Vector } from "../ir/vectors.ts";
import type { Boundary, ExampleCase, ExamplesFile, TextTable, Word } from "../parser/ast.ts";
import { instantAfter, instantOf, type Clock } from "./clock.ts";
import { chartList, encounterOfCase, encounterOfFields, type ExampleContext } from "./encounter.ts";
import { cellOf, type ExpectedRow, readRows, wordsOf } from "./expected-rows.ts";
import { expectsSomething, withLike } from "./like.ts";

/**
 * The pack with its examples and boundary tables as vectors, in the order of their names. What is written so that no encounter comes of it is
 * left out: `payerpack test` says what is wrong with it.
 */
export function withVectors(compiled: CompiledPack): Pack {
  const { hashes: _, ...pack } = compiled.pack;
  const vectors = compiled.examples.flatMap((file) => vectorsOf(file, compiled.pack));
  if (vectors.length === 0) return compiled.pack;
  return hashPack({ ...pack, vectors: vectors.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.encounter < b.encounter ? -1 : 1)) });
}

function vectorsOf(file: ExamplesFile, pack: Pack): Vector[] {
  if (file.for.text !== `${pack.id} ${pack.release}`) return [];
  const context = { vocabulary: pack.vocabulary, payer: pack.payer, offset: file.offset?.text ?? "Z" };
  return [
    ...file.cases.flatMap((example) => sound((report) => ofCase(example, file.cases, { ...context, report }))),
    ...file.boundaries.flatMap((boundary) => sound((report) => ofBoundary(boundary, { ...context, report }))),
  ];
}

/** What was made, or nothing where something was reported on the way. */
function sound(make: (report: ExampleContext["report"]) => readonly Vector[] | undefined): readonly Vector[] {
  let faults = 0;
  const made = make(() => faults++);
  return faults > 0 || made === undefined ? [] : made;
}

function ofCase(example: ExampleCase, cases: readonly ExampleCase[], context: ExampleContext): readonly Vector[] | undefined {
  const whole = withLike(example, cases, context.report);
  if (!whole || !expectsSomething(whole)) return undefined;
  const made = encounterOfCase(whole, context);
  const expects = made && expectationsOf(whole, made.clock, context.report);
  return expects && [{ name: example.name.text, encounter: JSON.stringify(made.json), expects }];
}

/** Undefined where a cell cannot be read. */
function expectationsOf(example: ExampleCase, clock: Clock, report: ExampleContext["report"]): Expectations | undefined {
  const { bills, unbilled, decision } = example;
  const rows = (name: string, table: TextTable | "nothing", allowed: readonly string[]): readonly ExpectedRow[] => readRows(name, table, allowed, [], report) ?? [];
  const lines = bills && rows("bills", bills, ["code", "units", "modifiers", "date", "outcome", "because"]);
  const pieces = unbilled && rows("unbilled", unbilled, ["administration", "from", "to", "because"]);
  if (lines?.some((row) => !UNITS.test(cellOf(row, "units")))) return undefined;
  if (pieces?.some((row) => ["from", "to"].some((end) => cellOf(row, end) !== "" && instantOf(cellOf(row, end), clock) === undefined))) return undefined;
  return {
    ...(lines === undefined ? {} : { lines: lines.map(lineOf) }),
    ...(pieces === undefined ? {} : { unbilled: pieces.map((row) => pieceOf(row, clock)) }),
    ...(decision === undefined ? {} : { decision: decision.text }),
    ...listed("holds", example.holds), ...listed("missing", example.missing), ...listed("assumes", example.assumes), ...listed("findings", example.findings),
  };
}

/** Units and minutes as tables write them. */
const UNITS = /^[0-9]{1,9}$/;

function listed(key: "holds" | "missing" | "assumes" | "findings", words: readonly Word[]): Expectations {
  return words.length > 0 ? { [key]: words.map(({ text }) => text) } : {};
}

function lineOf(row: ExpectedRow): ExpectedLine {
  const [date, outcome] = [cellOf(row, "date"), cellOf(row, "outcome")];
  return {
    code: cellOf(row, "code"), units: Number(cellOf(row, "units")), modifiers: [...wordsOf(row, "modifiers")].sort(), because: wordsOf(row, "because"),
    ...(date === "" ? {} : { date }), ...(outcome === "" ? {} : { outcome }),
  };
}

function pieceOf(row: ExpectedRow, clock: Clock): ExpectedPiece {
  const [from, to] = [cellOf(row, "from"), cellOf(row, "to")].map((text) => (text === "" ? undefined : instantOf(text, clock)));
  const because = cellOf(row, "because");
  return { administration: cellOf(row, "administration"), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(because === "" ? {} : { because }) };
}

function ofBoundary(boundary: Boundary, context: ExampleContext): readonly Vector[] | undefined {
  const made = encounterOfFields(boundary.name, boundary.encounter, boundary.charted, context);
  const span = rolesOf(context.vocabulary).charted?.span;
  if (!made || !span) return undefined;
  const [, ...codes] = boundary.table.columns.map(({ text }) => text);
  if (boundary.table.rows.flat().some(({ text }) => !UNITS.test(text))) return undefined;
  return boundary.table.rows.flatMap(([minutes, ...units]): readonly Vector[] => {
    const [start, stop] = [0, Number(minutes!.text)].map((after) => instantAfter(boundary.from.text, after, made.encounter.clock));
    if (start === undefined || stop === undefined) return [];
    const encounter = { ...made.encounter.json, [chartList(context.vocabulary)]: [{ ...made.administration, [span.from]: start, [span.to]: stop }] };
    const counted = codes.flatMap((code, index) => (Number(units[index]!.text) > 0 ? [[code, Number(units[index]!.text)] as const] : []));
    return [{ name: `${boundary.name.text} at ${minutes!.text} minutes`, encounter: JSON.stringify(encounter), expects: { units: Object.fromEntries(counted) } }];
  });
}
