import { hasErrors } from "../../../src/base/diagnostic.ts";
import type { Diagnostic, Outcome } from "../../../src/base/diagnostic.ts";
import type { SourceFile } from "../../../src/base/source.ts";
import { compileWorkspace } from "../../../src/compiler/compile.ts";
import { encodePack } from "../../../src/ir/pack.ts";
import { formatSource } from "../../../src/parser/format/format.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { CLAUSE_CASES } from "../../hostile/corpus/clauses.ts";
import { MEANING_CASES } from "../../hostile/corpus/meaning.ts";
import { YAML_CASES } from "../../hostile/corpus/yaml.ts";
import { unmarked } from "../../hostile/file-case.ts";
import { WORLD, worldWith } from "../../hostile/world.ts";
import { encounterWith } from "../../support/encounters.ts";
import { slip } from "../../support/slips.ts";
import { mutated, oneOf } from "./mutate.ts";
import { CODE } from "./target.ts";
import type { Target, Trial } from "./target.ts";

const LONGEST_MESSAGE = 300;
const SMALL = 6_000;

/** Files that cases lay over the small world: each with the others of its case. */
const CASES = [...YAML_CASES, ...CLAUSE_CASES, ...MEANING_CASES]
  .map((one) => unmarked(one.files).files)
  .filter((files) => Object.values(files).join("").length < SMALL);
/** Files without a mistake. */
const GOOD: readonly SourceFile[] = Object.entries(WORLD).map(([path, text]) => ({ path, text }));

const CORE = GOOD.find(({ path }) => path === "base/core.yaml")!;

/** A case that only takes files away leaves nothing to change. */
const nothing: Trial = { input: "", read: () => ({ code: "accepted", fault: () => undefined }) };

function filed({ path, text }: SourceFile): Readonly<Record<string, string | undefined>> {
  return { [path]: text };
}

/** Small files alone: for what reads one file, a hundred times quicker than a workspace. */
const BROKEN: readonly SourceFile[] = CASES.flatMap((files) => Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }])));

/** Whole workspaces: one file of the small world or of a case, changed. */
export function workspaceTarget(): Target {
  return {
    name: "workspaces",
    make(random) {
      const overlay = random() < 0.5 ? oneOf(random, CASES) : filed(oneOf(random, [CORE, ...GOOD]));
      const path = oneOf(random, Object.keys(overlay).filter((name) => overlay[name] !== undefined));
      if (path === undefined) return nothing;
      const text = random() < 0.3 ? slip({ path, text: overlay[path]! }, random).text : mutated(overlay[path]!, random);
      const files = worldWith({ ...overlay, [path]: text });
      return {
        input: text,
        read: () => {
          const outcome = compileWorkspace(files);
          const first = outcome.diagnostics.find(({ severity }) => severity === "error");
          return { code: first?.code ?? "accepted", others: codesIn(outcome.diagnostics), fault: () => diagnosticsFault(files, outcome.diagnostics) ?? (first ? undefined : packsFault(outcome)) };
        },
      };
    },
  };
}

/** Files as the formatter reads and writes them. */
export function fileTarget(): Target {
  return {
    name: "files",
    make(random) {
      const { path, text: seed } = oneOf(random, random() < 0.5 ? GOOD : BROKEN);
      const text = mutated(seed, random);
      const file = { path, text };
      return {
        input: text,
        read: () => {
          const { value, diagnostics } = formatSource(file);
          const first = diagnostics.find(({ severity }) => severity === "error");
          return { code: first?.code ?? "accepted", others: codesIn(diagnostics), fault: () => diagnosticsFault([file], diagnostics) ?? formatFault(path, value, diagnostics) };
        },
      };
    },
  };
}

function codesIn(diagnostics: readonly Diagnostic[]): readonly string[] {
  return [...new Set(diagnostics.map(({ code }) => code))];
}

function formatFault(path: string, value: string | undefined, diagnostics: readonly Diagnostic[]): string | undefined {
  if (hasErrors(diagnostics)) return undefined;
  if (value === undefined) return "neither formatted nor refused";
  const again = formatSource({ path, text: value });
  return again.value === value ? undefined : `formatting twice gives another text:\n${value}\n---\n${again.value}`;
}

/** What is wrong with findings: one that is no sentence, or points elsewhere than at a whole token of a file that was given. */
export function diagnosticsFault(files: readonly SourceFile[], diagnostics: readonly Diagnostic[]): string | undefined {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { code, message, help, span, related } of diagnostics) {
    const said = `${message} ${help ?? ""}`;
    if (!CODE.test(code)) return `no code of ours: ${code}`;
    if (/undefined|\[object|NaN\b/.test(said.replaceAll(/`[^`]*`/g, "")) || said.length > LONGEST_MESSAGE + 2 * (span.end - span.start)) return `no sentence: ${code} ${said}`;
    for (const one of [span, ...related.map((each) => each.span)]) {
      const text = texts.get(one.file.path);
      if (text === undefined || one.file.text !== text) return `${code} points into a file that was not given: ${one.file.path}`;
      if (!(one.start >= 0 && one.start <= one.end && one.end <= text.length)) return `${code} points outside: ${one.start} to ${one.end} of ${text.length}`;
      if (isInPair(text, one.start) || isInPair(text, one.end)) return `${code} points into a character`;
    }
    if (isInWord(span.file.text, span.start)) return `${code} begins inside a token: ${shown(span.file.text, span.start, span.end)}`;
  }
  return undefined;
}

function isInPair(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

function isInWord(text: string, at: number): boolean {
  return at > 0 && /^[A-Za-z0-9_]{2}$/.test(text.slice(at - 1, at + 1));
}

function shown(text: string, start: number, end: number): string {
  return JSON.stringify(`${text.slice(Math.max(0, start - 20), start)}«${text.slice(start, end)}»${text.slice(end, end + 20)}`);
}

/** A workspace without an error gives packs that load and code. */
function packsFault({ value }: Outcome<ReturnType<typeof compileWorkspace>["value"] & object>): string | undefined {
  for (const { header, pack } of value ?? []) {
    const loaded = loadPack(encodePack(pack));
    if (!loaded.ok) return `${header.id} was accepted and does not load: ${loaded.error.code} ${loaded.error.message}`;
    const answer = loaded.pack.code(encounterWith({ payer: header.payer ?? undefined }));
    if ("error" in answer && !CODE.test(answer.error.code)) return `no code of ours: ${answer.error.code}`;
  }
  return undefined;
}
