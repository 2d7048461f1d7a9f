import { encounterError } from "../diagnostics.ts";
import type { EncounterCode, MessageArguments } from "../diagnostics.ts";
import type { EncounterError } from "../encounter.ts";
import { pointerOf } from "./pointer.ts";
import type { Step } from "./pointer.ts";

/** The first thing that is wrong with an encounter. Whoever passes it outwards adds its own step with {@link Failure.inside}. */
export class Failure {
  readonly #error: EncounterError;
  readonly #steps: Step[] = [];

  private constructor(error: EncounterError) {
    this.#error = error;
  }

  /** A failure at the place where it is made. */
  static of<Code extends EncounterCode>(code: Code, args: MessageArguments<Code>): Failure {
    return new Failure(encounterError(code, args, ""));
  }

  /** The failure seen from one step further out. */
  inside(step: Step): this {
    this.#steps.push(step);
    return this;
  }

  /** The error with its pointer from where the outermost step was added. */
  toError(): EncounterError {
    const pointer = pointerOf(this.#steps.toReversed());
    return pointer === "" ? this.#error : { ...this.#error, pointer };
  }
}
