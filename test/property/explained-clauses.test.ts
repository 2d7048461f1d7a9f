import { expect, test } from "vitest";
import type { Answer } from "../../src/runtime/answer.ts";
import type { ExplanationNode } from "../../src/runtime/explain.ts";
import { withVectors } from "../../src/testing/vectors.ts";
import { loadById, shippedPacks } from "../support/workspace.ts";

/**
 * Every clause of an explanation is worked out again from what the explanation itself says: the words of the clause, and the value that is printed
 * behind it. Whoever reads it can do the same with a pencil.
 */
type Said = NonNullable<ExplanationNode["truth"]>;

const RELATIONS: readonly (readonly [words: string, holds: (left: number, right: number) => boolean])[] = [
  ["is at least", (left, right) => left >= right],
  ["is at most", (left, right) => left <= right],
  ["is more than", (left, right) => left > right],
  ["is less than", (left, right) => left < right],
];

/** The truth of a clause by its own words; undefined where its words alone do not say it. */
function again({ title, detail }: ExplanationNode): Said | undefined {
  const parts = detail?.split("; ") ?? [];
  const [value = ""] = parts;
  if (/\bis not known$/.test(value) && !/ and | or /.test(title)) return "not known";
  const negated = / not in \[| is not (?!at|more|less|empty|documented|first)/.test(title);
  const list = / (?:not )?in \[([^\]]*)\]$/.exec(title);
  if (list && detail !== undefined) return truthOf(list[1]!.split(", ").includes(value) !== negated);
  for (const [words, holds] of RELATIONS) {
    const at = title.indexOf(` ${words} `);
    if (at < 0 || detail === undefined) continue;
    const right = title.slice(at + words.length + 2);
    const named = parts.find((part) => part.startsWith(`${right} is `))?.slice(right.length + 4) ?? right;
    const [a, b] = [numberOf(value), numberOf(named)];
    return a === undefined || b === undefined ? undefined : truthOf(holds(a, b));
  }
  const equal = /^[a-z_.]+ is (not )?(yes|no|[a-z_]+)$/.exec(title);
  if (equal && detail !== undefined && !/^(empty|documented|first)/.test(equal[2]!)) return truthOf((value === equal[2]) !== (equal[1] !== undefined));
  if (/ is (not )?empty$/.test(title) && detail !== undefined) {
    const members = detail === "none" ? [] : detail.split(", ");
    const sure = members.some((member) => !member.endsWith(" perhaps"));
    if (!sure && members.length > 0) return "not known";
    return truthOf(sure === title.endsWith("is not empty"));
  }
  return undefined;
}

function truthOf(holds: boolean): Said {
  return holds ? "yes" : "no";
}

function numberOf(words: string): number | undefined {
  const found = /^(-?\d+)(?: [a-z ]+)?$/.exec(words);
  return found ? Number(found[1]) : undefined;
}

const ORDER: readonly Said[] = ["no", "not known", "yes"];

/** What an `and` or an `or` comes to by the parts that are shown. */
function joined({ title, children }: ExplanationNode): Said {
  const ranks = children.map(({ truth }) => ORDER.indexOf(truth!));
  return ORDER[title === "all of" ? Math.min(...ranks) : Math.max(...ranks)]!;
}

test("every clause of every explanation comes to the value that is said of it, by the numbers that stand beside it", () => {
  let [clauses, joins, skipped] = [0, 0, 0];
  for (const compiled of shippedPacks()) {
    const pack = loadById(compiled.header.id);
    for (const vector of withVectors(compiled).vectors ?? []) {
      const { tree } = pack.explain(JSON.parse(vector.encounter));
      const waiting = [...tree];
      for (let node = waiting.pop(); node; node = waiting.pop()) {
        waiting.push(...node.children);
        if (node.truth === undefined) continue;
        const told = `${compiled.header.id} ${vector.name}: ${node.truth}: ${node.title} = ${node.detail}`;
        if (node.title === "all of" || node.title === "any of") {
          joins++;
          expect(joined(node), told).toBe(node.truth);
          continue;
        }
        const worked = again(node);
        if (worked === undefined) skipped++;
        else {
          clauses++;
          expect(worked, told).toBe(node.truth);
        }
      }
    }
  }
  // What is left says that an item is in a set or first in an order: the steps below it say why.
  expect(clauses).toBeGreaterThan(3_000);
  expect(joins).toBeGreaterThan(2_000);
  expect(skipped).toBeLessThan(2 * clauses);
});

test("every line and every finding is explained, each by a rule that the tree names with its sources", () => {
  let lines = 0;
  const namesIn = (nodes: readonly ExplanationNode[]): readonly string[] => nodes.flatMap((node) => [...(node.rule === undefined ? [] : [node.rule]), ...namesIn(node.children)]);
  for (const compiled of shippedPacks()) {
    const pack = loadById(compiled.header.id);
    for (const vector of withVectors(compiled).vectors ?? []) {
      const { answer, tree, sources }: { readonly answer: Answer; readonly tree: readonly ExplanationNode[]; readonly sources: readonly { readonly key: string }[] } = pack.explain(JSON.parse(vector.encounter));
      if ("error" in answer) continue;
      const whole = JSON.stringify(tree);
      if (answer.lines.some(({ given }) => given !== true)) expect(namesIn(tree), vector.name).not.toEqual([]);
      for (const [index, line] of answer.lines.entries()) {
        lines++;
        const before = tree.slice(0, index + 1);
        for (const rule of line.rules) expect(JSON.stringify(before), `${compiled.header.id} ${vector.name}: ${rule}`).toContain(rule);
      }
      const keys = new Set(sources.map(({ key }) => key));
      for (const { rule, citation } of answer.findings) {
        expect(whole, `${compiled.header.id} ${vector.name}: ${rule}`).toContain(rule);
        if (citation !== undefined) expect(keys.has(citation.split(" ")[0]!)).toBe(true);
      }
    }
  }
  expect(lines).toBeGreaterThan(500);
});
