import { escaped } from "../markdown.ts";
import type { ProveRenderer } from "./report.ts";
import { acceptedWords, isLeft, shownWords, summaryWords } from "./words.ts";

/** For a review: a table for each pack, what is open in bold. */
export const renderProveMarkdown: ProveRenderer = ({ on, packs, broken }, path) => {
  const lines = [`# Proofs on ${on}`, "", `${summaryWords(packs)}.`];
  for (const pack of packs) {
    lines.push("", `## ${escaped(`${pack.pack} ${pack.release}`)}`, "", escaped(pack.title), "", "| question | shown | what | why |", "|---|---|---|---|");
    for (const proof of pack.proofs) {
      const { question, shown, about, accepted, finding } = proof;
      const how = isLeft(proof) ? `**${shownWords(shown)}**` : shownWords(shown);
      const chart = shown.is === "refuted" && shown.witness ? `; chart: ${shown.witness.words}; bills ${shown.witness.answer}` : "";
      const why = `${shown.because}${chart}${accepted ? `; ${acceptedWords(accepted)}` : isLeft(proof) ? `; to accept it: ${finding}` : ""}`;
      lines.push(`| ${question} | ${how} | ${escaped(about)} | ${escaped(why)} |`);
    }
    if (pack.regions.length > 0) {
      lines.push("", "It may answer otherwise than the pack below:", "");
      for (const { name, to, where, dates } of pack.regions) {
        lines.push(`- \`${name}\`${to.length > 0 ? `, to ${to.map((one) => `\`${one}\``).join(", ")}` : ""}: ${where === "always" ? "always" : `where ${escaped(where)}`}, ${dates}`);
      }
    }
    for (const { finding, until } of pack.expired) lines.push("", `**Expired**: ${escaped(finding)}, accepted until ${until}`);
    for (const { finding } of pack.unused) lines.push("", `Unused: ${escaped(finding)} is accepted and not found`);
  }
  if (broken.length > 0) lines.push("", "## Not proved", "", ...broken.map((folder) => `- ${escaped(path(folder))} has errors`));
  return `${lines.join("\n")}\n`;
};
