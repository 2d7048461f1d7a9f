import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderGraph } from "../../src/compiler/graph/order.ts";
import { compileRules, findings, programOn, serious } from "./small-packs.ts";

const graphOf = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges).map(([node, needs]) => [node, new Set(needs)]));

describe("order", () => {
  test("depth is the longest way down", () => {
    const { depths, cycles } = orderGraph(graphOf({ a: ["b", "c"], b: ["c"], c: ["d"], d: [], e: [] }));
    expect([...depths].sort()).toEqual([["a", 3], ["b", 2], ["c", 1], ["d", 0], ["e", 0]]);
    expect(cycles).toEqual([]);
  });

  test("a circle is given once, from where it was met", () => {
    expect(orderGraph(graphOf({ a: ["b"], b: ["c"], c: ["b", "d"], d: [] })).cycles).toEqual([["b", "c"]]);
    expect(orderGraph(graphOf({ a: ["a"] })).cycles).toEqual([["a"]]);
  });

  test("a chain of 100,000 is no problem", () => {
    const edges = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`n${index}`, index === 0 ? [] : [`n${index - 1}`]]));
    expect(orderGraph(graphOf(edges)).depths.get("n99999")).toBe(99_999);
  });

  test("without circles every node is deeper than what it needs", () => {
    const edges = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 60 });
    fc.assert(fc.property(edges, (pairs) => {
      const graph = new Map(Array.from({ length: 21 }, (_, node) => [`n${node}`, new Set<string>()]));
      for (const [a, b] of pairs) if (a !== b) graph.get(`n${Math.max(a, b)}`)!.add(`n${Math.min(a, b)}`);
      const { depths, cycles } = orderGraph(graph);
      expect(cycles).toEqual([]);
      for (const [node, needs] of graph) {
        expect(depths.get(node)).toBe(needs.size === 0 ? 0 : 1 + Math.max(...[...needs].map((need) => depths.get(need)!)));
      }
    }));
  });

  test("a graph with a circle gives one whose steps are edges", () => {
    const edges = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 30 });
    fc.assert(fc.property(edges, (pairs) => {
      const graph = new Map(Array.from({ length: 9 }, (_, node) => [`n${node}`, new Set<string>()]));
      for (const [a, b] of pairs) graph.get(`n${a}`)!.add(`n${b}`);
      for (const cycle of orderGraph(graph).cycles) {
        cycle.forEach((node, index) => expect(graph.get(node)!.has(cycle[(index + 1) % cycle.length]!)).toBe(true));
      }
    }));
  });
});

const set = (name: string, body: string): string => `  ${name}:\n    title: ${name}\n    for each: service\n    ${body}\n    source: s\n`;

describe("circles of rules", () => {
  test("two sets, with the clause of each step", () => {
    const outcome = compileRules(`sets:\n${set("some", "keep: service not in others")}${set("others", "keep: service not in some")}`);
    const [cycle, ...rest] = serious(outcome.diagnostics);
    expect(rest).toEqual([]);
    expect(cycle!.message).toBe("`others` needs `some` needs `others`: each needs the next, so none can be worked out");
    expect(cycle!.span.file.text.slice(cycle!.span.start, cycle!.span.end)).toBe("service not in some");
    expect(cycle!.related.map(({ span, caption }) => [span.file.text.slice(span.start, span.end), caption])).toEqual([["service not in others", "`some` needs `others`"]]);
  });

  test("through an order, a time and the guard of an exception", () => {
    const base = `sets:\n${set("some", "keep: service.purpose is hydration")}times:\n  own:\n    title: T\n    for each: service in some\n    is: time of service outside some before it in ranking\n    because: B\n    source: s\norders:\n  ranking:\n    title: O\n    for each: service in some\n    prefer: [earliest service.start]\n    source: s\n`;
    expect(findings(compileRules(base))).toEqual([]);
    const layer = "exceptions:\n  deviant:\n    title: E\n    to: some\n    when: minutes of own is less than 16 minutes\n    instead: leave out\n    because: B\n    source: p\n";
    const [cycle] = serious(compileRules(base, layer).diagnostics);
    expect(cycle!.code).toBe("resolve/cycle");
    expect(cycle!.message).toMatch(/^`deviant` needs `own` needs `ranking` needs `some` needs `deviant`|`deviant` needs `own` needs `some` needs `deviant`/);
  });

  test("a services rule cannot rest on services", () => {
    const [early] = serious(compileRules(`assume:\n  some:\n    title: A\n    for each: administration\n    when: administration.stop is not documented and services is empty\n    take: { stop: administration.start plus 1 minute }\n    because: B\n    source: s\n`).diagnostics);
    expect(early!.code).toBe("check/too-early");
  });
});

test("depths follow the stages, from the chart up", () => {
  const outcome = compileRules(
    `assume:\n  filled:\n    title: A\n    for each: administration\n    when: administration.stop is not documented\n    take: { stop: administration.start plus 1 minute }\n    because: B\n    source: s\n` +
    `sets:\n${set("some", "keep: service.purpose is hydration")}bills:\n  one:\n    title: B\n    for each: service in some\n    bill: CPT 11111\n    source: s\n` +
    `modifiers:\n  mark:\n    title: M\n    for each: line from one\n    add: modifier 59\n    source: s\nedits:\n  look:\n    title: E\n    for each: line\n    warn: W\n    source: s\n`,
  );
  expect(findings(outcome)).toEqual([]);
  const program = programOn(outcome, "base");
  const depths = [program.assume[0]!, program.services!, program.sets[0]!, program.bills[0]!, program.dates[0]!, program.modifiers[0]!, program.edits[0]!].map(({ depth }) => depth);
  expect(depths).toEqual([...depths].sort((a, b) => a - b));
  expect(new Set(depths).size).toBe(depths.length);
});
