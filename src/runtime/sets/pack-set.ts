import type { Answer } from "../answer.ts";
import type { Explanation } from "../explain.ts";
import type { LoadOptions } from "../load.ts";
import type { PackSetError } from "./diagnostics.ts";
import { setError } from "./diagnostics.ts";
import type { PackSetMember, SetRelease } from "./members.ts";
import { readMembers } from "./members.ts";
import type { PackSnapshot, SetCall } from "./snapshot.ts";
import { Snapshot } from "./snapshot.ts";
import { overlapsOf, releasesAlike, viewsOf } from "./views.ts";

export interface PackSetOptions extends LoadOptions {
  /** Id of the pack of the set that codes encounters whose payer has none. Absent: these are refused. */
  readonly fallback?: string;
}

/**
 * Packs of many payers, several releases of each. The encounter's `payer` and date of service choose the pack, {@link SetCall.knownOn} its
 * release. An encounter without `payer` is coded by the pack that has none; one whose payer has no pack is refused unless there is a fallback.
 */
export interface PackSet extends PackSnapshot {
  /** What the set holds now. A batch codes by one snapshot, so that all of its encounters are coded by the same packs. */
  snapshot(): PackSnapshot;
  /**
   * Puts other packs in the place of those in use, all in one step, after everything about them is checked. Where anything is refused the set
   * stays as it was. A call that runs, and a snapshot, ends with the packs it began with. Give loaded packs that stay again as they are:
   * what they have prepared is kept.
   */
  replace(members: readonly PackSetMember[]): PackSetReplacement;
}

export type PackSetOutcome = { readonly ok: true; readonly set: PackSet } | { readonly ok: false; readonly errors: readonly PackSetError[] };

export type PackSetReplacement = { readonly ok: true } | { readonly ok: false; readonly errors: readonly PackSetError[] };

/** Loads a set of packs. Refused whole where one of them is, where two serve the same day of a payer, or where no release is the newer of two. */
export function loadPackSet(members: readonly PackSetMember[], options: PackSetOptions = {}): PackSetOutcome {
  const checked = check(members, options);
  return "errors" in checked ? { ok: false, errors: checked.errors } : { ok: true, set: new CurrentPacks(checked, options) };
}

function check(members: readonly PackSetMember[], options: PackSetOptions): Snapshot | { readonly errors: readonly PackSetError[] } {
  const { releases, errors } = readMembers(members, options);
  if (errors.length > 0) return { errors };
  const { fallback } = options;
  if (releases.length === 0) return { errors: [setError("set/empty", {})] };
  if (fallback !== undefined && !releases.some(({ pack }) => pack.id === fallback)) return { errors: [setError("set/unknown-fallback", { id: fallback })] };
  const alike = releasesAlike(releases);
  if (alike.length > 0) return { errors: alike };
  const views = viewsOf(releases);
  const overlaps = overlapsOf(views);
  return overlaps.length > 0 ? { errors: overlaps } : new Snapshot(releases, views, fallback);
}

/** Holds one snapshot at a time; each call reads it once. */
class CurrentPacks implements PackSet {
  private current: Snapshot;
  private readonly options: PackSetOptions;

  constructor(first: Snapshot, options: PackSetOptions) {
    this.current = first;
    this.options = { ...options };
  }

  get releases(): readonly SetRelease[] {
    return this.current.releases;
  }

  code(encounter: unknown, call?: SetCall): Answer {
    return this.current.code(encounter, call);
  }

  codeText(json: string, call?: SetCall): Answer {
    return this.current.codeText(json, call);
  }

  explain(encounter: unknown, call?: SetCall): Explanation {
    return this.current.explain(encounter, call);
  }

  snapshot(): PackSnapshot {
    return this.current;
  }

  replace(members: readonly PackSetMember[]): PackSetReplacement {
    const checked = check(members, this.options);
    if ("errors" in checked) return { ok: false, errors: checked.errors };
    this.current = checked;
    return { ok: true };
  }
}
