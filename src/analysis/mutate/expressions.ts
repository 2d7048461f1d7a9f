import { encodeCanonical } from "../../ir/canonical.ts";
import type { Pack, Test, Value } from "../../ir/ir.ts";
import { APPLIES, isGuard, partWords } from "../cover/clauses.ts";
import type { Written } from "../written/expressions.ts";
import { writtenIn } from "../written/expressions.ts";
import type { Own } from "../written/own.ts";
import type { Edit } from "./edit.ts";
import { edited, REMOVED } from "./edit.ts";
import type { Mutant, Swap } from "./mutant.ts";
import type { Variant } from "./variants.ts";
import { testVariants, valueVariants } from "./variants.ts";

/** The same expression wherever the pack says it: in several programs, or as the guard of several changes of one exception. */
interface Said {
  readonly owner: string;
  readonly part: string;
  readonly variants: readonly Variant<Test | Value>[];
  readonly places: { readonly program: number; readonly written: Written; to(variant: Variant<Test | Value>): Test | Value | null }[];
}

/** Slips in the tests and values that a pack itself says. */
export function expressionMutants(pack: Pack, own: Own): readonly Mutant[] {
  const said = new Map<string, Said>();
  const applies = own.applies ? conjuncts(own.applies) : [];
  const applying = new Set(applies.map((test) => encodeCanonical(test)));
  pack.programs.forEach((program, index) => {
    const beating = guardsOf(program, own);
    for (const written of writtenIn(program)) {
      if (written.is === "node" || !own.names.has(written.exception ?? written.rule.name)) continue;
      for (const one of saidBy(written, applying, beating)) {
        const known = said.get(one.key) ?? { owner: one.owner, part: one.part, variants: one.variants(), places: [] };
        said.set(one.key, known);
        known.places.push({ program: index, written, to: one.to });
      }
    }
  });
  return [...said.values()].flatMap((one) => one.variants.filter((variant) => variant.to !== null || one.places.every(({ written }) => mayGo(written))).map((variant) => mutantOf(one, variant)));
}

/** What a node says: the whole expression, or of a guard the part that is the exception's own and the part that is its pack's. */
interface Saying {
  readonly key: string;
  readonly owner: string;
  readonly part: string;
  variants(): readonly Variant<Test | Value>[];
  to(variant: Variant<Test | Value>): Test | Value | null;
}

function saidBy(written: Written, applying: ReadonlySet<string>, beating: ReadonlySet<string>): readonly Saying[] {
  const { rule, path, exception, node, is } = written;
  const owner = exception ?? rule.name;
  if (is === "value") {
    const least = path.includes("each") || path.includes("discarded") ? 1 : 0;
    return [{ key: keyOf(owner, partPath(written), node), owner, part: partPath(written), variants: () => valueVariants(node as Value, undefined, least), to: ({ to }) => to }];
  }
  const test = node as Test;
  if (!isGuard(path)) return [{ key: keyOf(owner, partPath(written), node), owner, part: partWords(written), variants: () => testVariants(test), to: ({ to }) => to }];
  const all = conjuncts(test);
  const ofPack = all.filter((one) => applying.has(encodeCanonical(one)));
  const ofOthers = all.filter((one) => one.op === "not" && beating.has(encodeCanonical(one.of)));
  const ofOwn = all.filter((one) => !ofPack.includes(one) && !ofOthers.includes(one));
  const sayings: Saying[] = [];
  const add = (name: string, part: string, mine: readonly Test[]): void => {
    const whole = joined(mine);
    if (whole === null) return;
    const others = all.filter((one) => !mine.includes(one));
    const to = (variant: Variant<Test | Value>): Test | null => joined([...conjuncts(variant.to as Test | null), ...others]);
    sayings.push({ key: keyOf(name, part, whole), owner: name, part, variants: () => testVariants(whole), to });
  };
  add(APPLIES, APPLIES, ofPack);
  add(owner, "when", ofOwn);
  return sayings;
}

/** Texts of the guards of all exceptions: a guard that ends in `not` of one of them says only which exception beats which. */
function guardsOf(program: Parameters<typeof writtenIn>[0], own: Own): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { exception, path, is, node } of writtenIn(program)) {
    if (is === "test" && exception !== null && isGuard(path) && own.names.has(exception)) for (const one of [node as Test, ...conjuncts(node as Test)]) texts.add(encodeCanonical(one));
  }
  return texts;
}

function conjuncts(test: Test | null): readonly Test[] {
  if (test === null) return [];
  return test.op === "all" ? test.of : [test];
}

function joined(tests: readonly Test[]): Test | null {
  return tests.length > 1 ? { op: "all", of: tests } : (tests[0] ?? null);
}

function keyOf(owner: string, part: string, node: unknown): string {
  return [owner, part, encodeCanonical(node)].join("\n");
}

/** Keys of a node without the places in lists of cases: `first.from`, `leave out`. */
function partPath({ path }: Written): string {
  return path.filter((key, at) => key !== "value" && key !== "cases" && path[at - 1] !== "cases").map((key) => (key === "leaveOut" ? "leave out" : key)).join(".");
}

/** Parts that may be without a test. */
const OPTIONAL: ReadonlySet<unknown> = new Set(["when", "keep", "bridge", "unnamed"]);

function mayGo({ path, exception }: Written): boolean {
  if (isGuard(path)) return true;
  if (path[0] === "cuts") return true;
  return OPTIONAL.has(path[0]) && path.at(-1) === "value" && (exception === null || path.length > 2);
}

function mutantOf({ owner, part, places }: Said, variant: Variant<Test | Value>): Mutant {
  const edits = new Map<number, Edit[]>();
  const swaps: Swap[] = [];
  for (const { program, written, to } of places) {
    const node = to(variant);
    const list = edits.get(program) ?? [];
    edits.set(program, list);
    // A guard, a cut and an `applies when` are left out; a part keeps its place without a test.
    const gone = isGuard(written.path) || written.path[0] === "cuts" ? REMOVED : null;
    list.push({ section: written.section, rule: written.rule.name, path: written.path, to: node ?? gone });
    swaps.push({ program, written, to: node });
  }
  const rules = new Set(places.map(({ written }) => written.rule.name));
  return {
    class: variant.class, owner, part, words: variant.words, rules,
    change: (program, index) => edited(program, edits.get(index) ?? []),
    // The numbers of a ladder are worked out ahead: no expression is asked for them.
    ...(places.some(({ written }) => written.section === "ladders" && written.is === "value") ? { changes: swaps } : { swaps }),
  };
}
