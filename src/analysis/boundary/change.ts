import type { Fields, Json } from "../charts/chart.ts";

/** One place of an encounter that is otherwise. */
export interface Change {
  readonly path: readonly (string | number)[];
  /** Undefined: it is not there. */
  readonly value: Json | undefined;
}

/** `/path = JSON`, or `without /path`. Names of fields have no slash. */
export function changeWords({ path, value }: Change): string {
  const place = `/${path.join("/")}`;
  return value === undefined ? `without ${place}` : `${place} = ${JSON.stringify(value)}`;
}

/** The change of {@link changeWords}; undefined for a text that is none. */
export function readChange(text: string): Change | undefined {
  const without = /^without \/(\S+)$/.exec(text);
  if (without) return { path: pathOf(without[1]!), value: undefined };
  const read = /^\/(\S+) = (.+)$/.exec(text);
  if (!read) return undefined;
  try {
    return { path: pathOf(read[1]!), value: JSON.parse(read[2]!) as Json };
  } catch {
    return undefined;
  }
}

/** A value with a change. What is not there stays so. */
export function withChange(value: Fields, { path, value: to }: Change): Fields {
  return at(value, path, to) as Fields;
}

function at(value: Json, [key, ...rest]: readonly (string | number)[], to: Json | undefined): Json {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (rest.length > 0) return list.map((one, index) => (index === key ? at(one, rest, to) : one));
    return to === undefined ? list.filter((_, index) => index !== key) : list.map((one, index) => (index === key ? to : one));
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Fields;
  if (rest.length > 0) return Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, name === key ? at(one, rest, to) : one]));
  const others = Object.entries(fields).filter(([name]) => name !== key);
  return Object.fromEntries(to === undefined ? others : [...others, [key, to]]);
}

function pathOf(text: string): readonly (string | number)[] {
  return text.split("/").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
