import { isDate } from "../../ir/dates.ts";
import type { Answer, RefusedAnswer } from "../answer.ts";
import type { EncounterError } from "../encounter.ts";
import type { Explanation } from "../explain.ts";
import type { LoadedPack } from "../load.ts";
import type { Address } from "./address.ts";
import { addressOf, addressOfText, NO_PAYER } from "./address.ts";
import { setError } from "./diagnostics.ts";
import type { SetRelease } from "./members.ts";
import { noPackError, onDate } from "./serving.ts";
import type { View } from "./views.ts";
import { viewOn } from "./views.ts";

/** What a call of a set may say beside the encounter. */
export interface SetCall {
  /**
   * A day, YYYY-MM-DD: codes by the releases that were known on it, as if the set held no others. The same day gives the same bytes as
   * long as the set keeps the releases of that time. Absent: the release of each pack that is known last.
   */
  readonly knownOn?: string;
}

/** The packs of a set at one moment. Immutable: what it answers does not change when the set's packs are replaced. */
export interface PackSnapshot {
  /** The releases in it, in the order given. */
  readonly releases: readonly SetRelease[];
  /** Codes one encounter, given as plain data, by the pack of its payer and date. Never throws for bad input: the answer then carries `error`. */
  code(encounter: unknown, call?: SetCall): Answer;
  /** Codes one encounter, given as JSON text; also refuses what `JSON.parse` would let pass, such as repeated members. */
  codeText(json: string, call?: SetCall): Answer;
  /** The answer with the reasons behind it, as a tree. */
  explain(encounter: unknown, call?: SetCall): Explanation;
}

/** A snapshot as it stands: the views of its releases, at least one of which is there, and the pack for payers without one. */
export class Snapshot implements PackSnapshot {
  readonly releases: readonly SetRelease[];
  private readonly views: readonly View[];
  private readonly fallback: string | undefined;

  constructor(releases: readonly SetRelease[], views: readonly View[], fallback: string | undefined) {
    this.releases = releases;
    this.views = views;
    this.fallback = fallback;
  }

  code(encounter: unknown, call?: SetCall): Answer {
    const chosen = this.choose(() => addressOf(encounter), call);
    return "pack" in chosen ? chosen.pack.code(encounter) : this.refuse((pack) => pack.code(encounter), chosen.error);
  }

  codeText(json: string, call?: SetCall): Answer {
    const chosen = this.choose((view) => addressOfText(json, (view.serving.get(NO_PAYER)?.length ?? 0) > 1), call);
    return "pack" in chosen ? chosen.pack.codeText(json) : this.refuse((pack) => pack.codeText(json), chosen.error);
  }

  explain(encounter: unknown, call?: SetCall): Explanation {
    const chosen = this.choose(() => addressOf(encounter), call);
    if ("pack" in chosen) return chosen.pack.explain(encounter);
    return { answer: this.refuse((pack) => pack.code(encounter), chosen.error), tree: [], sources: [] };
  }

  private choose(addressIn: (view: View) => Address, call: SetCall | undefined): { readonly pack: LoadedPack } | { readonly error: EncounterError } {
    const day = call?.knownOn;
    if (day !== undefined && !isDate(day)) return { error: setError("set/known-on", {}) };
    const view = viewOn(this.views, day);
    const { payer, date } = addressIn(view);
    const serving = view.serving.get(payer);
    if (serving) return { pack: onDate(serving, date) };
    const standIn = this.fallback === undefined ? undefined : view.packs.find(({ id }) => id === this.fallback);
    return standIn ? { pack: standIn } : { error: noPackError(view.packs) };
  }

  /** An encounter with a mistake of its own is refused for that; else for the reason given. */
  private refuse(judge: (pack: LoadedPack) => Answer, error: EncounterError): RefusedAnswer {
    return refusal(judge(this.releases[0]!.pack), error);
  }
}

/** The refusal of an encounter that no pack may code; `judged` is what any pack says of it, whose rules may not reach its date. */
export function refusal(judged: Answer, error: EncounterError): RefusedAnswer {
  return "error" in judged && judged.error.code !== "encounter/no-version" ? judged : { encounter: judged.encounter, error };
}
