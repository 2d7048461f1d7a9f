import { kindWords } from "../../../compiler/kind-words.ts";
import type { ShownRule } from "../../../analysis/show/model.ts";
import { printable } from "../display.ts";
import { groupsOf, packFacts, packLine, standsWords } from "./headings.ts";
import type { ShowReport, ShowRenderer } from "./report.ts";
import { rowsOf } from "./rows.ts";
import type { Linked, Row } from "./rows.ts";

/** Readable on a screen and on paper, by itself: nothing is fetched. */
const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 2px solid #333; text-transform: capitalize; }
h3 { font: 600 1rem ui-monospace, monospace; margin: 1.6rem 0 .1rem; }
h3 + p { margin: 0 0 .4rem; } .kind { color: #555; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .18rem .5rem; border-top: 1px solid #ddd; }
th { width: 11rem; font-weight: 500; color: #444; } td { overflow-wrap: anywhere; }
.level1 th { padding-left: 1.6rem; } .level2 th { padding-left: 2.8rem; }
.rule td { font-family: ui-monospace, monospace; font-size: .92em; } .change { background: #fff6dd; } .change td { font-family: ui-monospace, monospace; font-size: .92em; }
.ground td, .ground th { color: #555; font-size: .9em; }
nav p { margin: .3rem 0; } a { color: #0b4a8f; }
.sign td { height: 2.2rem; border-bottom: 1px solid #333; }
@media print { body { margin: 0; font-size: 11px; max-width: none; } h3, .kind { break-after: avoid; } tr { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
`;

/** One page that stands alone: its contents, each rule, and a place to sign. */
export const renderShowHtml: ShowRenderer = (report, path) => {
  const { pack, rules, asked } = report;
  const title = asked === "rule" ? `${rules[0]?.name ?? ""}: ${packLine(pack)}` : packLine(pack);
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    ...(asked === "rule" ? [`<p class="kind">${escaped(packLine(pack))}</p>`, ...rules.map((rule) => ruleHtml(rule, path, false))] : documentHtml(report, path)),
    "</body></html>",
    "",
  ].join("\n");
};

function documentHtml({ pack, rules }: ShowReport, path: (path: string) => string): readonly string[] {
  const groups = groupsOf(rules);
  return [
    `<h1>${escaped(pack.title)}</h1>`,
    `<table>${packFacts(pack).map(([label, words]) => `<tr><th>${escaped(label)}</th><td>${escaped(words)}</td></tr>`).join("")}` +
      '<tr class="sign"><th>signed off by</th><td></td></tr><tr class="sign"><th>on</th><td></td></tr></table>',
    "<h2>Contents</h2><nav>",
    ...groups.map(({ title, rules: of }) => `<p><b>${escaped(title)}</b>: ${of.map(({ name }) => `<a href="#${escaped(name)}">${escaped(name)}</a>`).join(", ")}</p>`),
    "</nav>",
    ...groups.flatMap(({ title, rules: of }) => [`<h2>${escaped(title)}</h2>`, ...of.map((rule) => ruleHtml(rule, path, true))]),
  ];
}

function ruleHtml(rule: ShownRule, path: (path: string) => string, linked: boolean): string {
  const title = rule.title === rule.name ? "" : `${escaped(rule.title)} `;
  return [
    `<h3 id="${escaped(rule.name)}">${escaped(rule.name)}</h3>`,
    `<p>${title}<span class="kind">${escaped(kindWords(rule.kind))}, stands so ${escaped(standsWords(rule.stands))}</span></p>`,
    `<table>${rowsOf(rule, path).map((row) => rowHtml(row, linked)).join("")}</table>`,
  ].join("\n");
}

function rowHtml({ label, lines, level, tone }: Row, linked: boolean): string {
  return `<tr class="level${level} ${tone}"><th>${escaped(label)}</th><td>${lines.map((line) => linkHtml(line, linked)).join("<br>")}</td></tr>`;
}

function linkHtml({ text, href }: Linked, linked: boolean): string {
  // Only addresses of the web are links: a source is what somebody wrote.
  const leads = href !== undefined && (href.startsWith("#") ? linked : /^https?:\/\//.test(href));
  return leads ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(text);
}

/** Text of an element or a quoted attribute. */
function escaped(text: string): string {
  return printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
