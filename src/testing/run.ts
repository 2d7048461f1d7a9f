import type { Diagnostic, Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { Reach } from "../analysis/cover/reach.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import type { Pack } from "../ir/ir.ts";
import { encodePack, type PackError } from "../ir/pack.ts";
import type { ExampleCase, ExamplesFile, Word } from "../parser/ast.ts";
import { loadPack, type LoadOutcome } from "../runtime/load.ts";
import { runBoundary, type Code } from "./boundary.ts";
import { compareAnswer } from "./compare.ts";
import { testDiagnostics } from "./diagnostics.ts";
import { encounterOfCase, type ExampleContext } from "./encounter.ts";
import { ruleNamesOf } from "../analysis/written/rule-names.ts";
import { expectsSomething, withLike } from "./like.ts";

/** What became of one case or boundary table. */
export interface TestResult {
  /** Id of the pack it was run against. */
  readonly pack: string;
  /** Path of its file, relative to the workspace. */
  readonly file: string;
  readonly kind: "case" | "boundary" | "file";
  readonly name: string;
  readonly title: string;
  readonly ok: boolean;
  /** Empty when it passed. */
  readonly failures: readonly Diagnostic[];
}

export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  /** In the order of the files, boundaries before cases. */
  readonly results: readonly TestResult[];
  /** Names of the rules and exceptions that one of them reached; boundary tables by their rows. */
  readonly reached: ReadonlySet<string>;
}

/**
 * Runs the cases and boundary tables that stand beside the rules of a pack, against that pack as it would be written and loaded again:
 * what is tested is what ships. A case or table that has errors among the findings fails by them: what could be read of it may say less
 * than what was written.
 */
export function runExamples(compiled: CompiledPack, findings: readonly Diagnostic[] = []): TestReport {
  const results: TestResult[] = [];
  const errors = findings.filter(({ severity }) => severity === "error");
  const loaded = asShipped(compiled.pack);
  const reach = new Reach(compiled.pack);
  for (const file of compiled.examples) {
    if (loaded.ok) results.push(...runFile(file, compiled, errors, reached(reach, (encounter) => loaded.pack.code(encounter))));
    else results.push(brokenFile(file, compiled, notLoaded(file, compiled, loaded.error)));
  }
  const passed = results.filter((result) => result.ok).length;
  return { passed, failed: results.length - passed, results, reached: reach.reached };
}

const shipped = new WeakMap<Pack, LoadOutcome>();

/** A pack written and loaded again; once, however many files of examples are run against it. */
function asShipped(pack: Pack): LoadOutcome {
  const loaded = shipped.get(pack) ?? loadPack(encodePack(pack));
  shipped.set(pack, loaded);
  return loaded;
}

/** Codes, and notes what the first encounters of an example reach: the sweep of a boundary table comes after its rows. */
function reached(reach: Reach, code: Code): (encounters: number) => Code {
  return (encounters) => {
    let left = encounters;
    return (encounter) => {
      if (left-- > 0) reach.visit(encounter);
      return code(encounter);
    };
  };
}

function runFile(file: ExamplesFile, compiled: CompiledPack, errors: readonly Diagnostic[], codeFirst: (encounters: number) => Code): readonly TestResult[] {
  const pack = `${compiled.pack.id} ${compiled.pack.release}`;
  if (file.for.text !== pack) {
    const wrong = testDiagnostics.create("test/other-pack", file.for.span, { written: file.for.text, pack });
    return [brokenFile(file, compiled, [wrong])];
  }
  const context = { vocabulary: compiled.pack.vocabulary, payer: compiled.pack.payer, offset: file.offset?.text ?? "Z" };
  const rules = ruleNamesOf(compiled.pack);
  return [
    ...file.boundaries.map((boundary) =>
      resultOf("boundary", boundary, compiled, errors, (failed) => runBoundary(boundary, codeFirst(boundary.table.rows.length), { ...context, report: failed })),
    ),
    ...file.cases.map((example) =>
      resultOf("case", example, compiled, errors, (failed) => runCase(example, file.cases, codeFirst(1), rules, { ...context, report: failed })),
    ),
  ];
}

function runCase(
  example: ExampleCase, cases: readonly ExampleCase[], code: Code, rules: ReadonlySet<string>, context: ExampleContext,
): readonly Diagnostic[] {
  const whole = withLike(example, cases, context.report);
  if (!whole) return [];
  if (!expectsSomething(whole)) return [testDiagnostics.create("test/nothing-expected", example.name.span, { name: example.name.text })];
  let sound = true;
  const report: Report = (diagnostic) => {
    sound = false;
    context.report(diagnostic);
  };
  const encounter = encounterOfCase(whole, { ...context, report });
  return encounter && sound ? compareAnswer(whole, code(encounter.json), encounter, rules) : [];
}

function resultOf(
  kind: "case" | "boundary",
  written: { readonly name: Word; readonly title?: Word; readonly span: Span },
  compiled: CompiledPack,
  errors: readonly Diagnostic[],
  run: (report: Report) => readonly Diagnostic[],
): TestResult {
  const failures = errors.filter(({ span }) => isWithin(span, written.span));
  if (failures.length === 0) failures.push(...run((diagnostic) => failures.push(diagnostic)));
  return {
    pack: compiled.pack.id,
    file: written.name.span.file.path,
    kind,
    name: written.name.text,
    title: written.title?.text ?? written.name.text,
    ok: failures.length === 0,
    failures,
  };
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.file.path === outer.file.path && outer.start <= inner.start && inner.end <= outer.end;
}

function notLoaded(file: ExamplesFile, compiled: CompiledPack, { code, message }: PackError): readonly Diagnostic[] {
  return [testDiagnostics.create("test/pack-not-loaded", file.for.span, { pack: compiled.pack.id, code, error: message })];
}

function brokenFile(file: ExamplesFile, compiled: CompiledPack, failures: readonly Diagnostic[]): TestResult {
  const { path } = file.topic.span.file;
  return { pack: compiled.pack.id, file: path, kind: "file", name: file.topic.text, title: file.topic.text, ok: false, failures };
}
