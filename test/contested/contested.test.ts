import { expect, test } from "vitest";
import type { CodedAnswer } from "../../src/runtime/answer.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { encounterOfCase } from "../../src/testing/encounter.ts";
import { BASE, compileFiles, loadById, readFolder, RULES } from "../support/workspace.ts";
import type { Reading } from "./reading.ts";
import { READINGS } from "./readings/index.ts";

/** What a biller does with an answer: lines by code, and the decision where it is not `bill`. */
function told({ lines, decision }: CodedAnswer): string {
  const words = lines.map(({ code, units, modifiers, outcome, date }) => {
    const marked = [code, ...modifiers].join("-");
    const dated = date === "2026-03-02" ? "" : ` on ${date}`;
    return `${marked}${units > 1 ? ` x${units}` : ""}${dated}${outcome === "bill" || outcome === "warn" ? "" : ` ${outcome}`}`;
  });
  return `${words.sort().join(", ") || "nothing"}${decision === "bill" ? "" : `; ${decision}`}`;
}

/** The layer of a reading: a pack file, its rules, and its chart as an example. */
function filesOf({ name, point, says, publisher, rules, chart }: Reading): readonly { readonly path: string; readonly text: string }[] {
  const indented = (text: string, by: string): string => text.trim().split("\n").map((line) => by + line).join("\n");
  const pack = `payerpack: 1\npack: readings/${name}\nrelease: 2026.1\ntitle: ${says}\npayer: ${name}\nextends: cpt/infusion 2026.1\neffective: from 2017-01-01\n`
    + `\nsources:\n  reading:\n    title: ${says}\n    publisher: ${publisher}\n    confidence: secondary\n`;
  const cited = rules.replaceAll("SOURCE", "reading").replace(/^( +)(because: .*)$(?!\n +source)/gm, `$1$2\n$1contested: ${point}\n$1source: reading`);
  const topic = `payerpack: 1\nrules: reading\ntitle: ${says}\n\n${cited.trim()}\n`;
  const example = `payerpack: 1\nexamples: reading\nfor: readings/${name} 2026.1\noffset: -05:00\n\ncases:\n  chart:\n    title: ${says}\n${indented(chart, "    ")}\n    source: reading\n`;
  const at = `readings/${name}`;
  return [{ path: `${at}/pack.yaml`, text: pack }, { path: `${at}/reading.yaml`, text: topic }, { path: `${at}/examples/reading.yaml`, text: example }];
}

const packs = compileFiles([...readFolder(RULES).filter(({ path }) => !/^(?:payers|example-plans)\//.test(path)), ...READINGS.flatMap(filesOf)]);

test.each(READINGS)("$point $name: $says", ({ name, base, layer }) => {
  const compiled = packs.find(({ pack }) => pack.id === `readings/${name}`)!;
  const loaded = loadPack(compiled.pack);
  if (!loaded.ok) throw new Error(loaded.error.message);
  const written = compiled.examples[0]!.cases[0]!;
  const report = (diagnostic: { readonly message: string }): never => {
    throw new Error(diagnostic.message);
  };
  const { json } = encounterOfCase(written, { vocabulary: compiled.pack.vocabulary, payer: compiled.pack.payer, offset: "-05:00", report })!;
  const answers = [loadById(BASE), loaded.pack].map((pack) => told(pack.code(json) as CodedAnswer));
  expect(answers).toEqual([base, layer]);
  expect(layer).not.toBe(base);
});

/** The modifiers of the discount programme are Medicare's. */
const NOT_IN_THE_BASE = ["C23"];

test("every contested point has another reading, and a place in the base that carries its number", () => {
  const points = Array.from({ length: 27 }, (_, index) => `C${index + 1}`);
  expect(points.filter((point) => !READINGS.some((reading) => reading.point === point))).toEqual([]);
  const text = readFolder(RULES).filter(({ path }) => path.startsWith("cpt/")).map((file) => file.text).join("\n");
  expect(points.filter((point) => !new RegExp(`contested: .*\\b${point}\\b`).test(text))).toEqual(NOT_IN_THE_BASE);
});
