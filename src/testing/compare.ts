import type { Diagnostic, Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import type { ExampleCase, TextTable, Word } from "../parser/ast.ts";
import type { Answer, CodedAnswer } from "../runtime/answer.ts";
import { compareLines, quoted, unknownRule } from "./compare-lines.ts";
import { compareUnbilled } from "./compare-unbilled.ts";
import { testDiagnostics } from "./diagnostics.ts";
import type { ExampleEncounter } from "./encounter.ts";
import { inWords, placeAt, wordsAt, type Places } from "./places.ts";

/**
 * How an answer differs from what a case expects; empty when it agrees. `bills` and `unbilled` are complete where they are given;
 * `holds`, `missing`, `assumes`, `findings` and `decision` are the least that the answer must say.
 */
export function compareAnswer(example: ExampleCase, answer: Answer, { clock, places }: ExampleEncounter, rules: ReadonlySet<string>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = (diagnostic) => found.push(diagnostic);
  if ("error" in answer) {
    report(refused(answer.error, example.name.span, places));
    return found;
  }
  if (example.bills !== undefined) compareLines(example.bills, answer.lines, spanOf(example.bills, example), rules, report);
  if (example.unbilled !== undefined) {
    compareUnbilled(example.unbilled, answer.unbilled, clock, spanOf(example.unbilled, example), rules, report);
  }
  compareWords(example, answer, rules, report);
  return found;
}

/** The diagnostic of an encounter that the pack refused, at what was written wrong and in the words it was written in. */
export function refused(error: { readonly code: string; readonly message: string; readonly pointer?: string }, at: Span, places: Places): Diagnostic {
  const { code, pointer } = error;
  const where = pointer === undefined ? "" : `, at ${wordsAt(pointer, places)}`;
  const span = pointer === undefined ? at : (placeAt(pointer, places)?.span ?? at);
  return testDiagnostics.create("test/refused", span, { message: inWords(error.message, places), code, where });
}

function compareWords(example: ExampleCase, answer: CodedAnswer, rules: ReadonlySet<string>, report: Report): void {
  const held = answer.findings.filter((finding) => finding.outcome === "hold" || finding.outcome === "not_covered");
  const lists = [
    { code: "test/holds", hole: "rule", words: example.holds, got: held.map((finding) => finding.rule) },
    { code: "test/assumes", hole: "rule", words: example.assumes, got: answer.assumptions.map((assumption) => assumption.rule) },
    { code: "test/findings", hole: "rule", words: example.findings, got: answer.findings.map((finding) => finding.rule) },
  ] as const;
  for (const { code, words, got } of lists) {
    for (const word of absent(words, got)) {
      if (!rules.has(word.text)) report(unknownRule(word, rules));
      else report(testDiagnostics.create(code, word.span, { rule: word.text, got: quoted([...new Set(got)]) }));
    }
  }
  const facts = answer.findings.flatMap((finding) => finding.missing ?? []);
  for (const word of absent(example.missing, facts)) {
    report(testDiagnostics.create("test/missing-fact", word.span, { fact: word.text, got: quoted([...new Set(facts)]) }));
  }
  const { decision } = example;
  if (decision && decision.text !== answer.decision) {
    report(testDiagnostics.create("test/decision", decision.span, { got: answer.decision, expected: decision.text }));
  }
}

function absent(words: readonly Word[], got: readonly string[]): readonly Word[] {
  return words.filter((word) => !got.includes(word.text));
}

function spanOf(table: TextTable | "nothing", example: ExampleCase): Span {
  return table === "nothing" ? example.name.span : table.span;
}
