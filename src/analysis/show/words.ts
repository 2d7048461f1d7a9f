import type * as ir from "../../ir/ir.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import { constantWords, setWords, testWords, timeWords, valueWords } from "../../ir/words.ts";

/** How the nodes of one program are said: named values with what they are worth, sets of a whole noun by its plural. */
export interface Speech {
  /** A clause, one line for each part that all or any of must hold. */
  test(test: ir.Test): readonly string[];
  value(value: ir.Value): string;
  time(time: ir.Time): string;
  set(set: ir.SetOf): string;
}

/** Speaks a program. */
export function speechOf(program: ir.Program, vocabulary: Vocabulary): Speech {
  const worth = new Map(program.values.map((rule) => [rule.name, worthOf(rule)]));
  const plurals = new Map(vocabulary.nouns.map(({ name, plural }) => [name, plural ?? name]));
  const spoken = <T>(node: T): T => inPlace(node, worth, plurals) as T;
  return {
    test: (test) => clauseLines(spoken(test)),
    value: (value) => valueWords(spoken(value)),
    time: (time) => timeWords(spoken(time)),
    set: (set) => setWords(spoken(set)),
  };
}

/** `31 minutes`, and after it what exceptions make of it under their guards. */
function worthOf({ is, type }: ir.ValueRule): string {
  const always = is.cases?.find(({ when }) => when === undefined);
  const guarded = (is.cases ?? []).filter(({ when }) => when !== undefined);
  const own = constantWords(always?.value ?? is.value, type);
  return [own, ...guarded.map(({ exception, value }) => `${constantWords(value, type)} by ${exception}`)].join(", or ");
}

/** The same expression with names that say more; only texts change, so that the printers of the language can say it. */
function inPlace(node: unknown, worth: ReadonlyMap<string, string>, plurals: ReadonlyMap<string, string>): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((one) => inPlace(one, worth, plurals));
  const { op, name, base } = node as { readonly op?: unknown; readonly name?: unknown; readonly base?: unknown };
  if (op === "value" && typeof name === "string" && worth.has(name)) return { ...node, name: `${name} (${worth.get(name)!})` };
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inPlace(value, worth, plurals)]));
  if (isNounBase(base)) return { ...copy, base: { set: plurals.get(base.noun) ?? base.noun } };
  return copy;
}

function isNounBase(base: unknown): base is { readonly noun: string } {
  return typeof base === "object" && base !== null && "noun" in base && Object.keys(base).length === 1;
}

function clauseLines(test: ir.Test): readonly string[] {
  if ((test.op !== "all" && test.op !== "any") || test.of.length < 2) return [testWords(test)];
  const word = test.op === "all" ? "and" : "or";
  return test.of.map((part, index) => `${index > 0 ? `${word} ` : ""}${testWords(part, test.op as "all" | "any")}`);
}
