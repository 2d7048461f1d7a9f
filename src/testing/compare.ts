import type { Diagnostic, Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import type { ExampleCase, TextTable, Word } from "../parser/ast.ts";
import type { Answer, CodedAnswer } from "../runtime/answer.ts";
import type { Clock } from "./clock.ts";
import { compareLines, quoted } from "./compare-lines.ts";
import { compareUnbilled } from "./compare-unbilled.ts";
import { testDiagnostics } from "./diagnostics.ts";

/**
 * How an answer differs from what a case expects; empty when it agrees. `bills` and `unbilled` are complete where they are given;
 * `holds`, `missing`, `assumes`, `findings` and `decision` are the least that the answer must say.
 */
export function compareAnswer(example: ExampleCase, answer: Answer, clock: Clock): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = (diagnostic) => found.push(diagnostic);
  if ("error" in answer) {
    report(refused(answer.error, example.name.span));
    return found;
  }
  if (example.bills !== undefined) compareLines(example.bills, answer.lines, spanOf(example.bills, example), report);
  if (example.unbilled !== undefined) {
    compareUnbilled(example.unbilled, answer.unbilled, clock, spanOf(example.unbilled, example), report);
  }
  compareWords(example, answer, report);
  return found;
}

/** The diagnostic of an encounter that the pack refused. */
export function refused(error: { readonly code: string; readonly message: string; readonly pointer?: string }, at: Span): Diagnostic {
  const where = error.pointer === undefined ? "" : ` at ${error.pointer}`;
  return testDiagnostics.create("test/refused", at, { message: error.message, code: error.code, where });
}

function compareWords(example: ExampleCase, answer: CodedAnswer, report: Report): void {
  const held = answer.findings.filter((finding) => finding.outcome === "hold" || finding.outcome === "not_covered");
  const lists = [
    { code: "test/holds", hole: "rule", words: example.holds, got: held.map((finding) => finding.rule) },
    { code: "test/assumes", hole: "rule", words: example.assumes, got: answer.assumptions.map((assumption) => assumption.rule) },
    { code: "test/findings", hole: "rule", words: example.findings, got: answer.findings.map((finding) => finding.rule) },
  ] as const;
  for (const { code, words, got } of lists) {
    for (const word of absent(words, got)) {
      report(testDiagnostics.create(code, word.span, { rule: word.text, got: quoted([...new Set(got)]) }));
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
