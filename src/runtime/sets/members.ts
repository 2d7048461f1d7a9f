import { isDate } from "../../ir/dates.ts";
import { loadPack } from "../load.ts";
import type { LoadedPack, LoadOptions } from "../load.ts";
import type { PackSetError } from "./diagnostics.ts";
import { setError } from "./diagnostics.ts";

/** One release of a pack, as it is given to a set. */
export interface PackMember {
  /** The text of a compiled pack, or a pack that is loaded already (by `loadPack`, or with its signatures by `payerpack/trust`). */
  readonly pack: string | LoadedPack;
  /** The day, YYYY-MM-DD, from which this release was in use where the set codes. Absent: it was known always. */
  readonly knownFrom?: string;
}

/** What a set is made of; a pack alone was known always. */
export type PackSetMember = string | LoadedPack | PackMember;

/** A release in a set. */
export interface SetRelease {
  readonly pack: LoadedPack;
  /** `undefined`: known always. */
  readonly knownFrom: string | undefined;
}

/** Loads what is not loaded; every member that is refused has an error. */
export function readMembers(members: readonly PackSetMember[], options: LoadOptions): { readonly releases: readonly SetRelease[]; readonly errors: readonly PackSetError[] } {
  const releases: SetRelease[] = [];
  const errors: PackSetError[] = [];
  for (const [index, member] of members.entries()) {
    const { pack: given, knownFrom } = asMember(member);
    const loaded = typeof given === "string" ? loadPack(given, options) : { ok: true as const, pack: given };
    if (!loaded.ok) errors.push({ ...loaded.error, member: index });
    else if (knownFrom !== undefined && !isDate(knownFrom)) errors.push(setError("set/known-from", { id: loaded.pack.id, release: loaded.pack.release }, index));
    else releases.push({ pack: loaded.pack, knownFrom });
  }
  return { releases, errors };
}

/** A loaded pack may have a member of any name, `pack` too; only it can code. */
function asMember(member: PackSetMember): PackMember {
  return typeof member === "string" || "codeText" in member ? { pack: member } : member;
}
