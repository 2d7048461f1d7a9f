import type { Explained, ReasonNode } from "../../../analysis/explain/explained.ts";
import { behind } from "../../claim/explanation.ts";
import { printable } from "../display.ts";
import { claimTables } from "./claim-tables.ts";
import { furtherTables, heldTables, type ReasonTable, whyNotTables } from "./tables.ts";

/** A heading for the encounter, a table for each part, the reasons as a list. */
export function explainedMarkdown(explained: Explained): string {
  const { answer, tree, sources, held, whyNot } = explained;
  if ("error" in answer) return `# Encounter ${plain(answer.encounter ?? "without a readable id")}: refused\n\n${plain(answer.error.message)} (\`${answer.error.code}\`)\n`;
  const parts = [
    `# Encounter ${plain(answer.encounter)}: ${answer.decision}`,
    `Pack ${plain(answer.pack.id)} ${plain(answer.pack.release)}`,
    ...[...claimTables(answer), ...heldTables(held), ...whyNotTables(whyNot)].map(table),
    "## Why",
    tree.map((node) => list(node, 0, answer.pack.id)).join("\n"),
    ...furtherTables(explained).map(table),
    ...(sources.length > 0 ? ["## Sources", sources.map(({ key, title, publisher, confidence, url }) => `- \`${key}\`: ${plain([title, publisher, confidence, url].filter((one) => one !== undefined && one !== "").join("; "))}`).join("\n")] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function table({ title, columns, rows, note }: ReasonTable): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  const drawn = rows.length === 0 ? [] : [[row(columns), `|${columns.map(() => "---").join("|")}|`, ...rows.map(row)].join("\n")];
  return [`## ${plain(title)}`, ...drawn, ...(note === undefined ? [] : [plain(note)])].join("\n\n");
}

function list(node: ReasonNode, depth: number, pack: string): string {
  const cited = behind(node, pack);
  const text = `${node.truth === undefined ? "" : `${node.truth}: `}${node.title}${node.detail === undefined ? "" : ` = ${node.detail}`}${cited.length > 0 ? ` [${cited.join("; ")}]` : ""}`;
  return [`${"  ".repeat(depth)}- ${plain(text)}`, ...node.children.map((child) => list(child, depth + 1, pack))].join("\n");
}

/** A text that Markdown shows as it is; an underscore inside a word means nothing to it. */
function plain(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
