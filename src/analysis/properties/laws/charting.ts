import { rolesOf } from "../../../ir/roles.ts";
import { alternatives } from "../../../runtime/choice.ts";
import { itemsOfRole } from "../../../runtime/items.ts";
import { YES } from "../../../runtime/truth.ts";
import type { Fields, Json } from "../../charts/chart.ts";
import { sameAnswer, sameBill } from "../same.ts";
import { ChartedList, NEW_ID } from "../transform.ts";
import type { Change, Law, Subject, Tried } from "../law.ts";

/**
 * Places of the charted items that are bags: they run, join what touches them, all that joined bags share is known of them, and they carry no amount
 * that a second bag would add to.
 */
function bagsOf({ encounter, evaluation: { state } }: Tried, { coder: { pack: { vocabulary } } }: Subject): readonly number[] {
  const { services } = state.prepared;
  const { charted, service } = rolesOf(vocabulary);
  if (!services || !charted) return [];
  const list = new ChartedList(encounter, vocabulary);
  const amounts = charted.fields.filter(({ name, type }) => type.is === "amount" || type.is === "vials" || type.is === "time" || service?.fields.find((one) => one.name === name)?.joined === "sum");
  const items = itemsOfRole(state, "charted");
  return list.items.flatMap((fields, place) => {
    const item = items.find(({ id }) => id === fields["id"]);
    if (!item || !list.span(place) || amounts.some(({ name }) => fields[name] !== undefined)) return [];
    const shared = alternatives(services.sharing, state, item).flat();
    const joins = alternatives(services.join, state, item).every((test) => test(state, item) === YES);
    return joins && shared.every((slot) => item.values[slot] !== undefined) ? [place] : [];
  });
}

/** The minutes of a length at which something changes, its middle, and its first and last minute. */
function cutsIn(length: number, minutes: readonly number[]): readonly number[] {
  return [...new Set([Math.floor(length / 2), 1, length - 1, ...minutes])].filter((one) => one > 0 && one < length).slice(0, 8);
}

function bagged(make: (list: ChartedList, place: number, subject: Subject) => readonly Change[]) {
  return (tried: Tried, _property: unknown, subject: Subject): readonly Change[] => {
    const list = new ChartedList(tried.encounter, subject.coder.pack.vocabulary);
    return bagsOf(tried, subject).flatMap((place) => make(list, place, subject));
  };
}

/** Laws of how the same care is charted otherwise (reliability.md 4.3). */
export const CHARTING = {
  charting_order: {
    means: "The order in which items, sites and their fields are written changes nothing in the answer, to the byte.",
    changed: {
      changes: ({ encounter }, _property, { coder: { pack: { vocabulary } } }) => {
        const list = new ChartedList(encounter, vocabulary);
        const { access } = rolesOf(vocabulary);
        const turned = (one: Fields): Fields => {
          const sites = access?.from === undefined ? undefined : one[access.from];
          return Array.isArray(sites) ? { ...one, [access!.from!]: [...sites].reverse() } : one;
        };
        const keys = Object.fromEntries(Object.entries(list.with(list.items.map((item) => Object.fromEntries(Object.entries(item).reverse())))).reverse());
        return [
          { words: "charted from last to first", encounter: turned(list.with([...list.items].reverse())) },
          { words: "the first item charted last", encounter: list.with([...list.items.slice(1), ...list.items.slice(0, 1)]) },
          { words: "fields written from last to first", encounter: keys },
        ];
      },
      compare: (before, after) => (JSON.stringify(before.answer) === JSON.stringify(after.answer) ? undefined : (sameAnswer(before.answer, after.answer) ?? "the same is told in another order or of other items")),
    },
  },
  splitting: {
    means: "One bag charted as two that touch, of the same substance at the same site, bills the same.",
    changed: {
      changes: bagged((list, place, { minutes }) => {
        const { from, to } = list.span(place)!;
        return cutsIn(to - from, minutes).map((cut) => ({
          words: `${String(list.items[place]!["id"])} charted as two bags, of ${cut} and ${to - from - cut} minutes`,
          encounter: list.replacing(place, [list.ending(place, { to: from + cut }), list.ending(place, { from: from + cut, id: NEW_ID })]),
        }));
      }),
      compare: (before, after) => sameAnswer(before.answer, after.answer),
    },
  },
  joining: {
    means: "A bag and another that goes on where it ends bill as one bag of both lengths.",
    changed: {
      changes: bagged((list, place, { minutes }) => {
        const { from, to } = list.span(place)!;
        const more = [15, ...minutes.filter((one) => one > to - from).map((one) => one - (to - from))].slice(0, 5);
        return more.map((one) => ({
          words: `${String(list.items[place]!["id"])} and a bag of ${one} minutes that goes on from it, charted as one bag`,
          against: list.replacing(place, [list.items[place]!, list.ending(place, { from: to, to: to + one, id: NEW_ID })]),
          encounter: list.replacing(place, [list.ending(place, { to: to + one })]),
        }));
      }),
      compare: (before, after) => sameAnswer(before.answer, after.answer),
    },
  },
  charted_twice: {
    means: "A bag charted a second time, the same in all but its id, adds nothing to the bill.",
    changed: {
      changes: bagged((list, place) => [{
        words: `${String(list.items[place]!["id"])} charted twice`,
        encounter: list.with([...list.items, { ...list.items[place]!, id: NEW_ID }]),
      }]),
      compare: (before, after) => sameBill(before.answer, after.answer),
    },
  },
  other_substances: {
    means: "Which words name the substances changes nothing; which items are of the same substance stays as it is.",
    changed: {
      changes: ({ encounter }, _property, { coder: { pack: { vocabulary } } }) => {
        const list = new ChartedList(encounter, vocabulary);
        const fields = (list.noun?.fields ?? []).filter(({ type }) => type.is === "word").map(({ name }) => name);
        return fields.flatMap((name) => {
          const words = [...new Set(list.items.flatMap((item) => (typeof item[name] === "string" ? [item[name]] : [])))].sort();
          if (words.length === 0) return [];
          const renamed = (word: Json | undefined): Json => `word ${words.length - words.indexOf(String(word))}`;
          return [{ words: `each ${name.replaceAll("_", " ")} by another name`, encounter: list.with(list.items.map((item) => (item[name] === undefined ? item : { ...item, [name]: renamed(item[name]) }))) }];
        });
      },
      compare: (before, after) => sameAnswer(before.answer, after.answer),
    },
  },
  other_sites: {
    means: "What the sites are called changes nothing.",
    changed: {
      changes: ({ encounter }, _property, { coder: { pack: { vocabulary } } }) => {
        const { access, charted } = rolesOf(vocabulary);
        const at = charted?.fields.find(({ type }) => type.is === "site")?.name;
        const ids = access?.from === undefined ? [] : (encounter[access.from] as readonly Fields[] | undefined)?.map(({ id }) => String(id)) ?? [];
        if (ids.length === 0 || at === undefined) return [];
        const list = new ChartedList(encounter, vocabulary);
        const renamed = (id: Json | undefined): Json => `place ${ids.length - ids.indexOf(String(id))}`;
        const items = list.with(list.items.map((item) => (item[at] === undefined ? item : { ...item, [at]: renamed(item[at]) })));
        return [{ words: "each site by another name", encounter: { ...items, [access!.from!]: (encounter[access!.from!] as readonly Fields[]).map((one) => ({ ...one, id: renamed(one["id"]) })) } }];
      },
      compare: (before, after) => sameAnswer(before.answer, after.answer),
    },
  },
  other_ids: {
    means: "What the ids of charted items are changes nothing.",
    changed: {
      changes: ({ encounter }, _property, { coder: { pack: { vocabulary } } }) => {
        const list = new ChartedList(encounter, vocabulary);
        const ids = list.items.map(({ id }) => String(id));
        if (ids.length === 0) return [];
        const renamed = new Map(ids.map((id, index) => [id, `id-${ids.length - index}`]));
        const references = new Set(vocabulary.nouns.flatMap((noun) => noun.fields.filter(({ type, name }) => type.is === "id" && name !== "id").map(({ name }) => name)));
        const whole: Fields = Object.fromEntries(Object.entries(encounter).map(([key, value]) => [key, Array.isArray(value) && key !== list.noun?.from ? value.map((one: Json) => referring(one, references, renamed)) : value]));
        return [{ words: "each item by another id", encounter: new ChartedList(whole, vocabulary).with(list.items.map((item) => ({ ...item, id: renamed.get(String(item["id"]))! }))) }];
      },
      compare: (before, after) => sameAnswer(before.answer, after.answer),
    },
  },
} as const satisfies Readonly<Record<string, Law>>;

/** An item of another list with the ids that it names replaced. */
function referring(value: Json, references: ReadonlySet<string>, renamed: ReadonlyMap<string, string>): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, references.has(name) && typeof one === "string" ? (renamed.get(one) ?? one) : one]));
}
