import { counted, padRight, printable, widthOf, wrap } from "../display.ts";
import type { AuditRenderer } from "./report.ts";
import { packWords, sectionsOf } from "./sections.ts";
import type { Section } from "./sections.ts";

const WIDTH = 100;
/** Columns of the titles, and of names that stand beside what is said of them. */
const TITLE = 13;
const NAME = 32;
const INDENT = " ".repeat(TITLE + 2);

/** Readable on a terminal: a paragraph for each pack, what must be looked at first. Rules inherited in silence are named where one pack is audited. */
export const renderAuditText: AuditRenderer = ({ on, staleAfter, packs, broken }, path, colors) => {
  const lines: string[] = [];
  for (const pack of packs) {
    lines.push(`${colors.bold(printable(packWords(pack)))}  ${printable(pack.title)}`);
    for (const section of sectionsOf(pack, path)) {
      const title = padRight(section.title, TITLE);
      const names = section.title === "in silence" && packs.length > 1 ? [] : section.names;
      lines.push(`  ${section.urgent ? colors.red(title) : title}${section.summary}`, ...entryLines(section), ...nameLines(names));
    }
    lines.push("");
  }
  for (const folder of broken) lines.push(`${colors.red("not audited")}  ${path(folder)} has errors`, "");
  const stale = packs.reduce((sum, pack) => sum + pack.stale.length, 0);
  const overdue = packs.reduce((sum, pack) => sum + pack.overdue.length, 0);
  lines.push(`${counted(packs.length, "pack")} on ${on}: ${counted(stale, "stale source")} (${counted(staleAfter, "day")}), ${counted(overdue, "overdue review")}`);
  return `${lines.join("\n")}\n`;
};

function entryLines({ entries }: Section): readonly string[] {
  return entries.flatMap(({ name, says }) => {
    const shown = printable(name);
    if (widthOf(shown) < NAME) {
      const [first = "", ...others] = wrap(says, WIDTH - TITLE - 2 - NAME);
      return [`${INDENT}${padRight(shown, NAME)}${first}`.trimEnd(), ...others.map((line) => `${INDENT}${" ".repeat(NAME)}${line}`)];
    }
    return [...wrap(name, WIDTH - TITLE - 2).map((line) => `${INDENT}${line}`), ...wrap(says, WIDTH - TITLE - 4).map((line) => `${INDENT}  ${line}`)];
  });
}

function nameLines(names: readonly string[]): readonly string[] {
  return wrap(names.join(", "), WIDTH - TITLE - 2).map((line) => `${INDENT}${line}`);
}
