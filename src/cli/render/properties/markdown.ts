import { isBroken } from "../../../analysis/properties/properties.ts";
import { counted, printable } from "../display.ts";
import type { PropertiesRenderer } from "./report.ts";
import { againWords, behindWords, counterexample, tallyWords, verdictWords } from "./words.ts";

/** For a review: a table of the laws of each pack, then each counterexample with its chart. */
export const renderPropertiesMarkdown: PropertiesRenderer = (report, path) => {
  const charts = report.decided.reduce((sum, one) => sum + one.report.charts, 0);
  const lines = ["# Laws", "", `${counted(report.decided.length, "pack")}, ${counted(charts, "chart")}, seed ${report.seed}: ${tallyWords(report.decided)}`];
  for (const pack of report.decided) {
    const { report: found, compiled: { folder } } = pack;
    lines.push("", `## ${plain(`${found.pack} ${found.release}`)}`, "", "| law | decided | by |", "|---|---|---|");
    for (const law of found.laws) {
      const words = verdictWords(law.verdict);
      lines.push(`| ${plain(law.property.sentence)} | ${isBroken(law) ? `**${words}**` : words} | ${plain(behindWords(law.verdict) ?? "")} |`);
    }
    for (const law of found.laws.filter(isBroken)) {
      lines.push("", `### ${plain(law.property.sentence)}`);
      for (const piece of counterexample(law, pack)) lines.push("", ...(typeof piece === "string" ? [plain(piece)] : ["```text", ...piece.table.map(printable), "```"]));
      const again = againWords(law, report, path(folder));
      if (again !== undefined) lines.push("", `Again: \`${again}\``);
    }
  }
  if (report.broken.length > 0) lines.push("", "## Not decided", "", ...report.broken.map((folder) => `- ${plain(folder)} has errors`));
  if (report.saved.length > 0) lines.push("", "## Saved", "", ...report.saved.map((file) => `- ${plain(file)}`));
  return `${lines.join("\n")}\n`;
};

/** A text that Markdown shows as it is. */
function plain(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|`]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
