import type { Report } from "../../base/diagnostic.ts";
import type { UnderstoodPack } from "../understand.ts";
import { findUnread } from "./unread.ts";
import { findUnverified } from "./unverified.ts";
import { findWrittenTwice } from "./written-twice.ts";

/**
 * Looks over all packs for what is right and may still be a slip. Packs with errors are left alone; `complete` is false where a pack
 * could not even be understood, so that it is not known what it reads.
 */
export function lintWorkspace(packs: readonly UnderstoodPack[], complete: boolean, report: Report): void {
  if (complete) for (const diagnostic of findUnread(packs)) report(diagnostic);
  for (const pack of packs.filter((one) => !one.failed())) {
    for (const diagnostic of [...findWrittenTwice(pack), ...findUnverified(pack)]) report(diagnostic);
  }
}
