import type * as ir from "../ir/ir.ts";
import { codingSiteSlot, type Roles } from "../ir/roles.ts";
import type { Vocabulary } from "../ir/vocabulary.ts";
import { type ClaimedNoun, claimedNounOf } from "./audit/sides.ts";
import { RulesOfLines } from "./rules-of-lines.ts";

/** What writing an answer needs of a program, looked up once. */
export interface PreparedAnswers {
  readonly rulesOf: RulesOfLines;
  readonly exceptions: ReadonlySet<string>;
  /** Index of each ladder among the ladders. */
  readonly ladders: ReadonlyMap<ir.RuleBase, number>;
  /** Indexes of the sets of services that may give a reason for what they leave out. */
  readonly leaving: readonly number[];
  /** Slot of the diagnosis that a charted item was given for, or -1. */
  readonly indication: number;
  /** Slot of the start of a charted item; undefined without a services rule. */
  readonly start: number | undefined;
  /** Slot of the coding site that an access belongs to, or -1. */
  readonly codingSite: number;
  /** By noun: slot of the package code that an item brings. */
  readonly ndc: ReadonlyMap<string, number>;
  /** What an encounter may say of how it was billed. */
  readonly claimed: ClaimedNoun | undefined;
}

/** Looks up what answers need; `slots` are those of every noun, by field, `rules` all rules by name, `makers` those that make lines. */
export function prepareAnswers(
  program: ir.Program,
  vocabulary: Vocabulary,
  { charted, service, access }: Roles,
  slots: ReadonlyMap<string, ReadonlyMap<string, number>>,
  rules: ReadonlyMap<string, ir.RuleBase>,
  makers: ReadonlySet<string>,
): PreparedAnswers {
  const fields = charted && slots.get(charted.name);
  return {
    rulesOf: new RulesOfLines(makers, rules),
    exceptions: new Set(program.exceptions.map(({ name }) => name)),
    ladders: new Map(program.ladders.map((rule, index) => [rule, index])),
    leaving: program.sets.flatMap((rule, index) => (rule.head.noun === service?.name && mayLeaveOut(rule) ? [index] : [])),
    indication: fields?.get("indication") ?? -1,
    start: program.services === null ? undefined : fields?.get(program.services.from),
    codingSite: access ? codingSiteSlot(access) : -1,
    ndc: new Map([...slots].flatMap(([noun, of]) => (of.has("ndc") ? [[noun, of.get("ndc")!] as const] : []))),
    claimed: claimedNounOf(vocabulary),
  };
}

function mayLeaveOut({ leaveOut, spaced, instead }: ir.SetRule): boolean {
  return leaveOut.length > 0 || spaced !== null || instead.length > 0;
}
