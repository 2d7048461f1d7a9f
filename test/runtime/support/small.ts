import { hasErrors } from "../../../src/base/diagnostic.ts";
import type { CompiledPack } from "../../../src/compiler/compile.ts";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";
import type { Explanation } from "../../../src/runtime/explain.ts";
import { loadPack, type LoadedPack } from "../../../src/runtime/load.ts";
import { runModule } from "../../support/module.ts";
import { compileFiles, LAYER_PACK, rulesFile, serious } from "../../compiler/small-packs.ts";

/** Rules every small base begins with: one site unless the chart says otherwise, bags of one substance that touch are one. */
export const ENGINE = `
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
      timed when: administration.technique is infusion or administration.stop is documented
      time: administration.start to administration.stop
      leave out time:
        - { time: administration.pauses, because: Nothing ran, source: s }
      join when: administration.technique is infusion
      sharing: [site, substance]
      gap: 0 minutes
      bridge a gap when: administration.bag_change is yes
      source: s
`;

/** Each unit on the day it was earned. */
export const DATED = `
  dates:
    dated:
      title: Dates
      for each: line
      date: day earned
      source: s
`;

/** A set of infusions with their own time, ranked by start. */
export const INFUSIONS = `
  sets:
    infusions:
      title: Infusions
      for each: service
      keep: service.technique is infusion
      source: s
  times:
    run_time:
      title: Time of an infusion
      for each: service in infusions
      is: time of service
      source: s
`;

/** A pack under test: both evaluators, which must agree to the byte. */
export interface SmallPack {
  code(encounter: Readonly<Record<string, unknown>>): CodedAnswer;
  explain(encounter: Readonly<Record<string, unknown>>): Explanation;
}

/** Compiles sections of a base, and of a layer over it, written without indentation of their own; an error fails the test. */
export function compiledOf(sections: readonly string[], layer?: string, layerPack: string = LAYER_PACK, engine: string = ENGINE): CompiledPack {
  const files = {
    "base/engine.yaml": rulesFile(engine, "engine"),
    ...Object.fromEntries(sections.map((text, index) => [`base/part-${index}.yaml`, rulesFile(text, `part-${index}`)])),
    ...(layer === undefined ? {} : { "layer/pack.yaml": layerPack, "layer/topic.yaml": rulesFile(layer, "layer-topic") }),
  };
  const outcome = compileFiles(files);
  const compiled = outcome.value?.find((one) => one.folder === (layer === undefined ? "base" : "layer"));
  if (!compiled || hasErrors(outcome.diagnostics)) throw new Error(serious(outcome.diagnostics).map(({ code, message, span }) => `${span.file.path} ${code} ${message}`).join("\n"));
  return compiled;
}

/** A pack of {@link compiledOf}, loaded for both evaluators. */
export function packOf(sections: readonly string[], layer?: string, layerPack: string = LAYER_PACK, engine: string = ENGINE): SmallPack {
  const compiled = compiledOf(sections, layer, layerPack, engine);
  const load = (evaluator: "walk" | "closures"): LoadedPack => {
    const loaded = loadPack(compiled.pack, { evaluator });
    if (!loaded.ok) throw new Error(loaded.error.message);
    return loaded.pack;
  };
  const walk = load("walk");
  const others = { closures: load("closures"), "the module": runModule(compiled.pack).pack };
  const same = <T>(one: T, ask: (pack: LoadedPack) => T): T => {
    for (const [name, pack] of Object.entries(others)) {
      const other = ask(pack);
      if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error(`walk and ${name} differ:\n${JSON.stringify(one)}\n${JSON.stringify(other)}`);
    }
    return one;
  };
  return {
    code(encounter) {
      const one = walk.code(encounter);
      if ("error" in one) throw new Error(`refused: ${one.error.code} ${one.error.message} ${one.error.pointer ?? ""}`);
      return same(one, (pack) => pack.code(encounter) as CodedAnswer);
    },
    explain(encounter) {
      return same(walk.explain(encounter), (pack) => pack.explain(encounter));
    },
  };
}

/** `10:00` on the day of service, `+10:00` on the day after. */
export function at(clock: string): string {
  return clock.startsWith("+") ? `2026-03-03T${clock.slice(1)}-05:00` : `2026-03-02T${clock}-05:00`;
}

/** One administration: an infusion by vein unless told; `start` and `stop` are clock times. */
export function given(id: string, times: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const [start, stop] = times.split(" to ");
  return {
    id,
    route: "intravenous",
    technique: "infusion",
    purpose: "therapeutic",
    substance: id,
    ...(start === "?" ? {} : { start: at(start!) }),
    ...(stop === undefined || stop === "?" ? {} : { stop: at(stop) }),
    ...more,
  };
}

/** An encounter of some administrations. */
export function encounter(administrations: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { id: "e", claim_type: "facility", date_of_service: "2026-03-02", administrations, ...more };
}

/** Lines in few words: `11111 x2 59 2026-03-02 bill`. */
export function lines(answer: CodedAnswer): readonly string[] {
  return answer.lines.map((line) => [line.code, `x${line.units}`, ...line.modifiers, ...(line.date === "2026-03-02" ? [] : [line.date]), ...(line.outcome === "bill" ? [] : [line.outcome])].join(" "));
}

/** Findings in few words: `hold rule: stop of a`. */
export function findings(answer: CodedAnswer): readonly string[] {
  return answer.findings.map(({ outcome, rule, missing }) => `${outcome} ${rule}${missing ? `: ${missing.join(", ")}` : ""}`);
}

/** Unbilled time in few words: `a 60 of run_time`. */
export function unbilled(answer: CodedAnswer): readonly string[] {
  return answer.unbilled.map(({ administration, minutes, rule }) => `${administration}${minutes === undefined ? "" : ` ${minutes}`} by ${rule}`);
}
