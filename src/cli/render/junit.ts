import type { Renderer } from "./report.ts";
import { renderText } from "./text.ts";

/** One test of a JUnit report; `failure` is the text of what went wrong. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  readonly failure?: { readonly message: string; readonly text: string };
  /** Why it was not run. */
  readonly skipped?: string;
  /** How long it took; left out where nobody measured. */
  readonly seconds?: number;
}

/** A JUnit document: suites in order of first appearance. */
export function junitDocument(cases: readonly JunitCase[]): string {
  const suites = new Map<string, JunitCase[]>();
  for (const one of cases) {
    const suite = suites.get(one.suite);
    if (suite) suite.push(one);
    else suites.set(one.suite, [one]);
  }
  const body = [...suites].map(([name, of]) => [
    `  <testsuite name="${escapeXml(name)}" tests="${of.length}" failures="${failuresIn(of)}"${skippedIn(of)}${timeIn(of)}>`,
    ...of.map(caseText),
    "  </testsuite>",
  ].join("\n"));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="payerpack" tests="${cases.length}" failures="${failuresIn(cases)}">`,
    ...body,
    "</testsuites>",
    "",
  ].join("\n");
}

/** Diagnostics as JUnit: a suite for each file, a failed test for each error and warning; a clean run is one passed test. */
export const renderJunit: Renderer = (diagnostics, shown) => {
  const cases = diagnostics.filter(({ severity }) => severity !== "note").map((one) => ({
    suite: shown.path(one.span.file.path),
    name: one.code,
    failure: { message: one.message, text: renderText([one], shown).trimEnd() },
  }));
  return junitDocument(cases.length > 0 ? cases : [{ suite: "payerpack check", name: "no findings" }]);
};

function failuresIn(cases: readonly JunitCase[]): number {
  return cases.filter(({ failure }) => failure !== undefined).length;
}

/** Said only where something was skipped. */
function skippedIn(cases: readonly JunitCase[]): string {
  const count = cases.filter(({ skipped }) => skipped !== undefined).length;
  return count > 0 ? ` skipped="${count}"` : "";
}

/** Said only where it was measured. */
function timeIn(cases: readonly JunitCase[]): string {
  return cases.some(({ seconds }) => seconds !== undefined) ? ` time="${cases.reduce((sum, { seconds = 0 }) => sum + seconds, 0).toFixed(3)}"` : "";
}

function caseText(one: JunitCase): string {
  const { suite, name, failure, skipped } = one;
  const open = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}"${timeIn([one])}`;
  if (skipped !== undefined) return `${open}><skipped message="${escapeXml(skipped)}"/></testcase>`;
  if (!failure) return `${open}/>`;
  return `${open}><failure message="${escapeXml(failure.message)}">${escapeXml(failure.text)}</failure></testcase>`;
}

/** Text of an element or a quoted attribute; characters that XML 1.0 cannot hold become `?`. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
