import type { PackSetMember } from "../../../src/runtime/sets/members.ts";
import type { PackSetOptions } from "../../../src/runtime/sets/pack-set.ts";
import { loadPackSet } from "../../../src/runtime/sets/pack-set.ts";
import { encounterWith } from "../../support/encounters.ts";
import { refusalOf, smallPacks } from "./recipes-encounter.ts";
import type { Recipe } from "./recipes.ts";

function loading(members: readonly PackSetMember[], options?: PackSetOptions): readonly string[] {
  const loaded = loadPackSet(members, options);
  return loaded.ok ? [] : loaded.errors.map(({ code }) => code);
}

function codingOn(knownOn: string): readonly string[] {
  const loaded = loadPackSet([smallPacks()[0]!]);
  return loaded.ok ? refusalOf(loaded.set.code(encounterWith({}), { knownOn })) : loaded.errors.map(({ code }) => code);
}

/** How a set of packs is refused, or a call of one, by code. */
export const SET_RECIPES: Readonly<Record<string, Recipe>> = {
  "set/empty": () => loading([]),
  "set/known-from": () => loading([{ pack: smallPacks()[0]!, knownFrom: "2026-02-30" }]),
  "set/known-on": () => codingOn("2026-3-1"),
  "set/overlap": () => loading([smallPacks()[0]!, Object.create(smallPacks()[0]!, { id: { value: "another/base" } })]),
  "set/releases-alike": () => loading([smallPacks()[0]!, smallPacks()[0]!]),
  "set/unknown-fallback": () => loading([smallPacks()[0]!], { fallback: "some/base" }),
};
