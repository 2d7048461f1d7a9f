import type { Qualifier, SetOf, Test, Time, TimeBase, Value } from "../ir.ts";
import { constant, either, flag, later, list, object, oneOf, text, union } from "./check.ts";
import type { Fields, Shape } from "./check.ts";
import { typeShape } from "./types.ts";

type Of<Union, Key extends string, Word> = Extract<Union, { readonly [K in Key]: Word }>;
type ValueFields = { readonly [Op in Value["op"]]: Fields<Of<Value, "op", Op>> };
type TestFields = { readonly [Op in Test["op"]]: Fields<Of<Test, "op", Op>> };

const op: Shape = text;
const value = later(() => valueShape);
const test = later(() => testShape);
const set = later(() => setShape);
const time = later(() => timeShape);

const VALUES: ValueFields = {
  constant: { op, type: typeShape, value: constant },
  value: { op, name: text },
  field: { op, noun: text, field: text },
  sum: { op, terms: list(object<{ sign: 1 | -1; value: Value }>({ sign: oneOf(1, -1), value })) },
  minutes_at_rate: { op, volume: value, rate: value },
  minutes_of: { op, time },
  longest_piece_of: { op, time: text },
  count_of: { op, set },
};

const TESTS: TestFields = {
  all: { op, of: list(test) },
  any: { op, of: list(test) },
  not: { op, of: test },
  compare: { op, relation: oneOf("is", "is_not", "at_least", "at_most", "more_than", "less_than"), left: value, right: value },
  includes: { op, list: value, value },
  documented: { op, value },
  document: { op, word: text },
  empty: { op, set },
  member: { op, set: text },
  one_of: { op, value, members: list(text) },
  in_codes: { op, value, codes: text },
  first_in: { op, order: text },
  first_of: { op, order: text, set: text, negated: flag },
};

export const valueShape: Shape = union("op", objects(VALUES));
export const testShape: Shape = union("op", objects(TESTS));

const place = object<Of<Qualifier, "is", "before" | "after">>({ is: text, order: text });
const bare = object<Of<Qualifier, "is", "overlapping" | "other">>({ is: text });
const qualifierShape = union("is", {
  sharing: object<Of<Qualifier, "is", "sharing">>({ is: text, fields: list(text), negated: flag }),
  before: place, after: place, overlapping: bare, other: bare,
});

const baseShape = either(object<{ set: string }>({ set: text }), object<{ noun: string }>({ noun: text }));
export const setShape: Shape = object<SetOf>({ base: baseShape, qualifiers: list(qualifierShape) });

const timeBaseShape = union("of", {
  item: object<Of<TimeBase, "of", "item">>({ of: text }),
  set: object<Of<TimeBase, "of", "set">>({ of: text, set: setShape }),
  time: object<Of<TimeBase, "of", "time">>({ of: text, time: text }),
});
export const timeShape: Shape = object<Time>({
  base: timeBaseShape,
  cuts: list(object<Time["cuts"][number]>({ how: oneOf("outside", "inside"), by: timeBaseShape })),
});

function objects(table: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(table).map(([word, fields]) => [word, object(fields)]));
}
