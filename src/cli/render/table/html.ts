import { escaped, ladderChart } from "./chart.ts";
import type { TableRenderer } from "./report.ts";
import { fullGrid } from "./text.ts";
import { daysWords, establishedWords, legendOf, missingWords, placeWords } from "./words.ts";

const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .2rem; } .place, .small { color: #333; margin: 0 0 .8rem; } .small { font-size: .85em; }
svg { max-width: 100%; height: auto; } table { border-collapse: collapse; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-top: 1px solid #bbb; } thead th { border-top: 0; border-bottom: 2px solid #000; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
@media print { body { margin: 0; font-size: 11px; max-width: none; } section { break-inside: avoid; } }
`;

/** One page that stands alone: each table with its chart above it. */
export const renderTableHtml: TableRenderer = (tables) => [
  "<!doctype html>",
  '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
  `<title>Minute tables</title><style>${STYLE}</style></head><body>`,
  '<svg width="0" height="0" aria-hidden="true"><defs><pattern id="stopped" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#000"/></pattern></defs></svg>',
  "<h1>Minute tables</h1>",
  ...[establishedWords(tables), ...missingWords(tables)].map((words) => `<p class="small">${escaped(words)}</p>`),
  ...tables.tables.map((table, index) => {
    const { width, height, body } = ladderChart(table, 0);
    const [head, ...rows] = fullGrid(table);
    return [
      "<section>",
      `<h2>${escaped(table.title)}</h2><p class="place">${escaped(table.ladder)}: ${escaped(placeWords(table))}; ${daysWords(table)}</p>`,
      `<svg role="img" aria-labelledby="chart${index}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif"><title id="chart${index}">${escaped(table.title)}, ${escaped(table.situation)}: the table below as steps</title>${body}</svg>`,
      `<table><thead><tr>${head!.map((cell) => `<th>${escaped(cell)}</th>`).join("")}</tr></thead><tbody>`,
      ...rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`),
      "</tbody></table>",
      ...legendOf(table).map((words) => `<p class="small">${escaped(words)}</p>`),
      "</section>",
    ].join("\n");
  }),
  "</body></html>",
  "",
].join("\n");
