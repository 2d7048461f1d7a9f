import { rolesOf } from "../../ir/roles.ts";
import type { Field, Vocabulary } from "../../ir/vocabulary.ts";
import type { Kind } from "../charts/chart.ts";
import { ownWord } from "../charts/encounter.ts";
import { spoken } from "../charts/kind-words.ts";

/** How many substances of each group of kinds are drawn. */
export const SUBSTANCES = 3;

/**
 * Kinds with their substances named, so that items of one substance join and repeat. Kinds that say otherwise what is given (another code, another class)
 * never share a name: a chart that calls one substance by two codes contradicts itself.
 */
export class Named {
  readonly #field: Field | undefined;
  readonly #groups = new Map<Kind, number>();
  readonly #named = new Map<Kind, Kind[]>();
  readonly #origins = new Map<Kind, Kind>();

  constructor(kinds: readonly Kind[], vocabulary: Vocabulary) {
    const { charted, service } = rolesOf(vocabulary);
    const fields = charted?.fields ?? [];
    // What names the substance: the word of its own that what is joined has too.
    this.#field = fields.find((field) => ownWord(field) && service?.fields.some(({ name }) => name === field.name));
    const said = fields.filter(({ type, absence }) => absence.is === "documentable" && (type.is === "code" || type.is === "enum")).map(({ name }) => name);
    const groups = new Map<string, number>();
    for (const kind of kinds) {
      const key = JSON.stringify(said.map((name) => kind.fields[name] ?? null));
      if (!groups.has(key)) groups.set(key, groups.size);
      this.#groups.set(kind, groups.get(key)!);
    }
  }

  /** A kind of the first, second or third substance of its group. The first has the name that the kind brings, where it has one. */
  of(kind: Kind, substance: number): Kind {
    const list = this.#named.get(kind) ?? [];
    this.#named.set(kind, list);
    return (list[substance] ??= this.#make(kind, substance));
  }

  /** The kind that a named one was made of. */
  origin(kind: Kind): Kind {
    return this.#origins.get(kind) ?? kind;
  }

  #make(kind: Kind, substance: number): Kind {
    const field = this.#field;
    if (!field) return kind;
    const { absence } = field;
    const bears = [field.name, ...(absence.is === "fallback" ? absence.tries.flatMap((one) => (one.by === "field" ? [one.field] : [])) : [])].some((name) => kind.fields[name] !== undefined);
    if (bears && substance === 0) return kind;
    const made = { ...kind, fields: { ...kind.fields, [field.name]: `${spoken(field.name)} ${letters((this.#groups.get(kind) ?? 0) * SUBSTANCES + substance)}` } };
    this.#origins.set(made, kind);
    return made;
  }
}

/** A to Z, then AA and so on. */
function letters(number: number): string {
  return number < 26 ? String.fromCharCode(65 + number) : `${letters(Math.floor(number / 26) - 1)}${letters(number % 26)}`;
}
