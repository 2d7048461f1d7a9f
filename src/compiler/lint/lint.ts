import type { Report } from "../../base/diagnostic.ts";
import type { UnderstoodPack } from "../understand.ts";
import { findUnread } from "./unread.ts";
import { findWrittenTwice } from "./written-twice.ts";

/** Looks over all packs for what is right and may still be a slip. Packs with errors are left alone. */
export function lintWorkspace(packs: readonly UnderstoodPack[], report: Report): void {
  const sound = packs.filter((pack) => !pack.failed());
  if (sound.length === packs.length) for (const diagnostic of findUnread(packs)) report(diagnostic);
  for (const pack of sound) for (const diagnostic of findWrittenTwice(pack)) report(diagnostic);
}
