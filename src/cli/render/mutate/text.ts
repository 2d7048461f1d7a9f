import { scoreOf } from "../../../analysis/mutate/mutate.ts";
import type { Tested } from "../../../analysis/mutate/mutate.ts";
import { counted, padLeft, padRight, printable, wrap } from "../display.ts";
import type { MutateRenderer, ShownMutation } from "./report.ts";
import { percent, SHARP, slipWords, witnessLines } from "./report.ts";

const WIDTH = 110;

/** Readable on a terminal: two figures for each pack, then each slip that nothing notices with an encounter that would tell. Proofs are told where one pack is asked for. */
export const renderMutateText: MutateRenderer = ({ packs, broken, written, required }, path, colors) => {
  const lines: string[] = [];
  for (const pack of packs) {
    lines.push(`${colors.bold(printable(`${pack.pack} ${pack.release}`))}  ${printable(pack.title)}`, ...figures(pack.mutants));
    for (const [owner, slips] of byOwner(pack.mutants.filter(({ fate }) => fate.is === "survived"))) {
      lines.push("", `  ${colors.bold(owner.name)}  ${path(owner.place)}  ${printable(owner.title)}`);
      for (const slip of slips) lines.push(...wrap(`${slipWords(slip)}, and nothing tells`, WIDTH - 4).map((line, at) => `    ${at > 0 ? "  " : ""}${at === 0 ? colors.red(line) : line}`), ...shown(slip, pack));
    }
    if (packs.length === 1) {
      for (const [owner, slips] of byOwner(pack.mutants.filter(({ fate }) => fate.is === "equivalent"))) {
        lines.push("", `  ${owner.name}  ${path(owner.place)}`);
        for (const slip of slips) lines.push(...wrap(`${slipWords(slip)}: the same, proved: ${slip.fate.is === "equivalent" ? slip.fate.why : ""}`, WIDTH - 4).map((line, at) => `    ${at > 0 ? "  " : ""}${line}`));
      }
    }
    lines.push("");
  }
  for (const folder of broken) lines.push(`${colors.red("not looked at")}  ${path(folder)} has errors`, "");
  for (const file of written) lines.push(`written      ${path(file)}: read each answer beside its source before you keep it`, "");
  if (packs.length > 1) lines.push(`${colors.bold("all packs")}`, ...figures(packs.flatMap(({ mutants }) => mutants)), "");
  lines.push(`asked for: ${required.sharp} % of thresholds, dates and modifiers, ${required.all} % of all`);
  return `${lines.join("\n")}\n`;
};

/** A row for what gates ask most of, and one for all. */
function figures(mutants: readonly Tested[]): readonly string[] {
  const rows = [["thresholds, dates, modifiers", scoreOf(mutants, SHARP)], ["all", scoreOf(mutants)]] as const;
  const boundaries = rows.some(([, score]) => score.byBoundaries > score.byExamples);
  return rows.map(([title, score]) => {
    const same = score.equivalent > 0 ? `, ${score.equivalent} the same (proved)` : "";
    const also = boundaries ? `, ${percent(score, score.byBoundaries)} % with approved boundaries` : "";
    return `  ${padRight(title, 30)}${padLeft(counted(score.all, "slip"), 11)}: ${percent(score, score.byExamples)} % noticed by examples${also}${same}`;
  });
}

function byOwner(mutants: readonly Tested[]): readonly (readonly [Tested, readonly Tested[]])[] {
  const owners = new Map<string, Tested[]>();
  for (const one of mutants) owners.set(one.name, [...(owners.get(one.name) ?? []), one]);
  return [...owners.values()].map((slips) => [slips[0]!, slips]);
}

function shown(slip: Tested, { witnesses, vocabulary }: ShownMutation): readonly string[] {
  const witness = witnesses.get(slip);
  if (!witness) return [];
  const { about, chart, now, slipped } = witnessLines(witness, vocabulary);
  return [`      ${about}`, ...chart.map((line) => `        ${line}`), ...wrap(`today: ${now}`, WIDTH - 6).map((line) => `      ${line}`), ...wrap(`with the slip: ${slipped}`, WIDTH - 6).map((line) => `      ${line}`)];
}
