/**
 * Says what is wrong with a value, or undefined when its shape is right. Never throws. What it says begins with the path from the value to the fault,
 * so that a path is written only when there is a fault.
 */
export type Shape = (value: unknown) => string | undefined;

/** What is wrong with a value that has a name: the path from the name, and the fault. */
export function faultOf(shape: Shape, value: unknown, name: string): string | undefined {
  const fault = shape(value);
  return fault === undefined ? undefined : `${name}${fault}`;
}

/** One shape for each key of T; a key of T without a row does not compile. */
export type Fields<T> = { readonly [Key in keyof T]-?: Shape };

/** Shapes of keys that may be missing. */
const OPTIONAL = new WeakSet<Shape>();

/** A plain object with exactly the keys given; {@link optional} ones may be missing. */
export function object<T>(fields: Fields<T>): Shape {
  const entries = Object.entries(fields) as [string, Shape][];
  const shapes = new Map(entries);
  const required = entries.filter(([, shape]) => !OPTIONAL.has(shape));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return " is not an object";
    const keys = Object.keys(value);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!;
      const shape = shapes.get(key);
      if (shape === undefined) return " has an unknown key";
      const fault = shape((value as Record<string, unknown>)[key]);
      if (fault !== undefined) return `.${key}${fault}`;
    }
    for (let index = 0; index < required.length; index++) {
      const [key, shape] = required[index]!;
      const fault = Object.hasOwn(value, key) ? undefined : shape(undefined);
      if (fault !== undefined) return `.${key}${fault}`;
    }
    return undefined;
  };
}

export function optional(shape: Shape): Shape {
  const may: Shape = (value) => (value === undefined ? undefined : shape(value));
  OPTIONAL.add(may);
  return may;
}

export function nullable(shape: Shape): Shape {
  return (value) => (value === null ? undefined : shape(value));
}

export function list(shape: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return " is not a list";
    for (let index = 0; index < value.length; index++) {
      const fault = shape(value[index]);
      if (fault !== undefined) return `[${index}]${fault}`;
    }
    return undefined;
  };
}

const texts = list(text);

/** A list of exactly two texts. */
export function pairOfTexts(value: unknown): string | undefined {
  return texts(value) ?? ((value as readonly unknown[]).length === 2 ? undefined : " is not a pair");
}

/** An object whose values all have one shape; its keys are free. */
export function record(shape: Shape): Shape {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return " is not an object";
    for (const one of Object.values(value)) {
      const fault = shape(one);
      if (fault !== undefined) return `.*${fault}`;
    }
    return undefined;
  };
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? undefined : " is not a text";
}

export function integer(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? undefined : " is not a whole number";
}

export function flag(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : " is not true or false";
}

export function constant(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value) ? undefined : " is not a constant";
}

/** One of a closed list of texts and numbers. */
export function oneOf(...words: readonly (string | number)[]): Shape {
  return (value) => (words.includes(value as string) ? undefined : ` is not one of ${words.join(", ")}`);
}

/** Any of several shapes that share no key; the fault of the last one is given. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value) => {
    let fault: string | undefined;
    for (const shape of shapes) {
      fault = shape(value);
      if (fault === undefined) return undefined;
    }
    return fault;
  };
}

/** An object whose shape is chosen by the text under `key`. */
export function union(key: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return " is not an object";
    const word = (value as Record<string, unknown>)[key];
    if (typeof word !== "string" || !Object.hasOwn(shapes, word)) return `.${key} is not known`;
    return shapes[word]!(value);
  };
}

/** A shape that refers to itself. */
export function later(shape: () => Shape): Shape {
  return (value) => shape()(value);
}
