import { stands } from "../../../analysis/boundary/check.ts";
import type { Colors } from "../colors.ts";
import type { CheckedPack } from "./report.ts";
import { changeLines, renderBoundaryText } from "./text.ts";

/** Every form in which a check of boundaries is reported. */
export const BOUNDARY_RENDERERS = {
  text: renderBoundaryText,
  json: (packs: readonly CheckedPack[]): string => `${JSON.stringify({ packs: packs.map((one) => ({ ...one, stands: one.check !== null && stands(one.check) })) }, null, 2)}\n`,
  markdown: (packs: readonly CheckedPack[]): string => packs.map(markdownOf).join("\n"),
} as const satisfies Readonly<Record<string, (packs: readonly CheckedPack[], colors: Colors) => string>>;

export type BoundaryFormat = keyof typeof BOUNDARY_RENDERERS;

function markdownOf({ pack, path, check }: CheckedPack): string {
  if (check === null) return `### ${pack}\n\nNo approved boundaries: \`${path}\` is not there.\n`;
  const lines = [`### ${pack}`, "", `Tested ${check.rows} approved rows: ${check.moved.length} moved.${check.signed ? "" : " Not signed by a person yet."}`];
  if (check.moved.length > 0) {
    lines.push("", "| chart | service | minutes | change | approved | now | by |", "|---|---|---|---|---|---|---|");
    for (const { chart, row, now } of check.moved) {
      const cells = [chart, row.day, String(row.minutes ?? ""), row.change === "" ? "" : `\`${row.change}\``, both(row), both(now), now.by];
      lines.push(`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
    }
  }
  const changes = changeLines(check);
  if (changes.length > 0) lines.push("", ...changes.map((line) => `-${line.slice(1)}`));
  return `${lines.join("\n")}\n`;
}

function both({ bills, asks }: { readonly bills: string; readonly asks: string }): string {
  return asks === "" ? bills : `${bills}; asks: ${asks}`;
}
