import { counted, printable } from "../display.ts";
import type { AuditRenderer } from "./report.ts";
import { packWords, sectionsOf } from "./sections.ts";

/** For a review: a heading for each pack, a list for each section. */
export const renderAuditMarkdown: AuditRenderer = ({ on, staleAfter, packs, broken }, path) => {
  const lines = [`# Audit on ${on}`, "", `${counted(packs.length, "pack")}; a reading of a source counts ${counted(staleAfter, "day")}.`];
  for (const pack of packs) {
    lines.push("", `## ${plain(packWords(pack))}`, "", plain(pack.title));
    for (const { title, summary, entries, names, urgent } of sectionsOf(pack, path)) {
      lines.push("", `### ${urgent ? `**${title}**` : title}: ${summary}`);
      if (entries.length > 0) lines.push("", ...entries.map(({ name, says }) => `- ${says === "" ? named(name) : `${named(name)}: ${plain(says)}`}`));
      if (names.length > 0) lines.push("", names.map(named).join(", "));
    }
  }
  if (broken.length > 0) lines.push("", "## Not audited", "", ...broken.map((folder) => `- ${plain(path(folder))} has errors`));
  return `${lines.join("\n")}\n`;
};

/** A name of the rules as code, any other text as it is. */
function named(text: string): string {
  return /^[a-z][a-z0-9_]*$/.test(text) ? `\`${text}\`` : plain(text);
}

/** A text that Markdown shows as it is; an underscore inside a word means nothing to it. */
function plain(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
