import { isDate } from "./dates.ts";
import type { SetOf, Test, Time, TimeBase, Value } from "./expression.ts";
import type { Program } from "./program.ts";
import type { Type } from "./types.ts";
import { isOrdered, systemsCompare, typesCompare } from "./types.ts";
import { isConstantOf } from "./verify-vocabulary.ts";
import type { Field, Noun, Vocabulary } from "./vocabulary.ts";

/** What expressions of a program are judged by. Names that do not exist are for the verifier to say; here they have no type. */
export interface Typing {
  /** The type of a value for an item of a noun, null for the encounter; undefined: it has none. */
  typeOf(value: Value, item: Noun | null): Type | undefined;
  /** Whether a test makes sense for an item: its parts are of types that it can compare, and it asks of an item only where there is one. */
  holdsTogether(test: Test, item: Noun | null): boolean;
  /** The same of a time. */
  isTime(time: Time, item: Noun | null): boolean;
  /** Whether the item may read a named time: its own, its site's, or the encounter's. */
  timeFits(name: string, item: Noun | null): boolean;
  /** A field as rules see it: a line has those of the services and of what the encounter brings too. */
  fieldOf(noun: Noun | null, name: string): Field | undefined;
  /** The noun by name. */
  noun(name: string): Noun | undefined;
}

/** The typing of a program under its vocabulary. */
export function typingOf(program: Program, vocabulary: Vocabulary): Typing {
  const nouns = nounsOf(vocabulary);
  const byName = <T extends { readonly name: string }>(rules: readonly T[]): ReadonlyMap<string, T> => new Map(rules.map((rule) => [rule.name, rule]));
  const values = byName(program.values);
  const sets = byName(program.sets);
  const times = byName(program.times);
  const orders = byName(program.orders);
  const encounter = nouns.get("encounter");

  const fieldOf = (noun: Noun | null | undefined, name: string): Field | undefined => (noun ? fieldsOf(noun).get(name) : undefined);
  const known = new Map<Noun, ReadonlyMap<string, Field>>();
  const fieldsOf = (noun: Noun): ReadonlyMap<string, Field> => {
    const found = known.get(noun) ?? firstByName(noun.fields);
    known.set(noun, found);
    return found;
  };
  const nounOf = (rule: { readonly head: { readonly noun: string } } | undefined): Noun | undefined => rule && nouns.get(rule.head.noun);
  const nounOfSet = ({ base }: SetOf): Noun | undefined => ("noun" in base ? nouns.get(base.noun) : nounOf(sets.get(base.set)));

  const typeOf = (value: Value, item: Noun | null): Type | undefined => {
    switch (value.op) {
      case "constant": return isConstantOf(value.value, value.type, vocabulary) && (value.type.is !== "date" || isDate(String(value.value))) ? value.type : undefined;
      case "value": return values.get(value.name)?.type;
      case "field": return fieldOf(value.noun === "encounter" ? encounter : item?.name === value.noun ? item : undefined, value.field)?.type;
      case "sum": return typeOfSum(value.terms, item);
      case "minutes_at_rate": return typeOf(value.volume, item)?.is === "ml" && typeOf(value.rate, item)?.is === "ml_per_hour" ? { is: "minutes" } : undefined;
      case "minutes_of": return isTime(value.time, item) ? { is: "minutes" } : undefined;
      case "longest_piece_of": return timeFits(value.time, item) ? { is: "minutes" } : undefined;
      case "count_of": return isSet(value.set, item) ? { is: "count" } : undefined;
    }
  };

  const typeOfSum = (terms: Extract<Value, { op: "sum" }>["terms"], item: Noun | null): Type | undefined => {
    let sum: Type | undefined;
    for (const [index, { sign, value }] of terms.entries()) {
      const type = typeOf(value, item);
      if (type === undefined || (index === 0 && sign !== 1)) return undefined;
      sum = sum === undefined ? type : joined(sum, sign, type);
      if (sum === undefined) return undefined;
    }
    return sum;
  };

  const isSet = (set: SetOf, item: Noun | null): boolean => {
    const noun = nounOfSet(set);
    return noun !== undefined && set.qualifiers.every((qualifier) => {
      if (item === null) return false;
      switch (qualifier.is) {
        case "sharing": return qualifier.fields.length > 0 && qualifier.fields.every((name) => sameField(fieldOf(noun, name), fieldOf(item, name)));
        case "before": case "after": return noun === item && nounOf(orders.get(qualifier.order)) === item;
        case "overlapping": return hasTime(noun) && hasTime(item);
        case "other": return noun === item;
      }
    });
  };

  // A service reads the time of its site: both carry the field that the noun is named after.
  const timeFits = (name: string, item: Noun | null): boolean => {
    const time = times.get(name);
    if (time === undefined) return false;
    if (time.head === null) return true;
    const owner = nouns.get(time.head.noun);
    return owner !== undefined && item !== null && (owner === item || (owner.madeBy === "sites" && [item, owner].every((noun) => fieldOf(noun, owner.name)?.type.is === "site")));
  };

  const isTimeBase = (base: TimeBase, item: Noun | null): boolean => {
    switch (base.of) {
      case "item": return item !== null && hasTime(item);
      case "time": return timeFits(base.time, item);
      case "set": return isSet(base.set, item) && nounOfSet(base.set)?.madeBy === "services";
    }
  };

  const isTime = ({ base, cuts }: Time, item: Noun | null): boolean => isTimeBase(base, item) && cuts.every(({ by }) => isTimeBase(by, item));

  const holdsTogether = (test: Test, item: Noun | null): boolean => {
    switch (test.op) {
      case "all": case "any": return test.of.every((one) => holdsTogether(one, item));
      case "not": return holdsTogether(test.of, item);
      case "compare": {
        const [left, right] = [typeOf(test.left, item), typeOf(test.right, item)];
        return left !== undefined && right !== undefined && typesCompare(left, right) && (test.relation === "is" || test.relation === "is_not" || isOrdered(left));
      }
      case "includes": {
        const [list, value] = [typeOf(test.list, item), typeOf(test.value, item)];
        if (list?.is !== "list" && list?.is !== "modifiers") return false;
        return value?.is === "code" && systemsCompare(list.is === "list" ? list.of : "modifier", value.system);
      }
      case "documented": return typeOf(test.value, item) !== undefined;
      case "document": return encounter?.documents.includes(test.word) === true;
      case "empty": return isSet(test.set, item);
      case "member": return item !== null && nounOf(sets.get(test.set)) === item;
      case "one_of": {
        const type = typeOf(test.value, item);
        return type?.is === "enum" && test.members.every((member) => isConstantOf(member, type, vocabulary));
      }
      case "in_codes": return typeOf(test.value, item)?.is === "code";
      case "first_in": return item !== null && nounOf(orders.get(test.order)) === item;
      case "first_of": {
        const order = orders.get(test.order);
        return order !== undefined && nounOf(order) === nounOf(sets.get(test.set));
      }
    }
  };

  const hasTime = (noun: Noun): boolean => noun.madeBy === "services" || noun.madeBy === "lines";

  return { typeOf, holdsTogether, isTime, timeFits, fieldOf, noun: (name) => nouns.get(name) };
}

/** The nouns by name; that of the lines also has every field of the services behind them and of what the encounter brings. */
function nounsOf({ nouns }: Vocabulary): ReadonlyMap<string, Noun> {
  const line = nouns.find(({ madeBy }) => madeBy === "lines");
  const own = new Set(line?.fields.map(({ name }) => name));
  const more = nouns.filter((noun) => noun.madeBy === "services" || noun.givenLine !== undefined).flatMap(({ fields }) => fields);
  const lines = line && { ...line, fields: [...line.fields, ...more.filter(({ name }) => !own.has(name))] };
  return new Map(nouns.map((noun) => [noun.name, noun === line && lines ? lines : noun]));
}

/** The fields by name; of two with one name the first. */
function firstByName(fields: readonly Field[]): ReadonlyMap<string, Field> {
  return new Map(fields.map((field): [string, Field] => [field.name, field]).reverse());
}

function sameField(a: Field | undefined, b: Field | undefined): boolean {
  return a !== undefined && b !== undefined && typesCompare(a.type, b.type);
}

function joined(left: Type, sign: 1 | -1, right: Type): Type | undefined {
  if (right.is === "minutes" && (left.is === "minutes" || left.is === "instant")) return left;
  if (right.is === "days" && (left.is === "days" || left.is === "date")) return left;
  if (sign === -1) return undefined;
  if (left.is === "minutes" && right.is === "instant") return right;
  return left.is === "days" && right.is === "date" ? right : undefined;
}
