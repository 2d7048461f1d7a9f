import { positionOf } from "../../base/source.ts";
import type { Accept } from "../../parser/ast.ts";
import type { UnderstoodPack } from "../../compiler/understand.ts";
import type { Proof } from "./proof.ts";
import { isOpen } from "./proof.ts";

/** A finding that a pack accepts. */
export interface Acceptance {
  readonly finding: string;
  readonly reason: string;
  readonly source: string;
  /** The last day on which it is accepted. */
  readonly until: string;
  /** The pack that accepts it: the one that is asked, or one that it extends. */
  readonly pack: string;
  /** `path:line`. */
  readonly place: string;
}

/** A proof, and the acceptance that answers for it where it is open. */
export interface Judged extends Proof {
  readonly accepted: Acceptance | null;
}

/** What acceptances make of the proofs of a pack. */
export interface Judgement {
  readonly proofs: readonly Judged[];
  /** The pack's own acceptances whose day has passed. */
  readonly expired: readonly Acceptance[];
  /** The pack's own acceptances to which no open finding answers. */
  readonly unused: readonly Acceptance[];
}

/**
 * Holds open findings against what a pack and the packs that it extends accept, on a day. An acceptance counts for the finding that it names, word for word, up to its last
 * day; one of a pack below counts above, where the finding is the same.
 */
export function judge(proofs: readonly Proof[], pack: UnderstoodPack, on: string): Judgement {
  const all = acceptancesOf(pack);
  const alive = all.filter(({ until }) => on <= until);
  const judged = proofs.map((proof): Judged => ({ ...proof, accepted: isOpen(proof) ? (alive.find(({ finding }) => finding === proof.finding) ?? null) : null }));
  const own = all.filter((one) => one.pack === pack.context.pack);
  const open = new Set(proofs.filter(isOpen).map(({ finding }) => finding));
  return { proofs: judged, expired: own.filter(({ until }) => until < on), unused: own.filter(({ finding }) => !open.has(finding)) };
}

/** The acceptances of a pack, then of those below it. */
function acceptancesOf({ chained: { source }, base, context }: UnderstoodPack): readonly Acceptance[] {
  const own = source.file.accepts.map((one) => acceptanceOf(one, context.pack));
  return base ? [...own, ...acceptancesOf(base)] : own;
}

function acceptanceOf({ finding, reason, sources, until, span }: Accept, pack: string): Acceptance {
  return {
    finding: finding.text,
    reason: reason?.text ?? "",
    source: sources.map(({ key, locator }) => (locator ? `${key.text} ${locator.text}` : key.text)).join(", "),
    until: until?.text ?? "",
    pack,
    place: `${span.file.path}:${positionOf(span.file, span.start).line}`,
  };
}
