import { sortDiagnostics } from "../../base/diagnostic.ts";
import type { TestResult } from "../../testing/run.ts";
import type { Colors } from "./colors.ts";
import { renderGithub } from "./github.ts";
import { renderJson } from "./json.ts";
import { junitDocument } from "./junit.ts";
import type { Shown } from "./report.ts";
import { renderText, renderTextWith } from "./text.ts";

/** What became of the examples of one pack. */
export interface PackResults {
  readonly id: string;
  readonly release: string;
  readonly folder: string;
  readonly results: readonly TestResult[];
  /** The pack's own rules that none of its examples reaches; empty where only some of them ran. */
  readonly unreached: readonly string[];
}

/** What `test` found out. */
export interface Results {
  readonly packs: readonly PackResults[];
  /** Folders of packs with errors, whose examples did not run. */
  readonly broken: readonly string[];
}

/** Makes a whole report of test results. */
export type ResultRenderer = (results: Results, shown: Shown, colors: Colors) => string;

const text: ResultRenderer = ({ packs, broken }, shown, colors) => {
  const lines: string[] = [];
  for (const { id, release, results, unreached } of packs) {
    const failed = results.filter(({ ok }) => !ok);
    const verdict = failed.length > 0 ? colors.red("FAIL") : results.length > 0 ? colors.green("pass") : colors.yellow("none");
    lines.push(`${verdict}  ${colors.bold(`${id} ${release}`)}  ${tally(results)}\n`);
    for (const { kind, name, title, failures } of failed) {
      lines.push(`\n${colors.bold(`${kind} ${name}`)}${title === name ? "" : `: ${title}`}\n\n`);
      lines.push(renderTextWith(colors)(sortDiagnostics(failures), shown), "\n");
    }
    if (unreached.length > 0) lines.push(`      ${colors.yellow("no example reaches")} ${unreached.join(", ")}\n`);
  }
  for (const folder of broken) lines.push(`${colors.red("FAIL")}  ${colors.bold(shown.path(folder))}  has errors, nothing was run\n`);
  lines.push(`\n${tally(packs.flatMap(({ results }) => results))}\n`);
  return lines.join("");
};

const json: ResultRenderer = ({ packs, broken }, shown) => {
  const all = packs.flatMap(({ results }) => results);
  const document = {
    format: "payerpack test results 1",
    passed: all.filter(({ ok }) => ok).length,
    failed: all.filter(({ ok }) => !ok).length,
    broken: broken.map((folder) => shown.path(folder)),
    unreached: packs.flatMap(({ id, unreached }) => unreached.map((rule) => ({ pack: id, rule }))),
    results: all.map(({ pack, file, kind, name, title, ok, failures }) => ({
      pack, file: shown.path(file), kind, name, title, ok,
      failures: (JSON.parse(renderJson(failures, shown)) as { readonly diagnostics: unknown }).diagnostics,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

const junit: ResultRenderer = ({ packs, broken }, shown) => junitDocument([
  ...packs.flatMap(({ id, results }) => results.map(({ file, name, ok, failures }) => ({
    suite: `${id}: ${shown.path(file)}`,
    name,
    ...(ok ? {} : { failure: { message: failures[0]?.message ?? "failed", text: renderText(failures, shown).trimEnd() } }),
  }))),
  ...broken.map((folder) => ({
    suite: shown.path(folder),
    name: "compiles",
    failure: { message: "the pack has errors", text: "The examples were not run." },
  })),
]);

const github: ResultRenderer = ({ packs, broken }, shown) => {
  const all = packs.flatMap(({ results }) => results);
  const places = broken.map((folder) => `${shown.path(folder)} has errors, nothing was run\n`);
  return [renderGithub(all.flatMap(({ failures }) => failures), shown), ...places, `${tally(all)}\n`].join("");
};

/** Every form in which `test` reports. */
export const RESULT_RENDERERS = { text, json, junit, github } as const satisfies Readonly<Record<string, ResultRenderer>>;

export type ResultFormat = keyof typeof RESULT_RENDERERS;

function tally(results: readonly TestResult[]): string {
  const failed = results.filter(({ ok }) => !ok).length;
  return `${results.length - failed} passed, ${failed} failed`;
}
