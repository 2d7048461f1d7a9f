import { findClashes } from "../exceptions/clash.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";

/** Reports exceptions that can disagree with another about one part, each with the first that is found. */
export function checkClashes(stretches: readonly Stretch[]): void {
  for (const stretch of stretches) {
    const { index, world, pack, doubtful } = stretch;
    if (!index.inForce.some((exception) => isOwn(stretch, exception))) continue;
    const targets = new Set(index.inForce.flatMap((exception) => exception.changes.map(({ target }) => target.rule.name.text)));
    for (const target of targets) {
      for (const part of index.partsOf(target)) {
        const mine = (id: string): boolean => id === pack.context.pack;
        const cases = index.casesOf(target, part).filter(({ exception }) => !doubtful.has(exception.rule.name.text));
        for (const clash of findClashes(cases, world, mine)) pack.context.report(clash);
      }
    }
  }
}
