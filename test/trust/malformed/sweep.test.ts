import { describe, expect, test } from "vitest";
import { encodePack } from "../../../src/ir/pack.ts";
import { encounterWith, vectorEncounters } from "../../support/encounters.ts";
import { forged, loadSigned, placesOf, withChange } from "./mutate.ts";
import type { Place } from "./mutate.ts";
import { richPack } from "./rich-pack.ts";

// Every kind of place of a pack, broken in every way that fits it, with digests, ops and hashes made anew and the whole signed by a key that
// the loader trusts: what no signature and no hash can refuse. What remains loadable must be a pack like any other: both evaluators code
// with it, never throw and agree.
const pack = richPack();
const places = placesOf(pack);
const ENCOUNTERS = [...vectorEncounters().filter((_, index) => index % 40 === 0).map((one) => ({ ...one, payer: "some-plan" })), encounterWith({ payer: "some-plan" })];

type Change = (value: Place["value"]) => Place["value"] | undefined;

/** Values of every other type than the one that stands there. */
const OTHERS: Readonly<Record<string, Change>> = {
  "another type": (value) => (typeof value === "string" ? 7 : typeof value === "number" || value === null ? [] : typeof value === "boolean" ? "yes" : Array.isArray(value) ? {} : "text"),
  nothing: () => null,
};
const isObject = ({ value }: Place): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** Members whose absence, or null or a list in place of null, means something; a test may be left out where `when` may. Every other member is required. */
const OPTIONAL = /\.(?:because|applies|cases|when|if|in|from|codes|code|spaced|group|carc|publisher|confidence|url|locator|plural|span|madeBy|required|pauses|emptyFor|atMostDays|needs|joined|joins|givenLine|where|bypass|discarded|unnamed|sites|services|askFor|value|atMost|payer|to|first|more)$|^<\w+>$|^pack\.programs\[\]\.(?:bills\[\]\.oncePer|modifierGroups\[\]\.prefer)\.value$/;

interface Result {
  readonly code: string;
  readonly fault: string | undefined;
}

function tried(place: Place, change: Change): Result {
  try {
    const text = forged(withChange(pack, place.path, change));
    const loaded = loadSigned(text);
    if (!loaded.ok) return { code: loaded.error.code, fault: /^(?:pack|trust)\//.test(loaded.error.code) ? undefined : loaded.error.code };
    const walk = loadSigned(text, "walk");
    if (!walk.ok) return { code: "ok", fault: "one evaluator only" };
    const differ = ENCOUNTERS.some((encounter) => JSON.stringify(loaded.pack.code(encounter)) !== JSON.stringify(walk.pack.code(encounter)));
    return { code: "ok", fault: differ ? "two answers" : undefined };
  } catch (thrown) {
    return { code: "ok", fault: String(thrown) };
  }
}

/** What went wrong, and what was accepted, among all places that a change fits. */
function sweep(fitting: readonly Place[], change: Change): { readonly faults: readonly string[]; readonly accepted: readonly string[]; readonly refused: number } {
  const results = fitting.map((place) => ({ place, ...tried(place, change) }));
  return {
    faults: results.flatMap(({ place, fault }) => (fault === undefined ? [] : [`${place.pattern}: ${fault}`])),
    accepted: results.filter(({ code }) => code === "ok").map(({ place }) => place.pattern),
    refused: results.filter(({ code }) => code !== "ok").length,
  };
}

const made = (place: Place): boolean => !/^pack\.(?:hashes|requires)/.test(place.pattern) && place.pattern !== "pack.tables[].digest";

describe("a signed pack", () => {
  test("is loaded as it is, and has places of every kind", () => {
    expect(loadSigned(encodePack(pack))).toMatchObject({ ok: true });
    expect(places.length).toBeGreaterThan(500);
    expect(pack.requires.length).toBeGreaterThan(45);
  });

  test("with a member that no pack has is refused, wherever it stands", () => {
    // Places of the sources are free names: there the value is no place.
    const { faults, accepted, refused } = sweep(places.filter((place) => isObject(place) && made(place)), (value) => ({ ...(value as object), zeal: 1 }));
    expect({ faults, accepted }).toEqual({ faults: [], accepted: [] });
    expect(refused).toBeGreaterThan(150);
  });

  test("without a member that it must have is refused", () => {
    const members = places.filter(({ path, pattern }) => typeof path.at(-1) === "string" && !OPTIONAL.test(pattern) && !/^pack\.sourceMap\./.test(pattern));
    const { faults, accepted, refused } = sweep(members.filter(made), () => undefined);
    expect({ faults, accepted }).toEqual({ faults: [], accepted: [] });
    expect(refused).toBeGreaterThan(250);
  });

  test.each(Object.entries(OTHERS))("with %s in any place is refused, but where it may be", (_, change) => {
    const { faults, accepted, refused } = sweep(places.filter(made), change);
    expect(faults).toEqual([]);
    expect(accepted.filter((pattern) => !OPTIONAL.test(pattern))).toEqual([]);
    expect(refused).toBeGreaterThan(500);
  });

  test("with an empty text, an empty list or a number below zero is refused, or is a pack that codes", () => {
    const { faults, refused } = sweep(places.filter((place) => made(place) && !isObject(place)), (value) => (typeof value === "string" ? "" : typeof value === "number" ? -1 : []));
    expect(faults).toEqual([]);
    expect(refused).toBeGreaterThan(200);
  });

  test("with another name, a huge number, the other answer or an item twice is refused, or is a pack that codes", () => {
    const change: Change = (value) => (typeof value === "string" ? "no_such" : typeof value === "number" ? 2 ** 52 : typeof value === "boolean" ? !value : Array.isArray(value) ? [...value, ...value.slice(0, 1)] : value);
    const { faults, refused } = sweep(places.filter((place) => made(place) && !isObject(place)), change);
    expect(faults).toEqual([]);
    expect(refused).toBeGreaterThan(150);
  });

  test("with a piece left out is refused, or is a pack that codes", () => {
    const { faults } = sweep(places.filter(({ path }) => typeof path.at(-1) === "number"), () => undefined);
    expect(faults).toEqual([]);
  });
});
