import { expressionsOf, type Expression } from "../../../ir/expressions.ts";
import type * as ir from "../../../ir/ir.ts";
import { encodePack } from "../../../ir/pack.ts";
import { Functions } from "./functions.ts";
import { ladderCode } from "./ladder-code.ts";
import { type Names, namesOf } from "./names.ts";
import { MEMBERS, walkSet } from "./set-code.ts";
import { testFunction } from "./test-code.ts";
import { commentText, literal, quotedJson } from "./text.ts";
import { timeFunction } from "./time-code.ts";
import { valueFunction } from "./value-code.ts";

/** What generated functions call by name; the kernel exports all of them. */
export const CALLS = [
  "addDays", "aheadTruth", "bucketsOf", "codesHold", "existence", "fieldOf", "firstOfTruth", "firstTruth", "inside", "isOverlapping", "itemTime",
  "longestPiece", "memberTruth", "membershipOf", "minutesIn", "minutesOfPieces", "namedTime", "namedValue", "not", "outside", "timeAhead",
  "unionOf", "wholeOf",
];

/**
 * An ES module that codes encounters by one pack and imports nothing. `kernel` is the text of `runtime/generated/kernel.ts` with all that it
 * imports, as a script that makes the variable `kernel`. The same pack and kernel give the same bytes.
 */
export function packModule(pack: ir.Pack, kernel: string): string {
  // Written and read again, so that members stand in the order in which the module will find them. Vectors are for those who check a pack.
  const { vectors: _, ...read } = JSON.parse(encodePack(pack)) as ir.Pack;
  const functions = new Functions();
  const programs: string[] = [];
  const ladders: string[] = [];
  const laddersOf: string[] = [];
  read.programs.forEach((program, at) => {
    const names = namesOf(program, read.vocabulary, functions);
    programs.push(...listed(expressionsOf(program, read.vocabulary).map(({ expression, rule }) => functionOf(expression, names, [rule]))));
    const { lines, named } = ladderCode(program, names, `ladder${at}_`);
    ladders.push(...lines);
    laddersOf.push("  {", ...named.map(([rule, name]) => `    [${literal(rule)}]: ${name},`), "  },");
  });
  return `${[
    `// The pack ${commentText(pack.id)} ${commentText(pack.release)} as a module without imports; made by \`payerpack build --target module\`. Not to be edited.`,
    `// Its meaning is ${commentText(pack.hashes.meaning)}.`,
    "",
    "// What is the same for all packs.",
    kernel.trimEnd(),
    `const { ${CALLS.join(", ")} } = kernel;`,
    "",
    "// The expressions of the rules. 0 is no, 1 is yes, 2 is not known; of values and times, undefined is not known.",
    ...functions.lines(),
    "",
    "// The ladders, from the minutes of one piece to what they earn.",
    ...ladders,
    "",
    "// Which function stands for which expression, program by program.",
    "const programs = [",
    ...programs,
    "];",
    "const laddersOf = [",
    ...laddersOf,
    "];",
    "",
    "// The pack: vocabulary, words, sources, tables.",
    `const data = JSON.parse(${quotedJson(JSON.stringify(read))});`,
    "",
    "/** The pack, loaded: `code(encounter)`, `codeText(json)`, `explain(encounter)`. */",
    "export const pack = kernel.packOf(data, programs);",
    "/** SHA-256 over what decides an answer. */",
    "export const meaning = pack.meaning;",
    "/** By segment of dates of service: the ladders whose codes and numbers are constants, each a function from minutes to `{code, units}`. */",
    "export const ladders = data.segments.map(({ from, to, program }) => ({ from, to, rules: laddersOf[program] }));",
    "export default pack;",
  ].join("\n")}\n`;
}

/** Names of functions, in lines that are not too long. */
function listed(names: readonly string[]): readonly string[] {
  const lines: string[] = ["  ["];
  for (let at = 0; at < names.length; at += 16) lines.push(`    ${names.slice(at, at + 16).join(", ")},`);
  return [...lines, "  ],"];
}

function functionOf(one: Expression, names: Names, rules: readonly string[]): string {
  switch (one.is) {
    case "test":
      return testFunction(one.node, names, rules);
    case "value":
      return valueFunction(one.node, names, rules);
    case "time":
      return timeFunction(one.node, names, rules);
    case "members":
      return walkSet(one.node, MEMBERS, names, rules);
  }
}
