import { invariant } from "../../base/invariant.ts";
import type { Pack } from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import type { Fields, Json, Setting } from "./chart.ts";
import { itemId } from "./encounter.ts";
import { encountersIn, listOf, vectorsOf } from "./examples.ts";
import { idOfWords, spoken } from "./kind-words.ts";

const DAY = "date_of_service";
const DOCUMENTED = "documented";

/**
 * What the examples of some packs of one vocabulary say of an encounter beside its day, its payer and its chart, each once: plain ones first, then by how often
 * they occur. What refers to an item of the chart refers to the first one, or is left out.
 */
export function settingsOf(packs: readonly Pack[], vectors: readonly Vector[] = vectorsOf(packs)): readonly Setting[] {
  const [first] = packs;
  invariant(first, "settings are asked for of at least one pack");
  const found = new Map<string, { readonly setting: Omit<Setting, "id" | "words">; times: number }>();
  for (const encounter of encountersIn(vectors)) {
    const setting = settingOf(encounter, first.vocabulary);
    const key = JSON.stringify([Object.entries(setting.fields).sort(), setting.plain ? "" : setting.day]);
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { setting, times: 1 });
  }
  const sorted = [...found.values()].sort((a, b) => Number(b.setting.plain) - Number(a.setting.plain) || b.times - a.times);
  const taken = new Map<string, number>();
  return sorted.map(({ setting }) => {
    const words = settingWords(setting.fields, first.vocabulary);
    const times = (taken.get(words) ?? 0) + 1;
    taken.set(words, times);
    const told = times === 1 ? words : `${words}, ${times}`;
    return { ...setting, words: told, id: idOfWords(told) };
  });
}

/** The day that most examples have, among those on which all of the packs have the rules of their last segment; else the first day of that segment. */
export function usualDay(packs: readonly Pack[], vectors: readonly Vector[] = vectorsOf(packs)): string {
  const last = packs.map(({ segments }) => segments.at(-1)!);
  const from = last.map((segment) => segment.from).sort().at(-1)!;
  const until = last.map(({ to }) => to).filter((to) => to !== null).sort()[0];
  const days = new Map<string, number>();
  for (const { [DAY]: day } of encountersIn(vectors)) {
    if (typeof day === "string" && day >= from && (until === undefined || day <= until)) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? from;
}

function settingOf(encounter: Fields, vocabulary: Vocabulary): Omit<Setting, "id" | "words"> {
  const { charted, access } = rolesOf(vocabulary);
  const ids = listOf(encounter, charted?.from).map(({ id }) => id);
  const left = new Set(["id", "payer", DAY, charted?.from, access?.from]);
  const fields = Object.fromEntries(Object.entries(encounter).filter(([name]) => !left.has(name)).map(([name, value]) => [name, referring(value, ids)]));
  return { fields, day: String(encounter[DAY]), plain: Object.values(fields).every((value) => typeof value !== "object") };
}

/** A list with references to charted items as references to the first one, or without them. */
function referring(value: Json, ids: readonly (Json | undefined)[]): Json {
  if (!Array.isArray(value)) return value;
  return value.map((item: Json) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    const kept = Object.entries(item).flatMap(([name, one]): readonly (readonly [string, Json])[] => {
      const at = name === "code" ? -1 : ids.indexOf(one);
      return at < 0 ? [[name, one]] : at === 0 ? [[name, itemId(0)]] : [];
    });
    return Object.fromEntries(kept);
  });
}

function settingWords(fields: Fields, vocabulary: Vocabulary): string {
  const self = vocabulary.nouns.find(({ name }) => name === "encounter");
  const words = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? listWords(name, value, vocabulary) : fieldWords(name, value, self)));
  return words.length > 0 ? words.join(", ") : "nothing else charted";
}

function fieldWords(name: string, value: Json, self: Noun | undefined): readonly string[] {
  const field = self?.fields.find((one) => one.name === name);
  if (typeof value === "boolean") return value ? [spoken(name)] : [];
  if (field?.type.is === "enum") return [spoken(String(value))];
  return [`${spoken(name)} ${String(value)}`];
}

function listWords(name: string, list: readonly Json[], vocabulary: Vocabulary): readonly string[] {
  if (list.length === 0) return [];
  const codes = list.map((item) => (typeof item === "object" && item !== null ? (item as Fields)["code"] : item)).filter((code) => typeof code === "string");
  const noun = vocabulary.nouns.find(({ from }) => from === name);
  const title = spoken(name === DOCUMENTED ? name : list.length === 1 ? (noun?.name ?? name) : name);
  return [codes.length > 0 ? `${title} ${[...new Set(codes)].map((code) => (name === DOCUMENTED ? spoken(code) : code)).join(" ")}` : title];
}
