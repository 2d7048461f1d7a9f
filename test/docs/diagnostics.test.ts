import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { positionOf, textOf } from "../../src/base/source.ts";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { stageOf } from "./support/catalog.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { DOCS } from "./support/page.ts";
import { diagnosticPages, shownFindings } from "./support/triggers.ts";

const pages = diagnosticPages();

/** The stages as a reader meets them, and what each is about. */
const STAGES: Readonly<Record<string, string>> = {
  parse: "A file or a clause cannot be read.",
  resolve: "A name, a pack or a file is not where it should be.",
  check: "A rule is readable and does not make sense.",
  lint: "A rule is right and may still be a slip. None of these stops a build.",
  vocabulary: "A vocabulary file is wrong.",
  test: "An example is wrong, or the rules do not do what it says.",
  encounter: "An encounter is refused. The answer then carries the code and where in the encounter.",
  pack: "A compiled pack is refused.",
  trust: "A signed pack, a key, a trust file or a state file is refused.",
  set: "A set of packs is refused, or a call of one.",
  import: "A published file cannot become a table. Nothing is written.",
  ci: "A gate of `payerpack ci` found it, and no other command reports it as a finding.",
  cli: "The command line, or the folder of rules, is not as it should be.",
};

const HEAD = `# Diagnostics

Every finding has a code, \`<stage>/<slug>\`, and a page: what it means, an example that gives it, the same example repaired, and why it is a
finding at all. Codes are never renamed or used again for something else.

Examples of rules leave out what they would all share. A block without a file name is part of a rules file of a payer whose pack is called
\`payers/some-plan/infusion\`, extends \`cpt/infusion 2026.1\` and has one source, \`policy\`; on pages of the stage \`test\` it is part of an examples file of that pack, on
pages of the stage \`vocabulary\` part of a vocabulary. The tests of this project compile every example.
`;

function indexPage(): string {
  const sections = Object.entries(STAGES).map(([stage, about]) => {
    const rows = pages.filter(({ title }) => stageOf(title) === stage).map(({ title, summary }) => `| [${title}](${title}.md) | ${summary.replaceAll("|", "\\|")} |`);
    return `## ${stage}\n\n${about}\n\n| code | meaning |\n|---|---|\n${rows.join("\n")}\n`;
  });
  return [HEAD, ...sections].join("\n");
}

test("the index lists every page under its stage, with its first sentence", () => {
  expect(pages.filter(({ title }) => STAGES[stageOf(title)] === undefined)).toEqual([]);
  golden(`${DOCS}diagnostics/README.md`, indexPage());
});

test("every link of every page leads somewhere", () => {
  expect(pages.flatMap((page) => lostLinks(page).map((link) => `${page.path} ${link}`))).toEqual([]);
});

/** A finding as a reader sees it, with the text it is about. */
function lineOf({ code, message, help, span, related }: Diagnostic): string {
  const { line, column } = positionOf(span.file, span.start);
  const about = JSON.stringify(textOf(span));
  const seen = related.map((one) => `   also ${JSON.stringify(textOf(one.span))}: ${one.caption}`);
  return [`${code} ${line}:${column} ${about}`, `   ${message.replaceAll("\n", "\n   ")}`, ...(help === undefined ? [] : [`   help: ${help}`]), ...seen].join("\n");
}

describe("what the bad examples say", () => {
  test("is as it was last approved: words, positions, help", () => {
    const text = pages.flatMap((page) => shownFindings(page, "Bad") ?? []).map(lineOf).join("\n");
    golden(fileURLToPath(new URL("./golden/bad-examples.txt", import.meta.url)), `${text}\n`);
  });
});
