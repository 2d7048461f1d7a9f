import type * as ir from "../../ir/ir.ts";

/**
 * The pack with every case of an exception taken out of its programs; where another exception stood back for it under a guard, that one
 * holds again. One that always stood back has no case in a program, and the rule's own value counts then. The list of exceptions stays, for
 * its words.
 */
export function packWithout(pack: ir.Pack, exception: string): ir.Pack {
  return { ...pack, programs: pack.programs.map((program) => dropped(program, exception) as ir.Program) };
}

function dropped(value: unknown, exception: string): unknown {
  if (Array.isArray(value)) {
    const mine = value.filter((one): one is CaseLike => isCaseOf(one, exception));
    const lifted = new Set(mine.flatMap(({ when }) => (when === undefined ? [] : [JSON.stringify(standsBack(when))])));
    return value.filter((one) => !isCaseOf(one, exception)).map((one) => dropped(lifted.size > 0 && isCase(one) ? freed(one, lifted) : one, exception));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, dropped(one, exception)]));
}

interface CaseLike {
  readonly exception: string;
  readonly when?: ir.Test;
}

function isCase(value: unknown): value is CaseLike {
  return typeof value === "object" && value !== null && typeof (value as { readonly exception?: unknown }).exception === "string";
}

function isCaseOf(value: unknown, exception: string): boolean {
  return isCase(value) && value.exception === exception;
}

/** What the compiler writes into the guard of a case that stands back for a guard. */
function standsBack(guard: ir.Test): ir.Test {
  return guard.op === "not" ? guard.of : { op: "not", of: guard };
}

/** The case without the parts of its guard that are lifted. */
function freed(one: CaseLike, lifted: ReadonlySet<string>): CaseLike {
  const { when, ...others } = one;
  if (when === undefined) return one;
  const left = (when.op === "all" ? when.of : [when]).filter((part) => !lifted.has(JSON.stringify(part)));
  if (left.length === 0) return others;
  return { ...others, when: left.length === 1 ? left[0]! : { op: "all", of: left } };
}
