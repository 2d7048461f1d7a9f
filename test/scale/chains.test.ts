import { describe, expect, test } from "vitest";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { WORLD, LAYER } from "../hostile/world.ts";

/** Milliseconds of processor time, which other work on the machine does not change much. */
const MOST = 5_000;

const rule = (name: string, body: readonly string[], source: string): string => `  ${name}:\n    title: ${name}\n${body.map((line) => `    ${line}`).join("\n")}\n    source: ${source}\n`;

function compiled(base: string, layer = ""): { readonly codes: readonly string[]; readonly milliseconds: number } {
  const files: Record<string, string> = { ...WORLD, "base/chain.yaml": `payerpack: 1\nrules: chain\n${base}` };
  if (layer !== "") Object.assign(files, { "payers/acme/pack.yaml": LAYER, "payers/acme/chain.yaml": `payerpack: 1\nrules: chain-of-acme\n${layer}` });
  const before = process.cpuUsage();
  const { diagnostics } = compileWorkspace(Object.entries(files).map(([path, text]) => ({ path, text })));
  const milliseconds = process.cpuUsage(before).user / 1_000;
  return { codes: sortDiagnostics(diagnostics).filter(({ severity }) => severity !== "note").map(({ code }) => code), milliseconds };
}

const many = (count: number, one: (index: number) => string): string => Array.from({ length: count }, (_, index) => one(index)).join("");

const LADDER = `sets:\n${rule("chained", ["for each: service", "keep: service.technique is drip"], "handbook")}times:\n${rule("chained_time", ["for each: service in chained", "is: time of service"], "handbook")}ladders:\n${rule("chain", ["for each: service in chained", "measure: chained_time", "first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }", "more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }"], "handbook")}`;

const assume = (guard: (index: number) => string) => (index: number): string =>
  rule(`assumed_${index}`, ["for each: administration", `when: administration.stop is not documented and ${guard(index)}`, `take: { stop: administration.start plus ${index + 1} minutes }`, "because: B"], "handbook");

const except = (guard: (index: number) => string) => (index: number): string =>
  rule(`e_${index}`, ["to: chain", `when: ${guard(index)}`, `change: { first.from: ${17 + (index % 70)} minutes }`, "because: B"], "letter");

const drug = (index: number): string => `HCPCS J${String(1_000 + index)}`;

describe("a thousand rules that exclude each other are not compared pair by pair", () => {
  test.each<[title: string, guard: (index: number) => string]>([
    ["by a code", (index) => `administration.drug is ${drug(index)}`],
    ["by a number", (index) => `administration.lesions is ${index}`],
    ["by ranges of a number", (index) => `administration.lesions is at least ${index * 10 + 1} and administration.lesions is at most ${index * 10 + 10}`],
    ["by dates", (index) => `encounter.date_of_service is on or after 20${20 + (index % 80)}-01-01 and encounter.date_of_service is on or before 20${20 + (index % 80)}-12-31 and administration.lesions is ${Math.floor(index / 80)}`],
  ])("1,000 assumptions apart %s", (title, guard) => {
    const { codes, milliseconds } = compiled(`assume:\n${many(1_000, assume(guard))}`);
    console.info(`1,000 assumptions apart ${title}: ${milliseconds.toFixed(0)} ms`);
    expect(codes).toEqual([]);
    expect(milliseconds).toBeLessThan(MOST);
  }, 120_000);

  test.each<[title: string, guard: (index: number) => string]>([
    ["by a code", (index) => `service.drug is ${drug(index)}`],
    ["by several codes", (index) => `(service.drug is ${drug(2 * index)} or service.drug is ${drug(2 * index + 1)}) and service.purpose is not flush`],
    ["by a number and a word", (index) => `service.lesions is ${Math.floor(index / 3)} and service.purpose is ${["treatment", "fluid", "flush"][index % 3]}`],
  ])("1,500 exceptions to one rule apart %s", (title, guard) => {
    const { codes, milliseconds } = compiled(LADDER, `exceptions:\n${many(1_500, except(guard))}`);
    console.info(`1,500 exceptions apart ${title}: ${milliseconds.toFixed(0)} ms`);
    expect(codes).toEqual([]);
    expect(milliseconds).toBeLessThan(MOST);
  }, 120_000);

  test("1,500 exceptions that change one condition", () => {
    const one = (index: number): string => rule(`e_${index}`, ["to: chain", `when: service.drug is ${drug(index)}`, `change: { when: service.lesions is ${index} }`, "because: B"], "letter");
    const { codes, milliseconds } = compiled(LADDER, `exceptions:\n${many(1_500, one)}`);
    console.info(`1,500 conditions: ${milliseconds.toFixed(0)} ms`);
    expect(codes).toEqual([]);
    expect(milliseconds).toBeLessThan(MOST);
  }, 120_000);

  test("one that meets another is found among them", () => {
    const clash = assume((index) => `administration.drug is ${drug(index === 999 ? 500 : index)}`);
    expect(compiled(`assume:\n${many(1_000, clash)}`).codes).toEqual(["check/assume-clash"]);
    const second = except((index) => (index === 1_499 ? "service.lesions is 7" : `service.lesions is ${index}`));
    expect(compiled(LADDER, `exceptions:\n${many(1_500, second)}`).codes).toEqual(["check/exception-clash"]);
  }, 120_000);
});
