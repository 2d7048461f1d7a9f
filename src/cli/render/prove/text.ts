import type { Judged } from "../../../analysis/prove/accepting.ts";
import type { Colors } from "../colors.ts";
import { counted, padRight, printable, wrap } from "../display.ts";
import type { ProveRenderer } from "./report.ts";
import { acceptedWords, isLeft, shownWords, summaryWords } from "./words.ts";

const WIDTH = 100;
/** Columns of the questions. */
const QUESTION = 17;
const INDENT = " ".repeat(QUESTION + 2);

/** Readable on a terminal: a paragraph for each pack, each question with what is shown and why; arguments where one pack is asked. */
export const renderProveText: ProveRenderer = ({ packs, broken }, path, colors) => {
  const lines: string[] = [];
  for (const pack of packs) {
    lines.push(`${colors.bold(printable(`${pack.pack} ${pack.release}`))}  ${printable(pack.title)}`);
    for (const proof of pack.proofs) lines.push(...proofLines(proof, packs.length === 1, colors));
    if (pack.regions.length > 0 && packs.length === 1) {
      lines.push(`  ${padRight("declares", QUESTION)}where it may answer otherwise than the pack below`);
      for (const { name, to, where, dates } of pack.regions) {
        const what = to.length > 0 ? `${name}, to ${to.join(", ")}` : name;
        lines.push(...wrap(`${what}: ${where === "always" ? "always" : `where ${where}`}, ${dates}`, WIDTH - QUESTION - 2).map((line) => `${INDENT}${line}`));
      }
    }
    for (const { finding, until, place } of pack.expired) lines.push(`  ${colors.red(padRight("expired", QUESTION))}\`${printable(finding)}\` was accepted until ${until} (${path(place)})`);
    for (const { finding, place } of pack.unused) lines.push(`  ${colors.yellow(padRight("unused", QUESTION))}\`${printable(finding)}\` is accepted and not found (${path(place)})`);
    lines.push("");
  }
  for (const folder of broken) lines.push(`${colors.red("not proved")}  ${path(folder)} has errors`, "");
  lines.push(summaryWords(packs) + (broken.length > 0 ? `; ${counted(broken.length, "pack")} with errors` : ""));
  return `${lines.join("\n")}\n`;
};

function proofLines(proof: Judged, whole: boolean, colors: Colors): readonly string[] {
  const { question, about, shown, finding, accepted } = proof;
  const label = padRight(question, QUESTION);
  const lines = [`  ${isLeft(proof) ? colors.red(label) : label}${printable(shownWords(shown))}${accepted ? ", accepted" : ""}`];
  const add = (text: string, deeper = ""): void => void lines.push(...wrap(text, WIDTH - QUESTION - 2 - deeper.length).map((line) => `${INDENT}${deeper}${line}`));
  if (!whole && shown.is !== "not shown" && shown.is !== "refuted") return lines;
  add(about);
  if (whole || isLeft(proof)) add(shown.because, "  ");
  if (shown.is === "refuted" && shown.witness && (whole || isLeft(proof))) add(`chart: ${shown.witness.words}; bills ${shown.witness.answer}`, "  ");
  if (accepted) add(acceptedWords(accepted), "  ");
  if (isLeft(proof)) add(`to accept it: finding: ${finding}`, "  ");
  return lines;
}
