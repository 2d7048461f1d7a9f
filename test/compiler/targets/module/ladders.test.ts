import { describe, expect, test } from "vitest";
import type { LadderRule, Pack, Value } from "../../../../src/ir/ir.ts";
import { unitsOf } from "../../../../src/runtime/edges/rungs.ts";
import { runModule } from "../../../support/module.ts";
import { shippedPacks } from "../../../support/workspace.ts";

function numberIn(pack: Pack, program: number, value: Value): number {
  if (value.op === "constant") return value.value as number;
  if (value.op !== "value") throw new Error(`no constant: ${value.op}`);
  return pack.programs[program]!.values.find(({ name }) => name === value.name)!.is.value as number;
}

/** What the stage of ladders makes of one piece of so many minutes, added up by code. */
function climbed(pack: Pack, program: number, { first, more }: LadderRule, minutes: number): readonly { readonly code: string; readonly units: number }[] {
  const number = ({ value }: { readonly value: Value }): number => numberIn(pack, program, value);
  const rungs = {
    first: first && { code: first.code.value, from: number(first.from), covers: number(first.covers) },
    more: more && { code: more.code.value, each: number(more.each), past: number(more.past) },
  };
  const units = new Map<string, number>();
  const pieces = minutes === 0 ? [] : [[0, minutes]];
  for (const { code } of unitsOf({ pieces, cut: [], dropped: [] }, rungs)) units.set(code, (units.get(code) ?? 0) + 1);
  return [...units].map(([code, count]) => ({ code, units: count }));
}

const changeable = ({ first, more }: LadderRule): boolean =>
  [first?.code, first?.from, first?.covers, more?.code, more?.each, more?.past].some((part) => (part?.cases ?? []).length > 0);

describe("ladders of a module", () => {
  test("earn for every number of minutes what the stage of ladders earns", () => {
    let compared = 0;
    for (const { pack } of shippedPacks()) {
      const { ladders } = runModule(pack);
      expect(ladders.map(({ from, to }) => ({ from, to }))).toEqual(pack.segments.map(({ from, to }) => ({ from, to })));
      ladders.forEach(({ rules }, segment) => {
        const { program } = pack.segments[segment]!;
        for (const ladder of pack.programs[program]!.ladders) {
          const own = rules[ladder.name];
          if (own === undefined || changeable(ladder)) continue;
          for (let minutes = 0; minutes <= 1_500; minutes += minutes < 250 ? 1 : 29) {
            expect(own(minutes), `${pack.id} ${ladder.name} ${minutes}`).toEqual(climbed(pack, program, ladder, minutes));
            compared++;
          }
        }
      });
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  test("what is no number of minutes earns nothing", () => {
    for (const { rules } of runModule(shippedPacks()[0]!.pack).ladders) {
      for (const ladder of Object.values(rules)) for (const minutes of [Number.NaN, undefined, -5, 0]) expect(ladder(minutes as number)).toEqual([]);
    }
  });

  test("a ladder whose number an exception may change is left out; one that an exception always changes has the changed number", () => {
    const { pack } = shippedPacks()[0]!;
    const [guard] = pack.programs[0]!.sets.flatMap(({ keep }) => (keep.value === null ? [] : [keep.value]));
    const found = pack.programs[0]!.ladders.find(({ first, more }) => first !== null && more !== null && first.code.cases === undefined)!;
    const changed = (when: typeof guard): Pack => {
      const value = { op: "constant", type: { is: "whole" }, value: 40 } as unknown as Value;
      const from = { ...found.first!.from, cases: [{ exception: "later", ...(when ? { when } : {}), value }] };
      const [program, ...programs] = pack.programs;
      const ladders = program!.ladders.map((one) => (one === found ? { ...one, first: { ...one.first!, from } } : one));
      return { ...pack, programs: [{ ...program!, ladders }, ...programs] };
    };
    const inSegment = (one: Pack): Readonly<Record<string, (minutes: number) => unknown>> => runModule(one).ladders[pack.segments.findIndex(({ program }) => program === 0)]!.rules;
    expect(guard).toBeDefined();
    expect(inSegment(changed(guard))).not.toHaveProperty(found.name);
    const always = inSegment(changed(undefined))[found.name]!;
    expect([always(39), always(40)]).toEqual([[], [{ code: found.first!.code.value, units: 1 }]]);
  });
});
