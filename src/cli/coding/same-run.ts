import type { RunSetup } from "./journal.ts";

/** How a run differs from the one that was interrupted, in words that follow "it", or undefined where it would code everything alike. */
export function differenceOf(before: RunSetup, now: RunSetup): string | undefined {
  if (before.payerpack !== now.payerpack) return `was begun by payerpack ${before.payerpack}, and this is ${now.payerpack}`;
  if (before.answers !== now.answers) return `was begun with \`--format ${before.answers}\``;
  if (before.fallback !== now.fallback) return before.fallback === null ? "was begun without `--fallback`" : `was begun with \`--fallback ${before.fallback}\``;
  return packsDiffer(before, now) ?? inputsDiffer(before, now);
}

function packsDiffer(before: RunSetup, now: RunSetup): string | undefined {
  const names = ({ packs }: RunSetup): string => packs.map(({ id }) => id).join(" ");
  if (names(before) !== names(now)) return `was begun with other packs: ${before.packs.map(({ id }) => `\`${id}\``).join(", ")}`;
  for (const [at, pack] of before.packs.entries()) {
    const same = now.packs[at]!;
    if (pack.release !== same.release || pack.payer !== same.payer || (pack.content !== null && pack.content !== same.content)) return `was begun with another \`${pack.id}\``;
  }
  return before.broken.join("\n") === now.broken.join("\n") ? undefined : "was begun with other packs that have errors";
}

function inputsDiffer(before: RunSetup, now: RunSetup): string | undefined {
  const names = ({ inputs }: RunSetup): string => inputs.map(({ name }) => name).join("\n");
  if (names(before) !== names(now)) return "was begun with other input files, or in another order";
  const changed = before.inputs.find(({ bytes }, at) => bytes !== now.inputs[at]!.bytes);
  return changed && `was begun with another \`${changed.name}\`: its size has changed`;
}
