import type { Explained, ReasonNode } from "../../../analysis/explain/explained.ts";
import { behind } from "../../claim/explanation.ts";
import { claimTables } from "./claim-tables.ts";
import { furtherTables, heldTables, type ReasonTable, whyNotTables } from "./tables.ts";
import { escaped, timelineSvg } from "./timeline-svg.ts";

/** What stands before the first encounter: no script, nothing that is loaded, black on white so that it is read on paper. */
export const HTML_BEGIN = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Why these lines</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; color: #000; background: #fff; max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #000; }
article + article { margin-top: 3rem; border-top: 3px double #000; padding-top: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #bbb; }
th { font-weight: 600; } svg { width: 100%; height: auto; border: 1px solid #999; }
ul.why { list-style: none; padding-left: 0; } ul.why ul { list-style: none; padding-left: 1.1rem; border-left: 1px solid #bbb; }
.truth { font-weight: 600; } .behind { color: #444; font-size: .85em; } p.note { color: #333; margin: .4rem 0; }
@media print { body { font-size: 10.5pt; margin: 0; max-width: none; } h2, tr, svg, ul.why > li { break-inside: avoid; } h2 { break-after: avoid; } article { break-before: page; } article:first-of-type { break-before: auto; } }
</style>
</head>
<body>
`;

/** What stands behind the last encounter. */
export const HTML_END = "</body>\n</html>\n";

/** One encounter as an article: the visit along the clock, the claim, the reasons. `number`: of the article, counted from 0. */
export function explainedHtml(explained: Explained, number: number): string {
  const { answer, tree, sources, held, whyNot, timeline } = explained;
  if ("error" in answer) {
    return `<article>\n<h1>Encounter ${escaped(answer.encounter ?? "without a readable id")}: refused</h1>\n<p>${escaped(answer.error.message)} (<code>${escaped(answer.error.code)}</code>)</p>\n</article>\n`;
  }
  const parts = [
    "<article>",
    `<h1>Encounter ${escaped(answer.encounter)}: ${answer.decision}</h1>`,
    `<p class="note">Pack ${escaped(answer.pack.id)} ${escaped(answer.pack.release)}</p>`,
    ...(timeline === null ? [] : ["<h2>The visit along the clock</h2>", timelineSvg(timeline, answer, number).trimEnd()]),
    ...[...claimTables(answer), ...heldTables(held), ...whyNotTables(whyNot)].map(table),
    "<h2>Why</h2>",
    `<ul class="why">\n${tree.map((node) => list(node, answer.pack.id)).join("\n")}\n</ul>`,
    ...furtherTables(explained).map(table),
    ...(sources.length === 0 ? [] : ["<h2>Sources</h2>", `<ul>\n${sources.map(({ key, title, publisher, confidence, url }) => `<li><b>${escaped(key)}</b>: ${escaped([title, publisher, confidence, url].filter((one) => one !== undefined && one !== "").join("; "))}</li>`).join("\n")}\n</ul>`]),
    "</article>",
  ];
  return `${parts.join("\n")}\n`;
}

function table({ title, columns, rows, note }: ReasonTable): string {
  const cells = (tag: "th" | "td", row: readonly string[]): string => `<tr>${row.map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const drawn = rows.length === 0 ? [] : [`<table>\n<thead>${cells("th", columns)}</thead>\n<tbody>\n${rows.map((row) => cells("td", row)).join("\n")}\n</tbody>\n</table>`];
  return [`<h2>${escaped(title)}</h2>`, ...drawn, ...(note === undefined ? [] : [`<p class="note">${escaped(note)}</p>`])].join("\n");
}

function list(node: ReasonNode, pack: string): string {
  const cited = behind(node, pack);
  const text = [
    ...(node.truth === undefined ? [] : [`<span class="truth">${node.truth}:</span>`]),
    `${escaped(node.title)}${node.detail === undefined ? "" : ` = ${escaped(node.detail)}`}`,
    ...(cited.length > 0 ? [`<span class="behind">[${escaped(cited.join("; "))}]</span>`] : []),
  ].join(" ");
  return node.children.length === 0 ? `<li>${text}</li>` : `<li>${text}\n<ul>\n${node.children.map((child) => list(child, pack)).join("\n")}\n</ul></li>`;
}
