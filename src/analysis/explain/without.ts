import type * as ir from "../../ir/ir.ts";
import { constantWords } from "../../ir/words.ts";
import { citationsOf } from "../../runtime/pack-label.ts";
import type { CodedAnswer } from "../../runtime/answer.ts";
import { claimKey, claimOf, claimWords } from "./claim.ts";
import type { Encounter } from "./encounter.ts";
import { packWithout } from "./pack-without.ts";
import { Runner } from "./runner.ts";

/** An exception that decided: without it the answer would have been another. */
export interface Without {
  readonly exception: string;
  readonly title: string;
  /** Rules that it changes. */
  readonly to: readonly string[];
  /** `shortest is 16 minutes instead of 31 minutes`; undefined where it changes no named value. */
  readonly change?: string;
  readonly because?: string;
  readonly citations: readonly string[];
  /** What would have been billed without it. */
  readonly bills: string;
  readonly answer: CodedAnswer;
}

/** Runs packs without one of their exceptions; the packs are made once. */
export class Counterfactuals {
  private readonly runner: Runner;
  private readonly made = new Map<string, Runner>();

  constructor(runner: Runner) {
    this.runner = runner;
  }

  /**
   * Every exception in force without which an encounter would have been answered otherwise, in the order of their names: the pack is run again without
   * it ({@link packWithout}).
   */
  of(encounter: Encounter, answer: CodedAnswer): readonly Without[] {
    const program = this.runner.programOn(String(encounter["date_of_service"]));
    const key = keyOf(answer);
    return (program?.exceptions ?? []).flatMap((exception) => {
      const other = this.without(exception.name).answer(encounter);
      if (other === undefined || keyOf(other) === key) return [];
      const { name, title, to, because, citations } = exception;
      const change = changeOf(name, program!);
      return [{
        exception: name, title, to, ...(change === undefined ? {} : { change }), ...(because === undefined ? {} : { because }),
        citations: citationsOf(citations, { id: "", release: "", meaning: "", citations: this.runner.pack.citations }), bills: claimWords(claimOf(other)), answer: other,
      }];
    });
  }

  private without(exception: string): Runner {
    let made = this.made.get(exception);
    if (!made) this.made.set(exception, (made = new Runner(packWithout(this.runner.pack, exception))));
    return made;
  }
}

/** What is compared: the claim with its days, findings, and what is left unbilled. */
function keyOf(answer: CodedAnswer): string {
  const findings = answer.findings.map(({ outcome, line, missing = [] }) => `${outcome} ${line ?? ""} ${missing.join()}`);
  const left = answer.unbilled.map(({ administration, from, to }) => `${administration} ${from ?? ""} ${to ?? ""}`);
  return [claimKey(claimOf(answer), true), ...findings, ...left].join("\n");
}

function changeOf(exception: string, program: ir.Program): string | undefined {
  for (const { name, type, is } of program.values) {
    const mine = is.cases?.find((one) => one.exception === exception);
    if (mine) return `${name} is ${constantWords(mine.value, type)} instead of ${constantWords(is.value, type)}`;
  }
  return undefined;
}
