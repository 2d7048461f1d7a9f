import type { Report } from "../base/diagnostic.ts";
import { suggest } from "../base/suggest.ts";
import type { ExampleCase } from "../parser/ast.ts";
import { testDiagnostics } from "./diagnostics.ts";

/**
 * A case with what it takes from the case it is `like`. What it charts replaces the other's by key (`encounter`, `chart`, `sites`,
 * ...). What it expects stands for itself: only a case that expects nothing of its own must give the other's answer. Undefined: the
 * case, or one it is like, is like an unknown case or like itself, and that has been reported.
 */
export function withLike(example: ExampleCase, cases: readonly ExampleCase[], report: Report): ExampleCase | undefined {
  const chain = [example];
  for (let last = example; last.like !== undefined; last = chain.at(-1)!) {
    const { like } = last;
    const base = cases.find((one) => one.name.text === like.text);
    if (!base) {
      const others = cases.filter((one) => one !== last).map((one) => one.name.text);
      report(testDiagnostics.create("test/like-unknown", like.span, { name: like.text }, { suggestions: suggest(like.text, others) }));
      return undefined;
    }
    if (chain.includes(base)) {
      const names = chain.map((one) => `\`${one.name.text}\``).join(", ");
      report(testDiagnostics.create("test/like-cycle", like.span, { names }));
      return undefined;
    }
    chain.push(base);
  }
  return chain.reduceRight((base, next) => replace(base, next));
}

/** Whether a case says anything about its answer. */
export function expectsSomething(example: ExampleCase): boolean {
  return (
    example.bills !== undefined ||
    example.unbilled !== undefined ||
    example.decision !== undefined ||
    [example.holds, example.missing, example.assumes, example.findings].some((words) => words.length > 0)
  );
}

function replace(base: ExampleCase, next: ExampleCase): ExampleCase {
  const { name: _name, title: _title, like: _like, sources: _sources, span: _span, ...inherited } = base;
  const { bills: _bills, unbilled: _unbilled, decision: _decision, ...charted } = inherited;
  const kept = expectsSomething(next) ? { ...charted, holds: [], missing: [], assumes: [], findings: [] } : inherited;
  const given = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
  const own = expectsSomething(next) ? given : withoutLists(given);
  return { ...kept, ...own } as ExampleCase;
}

function withoutLists(given: Record<string, unknown>): Record<string, unknown> {
  const { holds: _holds, missing: _missing, assumes: _assumes, findings: _findings, ...rest } = given;
  return rest;
}
