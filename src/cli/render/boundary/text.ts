import type { BoundaryCheck, MovedRow } from "../../../analysis/boundary/check.ts";
import { stands } from "../../../analysis/boundary/check.ts";
import type { Colors } from "../colors.ts";
import { counted, printable } from "../display.ts";
import type { CheckedPack } from "./report.ts";

/** Readable on a terminal: what moved, by chart, as lines before and after. */
export function renderBoundaryText(packs: readonly CheckedPack[], colors: Colors): string {
  const lines: string[] = [];
  for (const { pack, path, check } of packs) {
    if (check === null) lines.push(`${colors.red("no boundaries")}  ${printable(pack)}: ${path} is not there; \`payerpack boundary --write\` makes it`, "");
    else if (!stands(check)) lines.push(`${colors.bold(printable(pack))}  ${path}`, ...movedLines(check.moved, colors), ...changeLines(check), "");
  }
  const checks = packs.flatMap(({ check }) => check ?? []);
  const rows = checks.reduce((sum, check) => sum + check.rows, 0);
  const moved = checks.reduce((sum, check) => sum + check.moved.length, 0);
  const unsigned = checks.filter(({ signed }) => !signed).length;
  lines.push(
    `${counted(packs.length, "pack")}: tested ${counted(rows, "approved row")}, ${moved === 0 ? "none" : String(moved)} moved${unsigned > 0 ? `; ${counted(unsigned, "file")} not signed by a person yet` : ""}`,
  );
  return `${lines.join("\n")}\n`;
}

function movedLines(moved: readonly MovedRow[], colors: Colors): readonly string[] {
  const lines: string[] = [];
  let chart: string | undefined;
  for (const { chart: name, row, now } of moved) {
    if (name !== chart) lines.push(`  ${printable(name)}`);
    chart = name;
    const at = [row.day, ...(row.minutes === null ? [] : [`${row.minutes} minutes`]), ...(row.change === "" ? [] : [row.change])].join(", ");
    lines.push(`    ${printable(at)}`, colors.red(`      - ${told(row)}`), colors.green(`      + ${told(now)}`));
  }
  return lines;
}

function told({ bills, asks, by }: Pick<MovedRow["row"], "bills" | "asks" | "by">): string {
  return printable([bills, ...(asks === "" ? [] : [`asks: ${asks}`]), ...(by === "" ? [] : [`by ${by}`])].join("; "));
}

/** What is otherwise than when the file was written, beside its rows. */
export function changeLines({ newMinutes, goneMinutes, newDays, goneDays, otherPack }: BoundaryCheck): readonly string[] {
  return [
    ...(otherPack === null ? [] : [`  the file is for ${otherPack}`]),
    ...(newMinutes.length > 0 ? [`  rules may now change at ${newMinutes.join(", ")} minutes, which nobody has approved`] : []),
    ...(goneMinutes.length > 0 ? [`  rules no more change at ${goneMinutes.join(", ")} minutes`] : []),
    ...(newDays.length > 0 ? [`  rules now change on ${newDays.join(", ")}, which nobody has approved`] : []),
    ...(goneDays.length > 0 ? [`  rules no more change on ${goneDays.join(", ")}`] : []),
  ];
}
