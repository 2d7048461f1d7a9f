import { addDays } from "../../ir/dates.ts";
import type { Field, Vocabulary } from "../../ir/vocabulary.ts";
import type { Fields, Json } from "../charts/chart.ts";
import { instantAt } from "../charts/encounter.ts";
import { readInstant } from "../../runtime/instant.ts";
import type { Change } from "./change.ts";
import { withChange } from "./change.ts";
import type { Trial } from "./trial.ts";

/** A change of an encounter beyond which a rule says nothing any more, and, where there are steps, the last one at which it does. */
export interface Edge {
  readonly inside: Change | null;
  readonly outside: Change;
}

/** How far a number, a day or a minute is moved to find an edge; the exact one is then found by halving. */
const STEPS = [1, -1, 15, -15, 60, -60, 400, -400] as const;
const NUMERIC: ReadonlySet<Field["type"]["is"]> = new Set(["units", "count", "minutes", "days", "ml", "ml_per_hour"]);
const DAY = "date_of_service";

/**
 * The edges of a rule around an encounter that it speaks of: first the numbers, days and minutes at which it stops, exactly; then words and flags that
 * stop it; then what it cannot be without. Of each sort no more than `most`.
 */
export function edgesOf(trial: Trial, encounter: Fields, rule: string, most: number): readonly Edge[] {
  const speaks = (change: Change): boolean | undefined => {
    const told = trial.tell(withChange(encounter, change));
    return told.refused ? undefined : told.rules.includes(rule);
  };
  const places = placesOf(encounter, trial.vocabulary);
  const steps = places.flatMap((place) => stepEdge(place, speaks) ?? []).slice(0, most);
  const words: Edge[] = [];
  for (const place of places) {
    if (words.length >= most) break;
    const outside = otherWords(place, trial.vocabulary).find((change) => speaks(change) === false);
    if (outside) words.push({ inside: null, outside });
  }
  if (steps.length + words.length > 0) return [...steps, ...words];
  const without = removable(encounter).find((change) => speaks(change) === false);
  return without ? [{ inside: null, outside: without }] : [];
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: Json;
  readonly field: Field;
}

/** Every field of the encounter and of its items that a vocabulary knows. */
function placesOf(encounter: Fields, vocabulary: Vocabulary): readonly Place[] {
  const self = vocabulary.nouns.find(({ name }) => name === "encounter");
  const places: Place[] = [];
  const add = (fields: Fields, known: readonly Field[], path: readonly (string | number)[]): void => {
    for (const field of known) {
      const value = fields[field.name];
      if (value !== undefined && field.name !== DAY) places.push({ path: [...path, field.name], value, field });
    }
  };
  add(encounter, self?.fields ?? [], []);
  for (const { from, fields } of vocabulary.nouns) {
    const list = from === undefined ? undefined : encounter[from];
    if (from === undefined || !Array.isArray(list)) continue;
    for (const [index, item] of (list as readonly Json[]).entries()) if (typeof item === "object" && item !== null) add(item as Fields, fields, [from, index]);
  }
  return places;
}

/** The exact step at which a rule stops speaking, towards more or towards less, whichever is nearer. */
function stepEdge({ path, value, field }: Place, speaks: (change: Change) => boolean | undefined): readonly Edge[] | undefined {
  const at = (step: number): Change | undefined => {
    const moved = movedBy(value, field, step);
    return moved === undefined ? undefined : { path, value: moved };
  };
  for (const far of STEPS) {
    const change = at(far);
    if (!change || speaks(change) !== false) continue;
    let inside = 0;
    let outside: number = far;
    while (Math.abs(outside - inside) > 1) {
      const middle = inside + Math.trunc((outside - inside) / 2);
      const between = at(middle);
      if (!between || speaks(between) !== true) outside = middle;
      else inside = middle;
    }
    const edge = at(outside);
    if (!edge || speaks(edge) !== false) continue;
    return [{ inside: inside === 0 ? null : at(inside)!, outside: edge }];
  }
  return undefined;
}

/** A number, a day or an instant so many steps further; undefined for anything else, and below nothing. */
function movedBy(value: Json, { type }: Field, step: number): Json | undefined {
  if (typeof value === "number" && NUMERIC.has(type.is)) return value + step >= 0 ? value + step : undefined;
  if (typeof value !== "string") return undefined;
  if (type.is === "date") return addDays(value, step);
  if (type.is !== "instant") return undefined;
  const read = readInstant(value);
  if (typeof read === "string" || read.offset !== 0) return typeof read === "string" ? undefined : withOffset(value, step);
  return shifted(value, step);
}

/** Minutes on the clock that was written, whatever its offset. */
function withOffset(value: string, step: number): string {
  const offset = value.slice(-6);
  return `${shifted(`${value.slice(0, 16)}Z`, step).slice(0, -1)}${offset}`;
}

function shifted(value: string, step: number): string {
  return instantAt(value.slice(0, 10), Number(value.slice(11, 13)) * 60 + Number(value.slice(14, 16)) + step);
}

/** Other words of an enum, the other answer of a flag, and nothing at all. */
function otherWords({ path, value, field }: Place, { types }: Vocabulary): readonly Change[] {
  const { type } = field;
  if (type.is === "flag") return [{ path, value: value !== true }];
  if (type.is !== "enum") return [];
  const members = types.find(({ name }) => name === type.name)?.members ?? [];
  return [...members.filter((member) => member !== value).map((member) => ({ path, value: member })), ...(field.absence.is === "required" ? [] : [{ path, value: undefined }])];
}

/** Fields and items that an encounter can be without. */
function removable(encounter: Fields): readonly Change[] {
  const fields = Object.keys(encounter).filter((name) => name !== "id" && name !== DAY).map((name): Change => ({ path: [name], value: undefined }));
  const items = Object.entries(encounter).flatMap(([name, list]) => {
    if (!Array.isArray(list)) return [];
    return (list as readonly Json[]).flatMap((item, index): readonly Change[] => [
      { path: [name, index], value: undefined },
      ...(typeof item === "object" && item !== null ? Object.keys(item).filter((key) => key !== "id").map((key): Change => ({ path: [name, index, key], value: undefined })) : []),
    ]);
  });
  return [...items, ...fields];
}
