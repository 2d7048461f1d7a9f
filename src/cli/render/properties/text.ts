import { isBroken } from "../../../analysis/properties/properties.ts";
import { counted, padRight, printable, wrap } from "../display.ts";
import type { PropertiesRenderer } from "./report.ts";
import { againWords, behindWords, counterexample, tallyWords, verdictWords } from "./words.ts";

const WIDTH = 110;
/** Columns of the verdict, before the law. */
const VERDICT = 22;
const INDENT = " ".repeat(VERDICT + 4);

/** Readable on a terminal: what is broken first and whole. Of several packs only one line each where nothing is. */
export const renderPropertiesText: PropertiesRenderer = (report, path, colors) => {
  const lines: string[] = [];
  const alone = report.decided.length === 1;
  for (const pack of report.decided) {
    const { report: found, compiled: { folder } } = pack;
    const broken = found.laws.filter(isBroken);
    const tally = `${counted(found.laws.length, "law")}: ${tallyWords([pack])}`;
    lines.push(`${colors.bold(printable(`${found.pack} ${found.release}`))}  ${broken.length > 0 ? colors.red(tally) : tally}`);
    const kept = alone ? [...broken, ...found.laws.filter((law) => !isBroken(law))] : broken;
    for (const law of kept) {
      const [first = "", ...rest] = wrap(law.property.sentence, WIDTH - VERDICT);
      const words = padRight(verdictWords(law.verdict), VERDICT);
      lines.push(`  ${isBroken(law) ? colors.red(words) : words}  ${first}`, ...rest.map((line) => `${INDENT}${line}`));
      const behind = behindWords(law.verdict);
      if (behind !== undefined) lines.push(...wrap(behind, WIDTH - VERDICT).map((line) => colors.dim(`${INDENT}${line}`)));
      if (!isBroken(law)) continue;
      for (const piece of counterexample(law, pack)) {
        if (typeof piece === "string") lines.push(...wrap(piece, WIDTH).map((line) => `      ${line}`));
        else lines.push(...piece.table.map((line) => `        ${printable(line)}`));
      }
      const again = againWords(law, report, path(folder));
      if (again !== undefined) lines.push(colors.dim(`      again: ${again}`));
      lines.push("");
    }
    if (alone || broken.length > 0) lines.push("");
  }
  for (const folder of report.broken) lines.push(`${colors.red("not decided")}  ${folder} has errors`, "");
  for (const file of report.saved) lines.push(`saved: ${file}`);
  const charts = report.decided.reduce((sum, one) => sum + one.report.charts, 0);
  lines.push(`${counted(report.decided.length, "pack")}, ${counted(charts, "chart")}, seed ${report.seed}: ${tallyWords(report.decided)}`);
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
};
