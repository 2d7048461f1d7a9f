import { encodeCanonical } from "../../ir/canonical.ts";
import type { Pack, Program } from "../../ir/ir.ts";
import type { Own } from "./own.ts";
import { rulesIn, writtenIn } from "./expressions.ts";

/** Keys that change no answer. */
const WORDS: ReadonlySet<string> = new Set(["title", "citations", "depth"]);

/** Texts of what a pack itself says in a program, by the name of the rule or exception; names that say nothing there are absent. */
export function saidIn(program: Program, own: Own): ReadonlyMap<string, string> {
  const said = new Map<string, string[]>();
  const add = (name: string, text: string): void => void (said.get(name) ?? said.set(name, []).get(name)!).push(text);
  for (const section of Object.keys(program) as (keyof Program)[]) {
    for (const rule of rulesIn(program, section)) if (own.names.has(rule.name)) add(rule.name, encodeCanonical(rule, WORDS));
  }
  for (const { rule, path, exception, node } of writtenIn(program)) {
    const list = path.at(-2);
    if (exception !== null && own.names.has(exception) && (list === "cases" || list === "instead")) {
      add(exception, `${[rule.name, ...path.slice(0, -1)].join(".")} ${encodeCanonical(node)}`);
    }
  }
  return new Map([...said].map(([name, texts]) => [name, texts.sort().join("\n")]));
}

/** Dates of service on which what a pack itself says stays the same; `to` is null where no end is known. */
export interface Period {
  readonly from: string;
  readonly to: string | null;
  /** Indexes of the programs that run in it. */
  readonly programs: readonly number[];
}

/** The periods of a pack: neighbouring segments that differ only in what the packs below say are one. */
export function periodsOf(pack: Pack, own: Own): readonly Period[] {
  const texts = pack.programs.map((program) => encodeCanonical([...saidIn(program, own)]));
  const periods: Period[] = [];
  let last: string | undefined;
  for (const { from, to, program } of pack.segments) {
    const text = texts[program];
    const before = text === last ? periods.pop() : undefined;
    periods.push(before ? { from: before.from, to, programs: [...before.programs, program] } : { from, to, programs: [program] });
    last = text;
  }
  return periods;
}
