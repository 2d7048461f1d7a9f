/** Says what is wrong with a value, with the path to it, or undefined when its shape is right. Never throws. */
export type Shape = (value: unknown, path: string) => string | undefined;

/** One shape for each key of T; a key of T without a row does not compile. */
export type Fields<T> = { readonly [Key in keyof T]-?: Shape };

/** A plain object with exactly the keys given; {@link optional} ones may be missing. */
export function object<T>(fields: Fields<T>): Shape {
  const entries = Object.entries(fields) as [string, Shape][];
  const known = new Set(entries.map(([key]) => key));
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not an object`;
    for (const key of Object.keys(value)) if (!known.has(key)) return `${path} has an unknown key`;
    for (const [key, shape] of entries) {
      const fault = shape(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, `${path}.${key}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? undefined : shape(value, path));
}

export function list(shape: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not a list`;
    for (let index = 0; index < value.length; index++) {
      const fault = shape(value[index], `${path}[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

/** A list of exactly two texts. */
export function pairOfTexts(value: unknown, path: string): string | undefined {
  return list(text)(value, path) ?? ((value as readonly unknown[]).length === 2 ? undefined : `${path} is not a pair`);
}

/** An object whose values all have one shape; its keys are free. */
export function record(shape: Shape): Shape {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not an object`;
    for (const one of Object.values(value)) {
      const fault = shape(one, `${path}.*`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

export function text(value: unknown, path: string): string | undefined {
  return typeof value === "string" ? undefined : `${path} is not a text`;
}

export function integer(value: unknown, path: string): string | undefined {
  return Number.isSafeInteger(value) ? undefined : `${path} is not a whole number`;
}

export function flag(value: unknown, path: string): string | undefined {
  return typeof value === "boolean" ? undefined : `${path} is not true or false`;
}

export function constant(value: unknown, path: string): string | undefined {
  return typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value) ? undefined : `${path} is not a constant`;
}

/** One of a closed list of texts and numbers. */
export function oneOf(...words: readonly (string | number)[]): Shape {
  return (value, path) => (words.includes(value as string) ? undefined : `${path} is not one of ${words.join(", ")}`);
}

/** Any of several shapes that share no key; the fault of the last one is given. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, path) => {
    let fault: string | undefined;
    for (const shape of shapes) {
      fault = shape(value, path);
      if (fault === undefined) return undefined;
    }
    return fault;
  };
}

/** An object whose shape is chosen by the text under `key`. */
export function union(key: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not an object`;
    const word = (value as Record<string, unknown>)[key];
    if (typeof word !== "string" || !Object.hasOwn(shapes, word)) return `${path}.${key} is not known`;
    return shapes[word]!(value, path);
  };
}

/** A shape that refers to itself. */
export function later(shape: () => Shape): Shape {
  return (value, path) => shape()(value, path);
}
