import { invariant } from "../../base/invariant.ts";
import type { Pack } from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { readInstant } from "../../runtime/instant.ts";
import { billedKey, rulesIn } from "./answers.ts";
import { minuteBreakpoints, minutesAround } from "./breakpoints.ts";
import type { Fields, Json, Kind } from "./chart.ts";
import { MORNING } from "./chart.ts";
import { chartCoder } from "./coder.ts";
import { minutesOfKind } from "./counted-from.ts";
import { ownWord } from "./encounter.ts";
import { encountersIn, listOf, vectorsOf } from "./examples.ts";
import { idOfWords, wordsOfKinds } from "./kind-words.ts";
import { profilesOf } from "./profile.ts";
import { settingsOf, usualDay } from "./settings.ts";

/**
 * The distinct kinds of charted item that the examples of some packs of one vocabulary have, as far as the rules of the packs tell them apart: by any test of a
 * single field, or by an answer at a minute breakpoint where the item stands alone. The most telling kind is the first: each next one
 * reaches the most rules that none before it reached (`adds`); of those that reach equally many the plainest comes first.
 */
export function kindsOf(packs: readonly Pack[], vectors: readonly Vector[] = vectorsOf(packs)): readonly Kind[] {
  const [first] = packs;
  invariant(first, "kinds are asked for of at least one pack");
  const { charted, access } = rolesOf(first.vocabulary);
  if (!charted?.from) return [];
  const found = chartedKinds(encountersIn(vectors), first.vocabulary, charted);
  const seen = distinct(found, packs, charted, sweepOf(packs, vectors));
  const words = wordsOfKinds(seen.map(({ kind }) => kind), charted, access);
  return mostTellingFirst(seen.map(({ kind, rules }, index) => ({ kind: { ...kind, words: words[index]!, id: idOfWords(words[index]!), adds: 0 }, rules })));
}

/** The kinds that reach a rule which none before them reaches: few, and enough to see every rule that an item alone can reach. */
export function tellingKinds(kinds: readonly Kind[]): readonly Kind[] {
  return kinds.filter(({ adds }) => adds > 0);
}

type Charted = Omit<Kind, "id" | "words" | "adds">;

/** What is charted, each once, those that say the least first. */
function chartedKinds(encounters: readonly Fields[], vocabulary: Vocabulary, charted: Noun): readonly Charted[] {
  const { access } = rolesOf(vocabulary);
  const found = new Map<string, Charted>();
  for (const encounter of encounters) {
    const accesses = new Map(listOf(encounter, access?.from).map((one) => [one["id"], one]));
    for (const item of listOf(encounter, charted.from)) {
      const kind = kindOf(item, accesses, charted, access);
      const key = JSON.stringify([Object.entries(kind.fields).sort(), kind.access && Object.entries(kind.access).sort()]);
      if (!found.has(key)) found.set(key, kind);
    }
  }
  return [...found.values()].sort((a, b) => size(a) - size(b));
}

function size({ fields, access, moments }: Charted): number {
  return Object.keys(fields).length + Object.keys(moments).length + (access === null ? 0 : 1 + Object.keys(access).length);
}

function kindOf(item: Fields, accesses: ReadonlyMap<Json | undefined, Fields>, charted: Noun, access: Noun | undefined): Charted {
  const { span } = charted;
  const fields: Record<string, Json> = {};
  const moments: Record<string, number> = {};
  let through: Fields | null = null;
  const begins = span ? minuteOf(item[span.from]) : undefined;
  for (const { name, type } of charted.fields) {
    const value = item[name];
    if (value === undefined || type.is === "id" || type.is === "time" || name === span?.from || name === span?.to) continue;
    if (type.is === "site") through = accessFields(accesses.get(value), access);
    else if (type.is !== "instant") fields[name] = value;
    else if (begins !== undefined) moments[name] = (minuteOf(value) ?? begins) - begins;
  }
  const { emptyFor } = span ?? {};
  const lasts = emptyFor === undefined || !emptyFor.members.includes(String(fields[emptyFor.field]));
  return { fields, moments, access: through, lasts };
}

/** The fields of an access that are no id and no instant; null where it is not listed or says nothing else. */
function accessFields(access: Fields | undefined, noun: Noun | undefined): Fields | null {
  if (!access || !noun) return null;
  const kept = noun.fields.filter(({ name, type }) => access[name] !== undefined && type.is !== "id" && type.is !== "instant");
  return kept.length === 0 ? null : Object.fromEntries(kept.map(({ name }) => [name, access[name]!]));
}

function minuteOf(value: Json | undefined): number | undefined {
  const read = typeof value === "string" ? readInstant(value) : undefined;
  return typeof read === "object" ? read.minutes : undefined;
}

interface Seen<K> {
  readonly kind: K;
  readonly rules: ReadonlySet<string>;
}

/** One kind of each profile and sweep: the first, which says the least. */
function distinct(kinds: readonly Charted[], packs: readonly Pack[], charted: Noun, sweep: Sweep): readonly Seen<Charted>[] {
  const { access, item } = profilesOf(packs);
  const words = new Set(charted.fields.filter(ownWord).map(({ name }) => name));
  const plain = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !words.has(name)));
  const seen = new Map<string, Seen<Charted>>();
  for (const kind of kinds) {
    const { key, rules } = sweep(kind);
    const whole = [item(plain(kind.fields)), kind.access === null ? "" : access(kind.access), key].join("\n");
    if (!seen.has(whole)) seen.set(whole, { kind, rules });
  }
  return [...seen.values()];
}

/** What a kind bills alone at every breakpoint, and the rules behind that. */
type Sweep = (kind: Charted) => { readonly key: string; readonly rules: ReadonlySet<string> };

/** How many of the plainest settings a kind is swept in. */
const SWEPT_SETTINGS = 2;

function sweepOf(packs: readonly Pack[], vectors: readonly Vector[]): Sweep {
  const day = usualDay(packs, vectors);
  const settings = settingsOf(packs, vectors).slice(0, SWEPT_SETTINGS);
  const runs = packs.map((pack) => ({ coder: chartCoder(pack), minutes: minutesAround(minuteBreakpoints(pack, day, SWEPT_MINUTES)).filter((one) => one > 0) }));
  return (kind) => {
    const rules = new Set<string>();
    const keys: string[] = [];
    for (const { coder, minutes } of runs) {
      for (const setting of settings) {
        const lasting = minutesOfKind(kind, minutes, SWEPT_MINUTES);
        for (const minute of kind.lasts ? lasting : [0, ...lasting]) {
          const chart = { day, setting, items: [{ kind: { ...kind, id: UNNAMED, words: UNNAMED, adds: 0 }, from: MORNING, to: MORNING + minute }] };
          const billed = coder.code(chart);
          keys.push(billedKey(billed));
          for (const rule of rulesIn(billed)) rules.add(rule);
        }
      }
    }
    return { key: keys.join("\n\n"), rules };
  };
}

/** What a kind is called before it has words. */
const UNNAMED = "unnamed";

/** A kind is swept to the second unit of most ladders. */
const SWEPT_MINUTES = 120;

function mostTellingFirst(seen: readonly Seen<Kind>[]): readonly Kind[] {
  const left = [...seen].sort((a, b) => size(a.kind) - size(b.kind) || (a.kind.words < b.kind.words ? -1 : 1));
  const reached = new Set<string>();
  const ordered: Kind[] = [];
  while (left.length > 0) {
    const gains = left.map(({ rules }) => [...rules].filter((rule) => !reached.has(rule)).length);
    const adds = Math.max(...gains);
    const [next] = left.splice(gains.indexOf(adds), 1);
    for (const rule of next!.rules) reached.add(rule);
    ordered.push({ ...next!.kind, adds });
  }
  return ordered;
}
