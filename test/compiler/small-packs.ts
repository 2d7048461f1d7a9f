import { readFileSync } from "node:fs";
import type { Diagnostic, Outcome } from "../../src/base/diagnostic.ts";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { textOf } from "../../src/base/source.ts";
import type { CompiledPack } from "../../src/compiler/compile.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import type { Program } from "../../src/ir/ir.ts";

const VOCABULARY = readFileSync(new URL("../../rules/vocabulary/infusion.yaml", import.meta.url), "utf8");

/** A base pack in the folder `base` with one source, `s`. */
export const BASE_PACK = `payerpack: 1
pack: test/base
release: 1
title: A base
vocabulary: infusion 1
effective: from 2020-01-01
sources:
  s: { title: A source, publisher: Us, confidence: ours }
`;

/** A layer in the folder `layer` with one source, `p`. */
export const LAYER_PACK = `payerpack: 1
pack: test/layer
release: 1
title: A layer
payer: someone
extends: test/base 1
effective: from 2020-01-01
sources:
  p: { title: A policy, publisher: Someone, confidence: authority }
`;

/** Rules every base needs before it can walk sites and services or make lines. */
const ENGINE = `payerpack: 1
rules: engine
title: What every base needs
sites:
  coding_sites:
    title: Sites
    for each: access
    apart when: access.separate_site_documented is yes
    because: One site
    source: s
services:
  joined:
    title: Services
    for each: administration
    timed when: administration.stop is documented
    time: administration.start to administration.stop
    join when: administration.technique is infusion
    sharing: [site]
    gap: 0 minutes
    source: s
dates:
  dated:
    title: Dates
    for each: line
    date: day earned
    source: s
`;

/** A rules file of a topic around its sections. */
export function rulesFile(sections: string, topic = "topic"): string {
  return `payerpack: 1\nrules: ${topic}\ntitle: A topic\n${dedent(sections)}`;
}

/** Takes the indentation of the first line from every line, so that rules can be written inside a test. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, "").split("\n");
  const indent = /^ */.exec(lines[0]!)![0].length;
  return `${lines.map((line) => line.slice(Math.min(indent, /^ */.exec(line)![0].length))).join("\n").trimEnd()}\n`;
}

/** Files of a workspace: the shipped vocabulary, the base and what every base needs; entries given here replace those. */
export function compileFiles(files: Readonly<Record<string, string>>): Outcome<readonly CompiledPack[]> {
  const all = { "vocabulary/infusion.yaml": VOCABULARY, "base/pack.yaml": BASE_PACK, "base/engine.yaml": ENGINE, ...files };
  return compileWorkspace(Object.entries(all).filter(([, text]) => text !== "").map(([path, text]) => ({ path, text })));
}

/** The base with the rules given, and a layer over it where rules of a layer are given. */
export function compileRules(base: string, layer?: string): Outcome<readonly CompiledPack[]> {
  const upper = layer === undefined ? {} : { "layer/pack.yaml": LAYER_PACK, "layer/topic.yaml": rulesFile(layer) };
  return compileFiles({ "base/topic.yaml": rulesFile(base), ...upper });
}

/** `code "underlined text"` of each finding, notes left out, sorted by place. */
export function findings({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly string[] {
  return serious(diagnostics).map(({ code, span }) => `${code} "${textOf(span)}"`);
}

/** Errors and warnings in order of place. */
export function serious(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return sortDiagnostics(diagnostics).filter((one) => one.severity !== "note");
}

/** The program of a pack on a date; the pack must have compiled. */
export function programOn(outcome: Outcome<readonly CompiledPack[]>, folder: string, date = "2026-03-02"): Program {
  const compiled = outcome.value?.find((one) => one.folder === folder);
  if (!compiled) throw new Error(`${folder} did not compile:\n${serious(outcome.diagnostics).map(({ code, message }) => `${code} ${message}`).join("\n")}`);
  const segment = compiled.pack.segments.find(({ from, to }) => from <= date && (to === null || date <= to));
  if (!segment) throw new Error(`${folder} has no segment for ${date}`);
  return compiled.pack.programs[segment.program]!;
}
