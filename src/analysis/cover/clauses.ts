import { encodeCanonical } from "../../ir/canonical.ts";
import type { Pack, Test } from "../../ir/ir.ts";
import { testWords } from "../../ir/words.ts";
import type { Own } from "../written/own.ts";
import type { Path, Written } from "../written/expressions.ts";
import { leavesOf, writtenIn } from "../written/expressions.ts";

/** A test that a pack itself says, and cannot be taken apart further. */
export interface Clause {
  /** The rule or exception that says it; `applies when` of the pack itself. */
  readonly owner: string;
  /** The key under which it stands: `when`, `keep`, `leave out`. */
  readonly part: string;
  readonly words: string;
  readonly test: Test;
  /** Where it is asked: a clause of an exception in each part that it changes. */
  readonly asked: readonly Written[];
}

/** The clauses of a pack, with the nodes of its programs that stand for each: a clause that stays the same over dates is one clause. */
export interface Clauses {
  readonly clauses: readonly Clause[];
  /** Indexes of the clauses that a node of a program stands for. */
  of(test: Test): readonly number[];
}

/** The name under which clauses of a pack's `applies when` stand. */
export const APPLIES = "applies when";

/** Every clause that a pack itself says. Clauses of the packs below, and what follows from them, are theirs. */
export function clausesOf(pack: Pack, own: Own): Clauses {
  const found = new Map<string, { clause: Omit<Clause, "asked">; asked: Written[]; index: number }>();
  const nodes = new Map<Test, Set<number>>();
  const applying = new Set(own.applies ? leavesOf(own.applies).map((test) => encodeCanonical(test)) : []);
  for (const program of pack.programs) {
    for (const written of writtenIn(program)) {
      const said = written.exception ?? written.rule.name;
      if (written.is !== "test" || !own.names.has(said)) continue;
      for (const test of leavesOf(written.node as Test)) {
        const text = encodeCanonical(test);
        const applies = applying.has(text) && isGuard(written.path);
        const [owner, part] = applies ? [APPLIES, APPLIES] : [said, partWords(written)];
        const key = [owner, part, text].join("\n");
        const entry = found.get(key) ?? { clause: { owner, part, words: testWords(test), test }, asked: [], index: found.size };
        found.set(key, entry);
        entry.asked.push(written);
        const standing = nodes.get(test) ?? new Set();
        nodes.set(test, standing.add(entry.index));
      }
    }
  }
  const sets = new Map([...nodes].map(([test, indexes]) => [test, [...indexes]]));
  return { clauses: [...found.values()].map(({ clause, asked }) => ({ ...clause, asked })), of: (test) => sets.get(test) ?? [] };
}

/** Whether a path leads to an `applies when` or to the guard of an exception. */
export function isGuard(path: Path): boolean {
  return path[0] === "applies" || (path.at(-1) === "when" && ["cases", "instead"].includes(String(path.at(-3))));
}

/** Keys of the program that are written otherwise in rules. */
const KEYS: Readonly<Record<string, string>> = {
  leaveOut: "leave out", timed: "timed when", apart: "apart when", unnamed: "where none is named", join: "join when", bridge: "bridge a gap when", cuts: "cut",
};

/** The key under which a node of a rule or exception is written. */
export function partWords({ path, exception }: Written): string {
  if (exception !== null && isGuard(path)) return "when";
  const key = String(path[0]);
  return exception === null ? (KEYS[key] ?? key) : `change ${KEYS[key] ?? key}`;
}
