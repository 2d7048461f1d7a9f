import { rolesOf } from "../../ir/roles.ts";
import type * as ir from "../../ir/ir.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Fields, Kind } from "../charts/chart.ts";
import { wordsOfKinds } from "../charts/kind-words.ts";
import { profilesOf } from "../charts/profile.ts";

/** Kinds that the required fields of few values make, each with each, and their names. */
export interface Listed {
  readonly kinds: readonly Kind[];
  /** By id of a kind the combinations that it stands for. */
  readonly alike: ReadonlyMap<string, readonly Fields[]>;
  /** How many combinations there are before those that no rule tells apart are taken as one. */
  readonly combinations: number;
  /** The fields that were combined. */
  readonly fields: readonly string[];
}

/**
 * Every combination of the charted item's fields that must be charted and have few values, as far as rules tell them apart, nothing else charted. Examples show what is usual; this list also has what
 * nobody thought of.
 */
export function listedKinds(packs: readonly ir.Pack[]): Listed {
  const [{ vocabulary }] = packs as [ir.Pack];
  const { charted, access } = rolesOf(vocabulary);
  if (!charted) return { kinds: [], alike: new Map(), combinations: 0, fields: [] };
  const axes = charted.fields.flatMap(({ name, type, absence }) => (type.is === "enum" && absence.is === "required" ? [{ name, members: membersOf(vocabulary, type.name) }] : []));
  let all: Fields[] = [{}];
  for (const { name, members } of axes) all = all.flatMap((fields) => members.map((member) => ({ ...fields, [name]: member })));
  const { item } = profilesOf(packs);
  const groups = new Map<string, Fields[]>();
  for (const fields of all) groups.set(item(fields), [...(groups.get(item(fields)) ?? []), fields]);
  const distinct = [...groups.values()].map(([first]) => first!);
  const words = wordsOfKinds(distinct.map((fields) => ({ fields, access: null })), charted, access);
  const events = charted.span?.emptyFor;
  const kinds = distinct.map((fields, index): Kind => {
    const lasts = events === undefined || !events.members.includes(String(fields[events.field]));
    return { id: words[index]!.replaceAll(/[^a-z0-9]+/gi, "-"), words: words[index]!, fields, moments: {}, access: null, lasts, adds: 0 };
  });
  const alike = new Map([...groups.values()].map((group, index) => [kinds[index]!.id, group]));
  return { kinds, alike, combinations: all.length, fields: axes.map(({ name }) => name) };
}

function membersOf({ types }: Vocabulary, name: string): readonly string[] {
  return types.find((one) => one.name === name)?.members ?? [];
}
