import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { stageOf } from "./catalog.ts";
import { compileSheets, type Findings, type Sheet } from "./compile-pages.ts";
import { type Block, blocksOf, type Page, pagePaths, readPage } from "./page.ts";
import { codeText, refusalOf } from "./recipes-encounter.ts";
import { RECIPES } from "./recipes.ts";

/** The two examples of a page. */
export type Example = "Bad" | "Fixed";

let pages: readonly Page[] | undefined;

/** The pages of diagnostics, one for each code. */
export function diagnosticPages(): readonly Page[] {
  return (pages ??= pagePaths("diagnostics").filter((path) => path.split("/").length === 3).map(readPage));
}

/** The blocks of an example. */
export function exampleOf(page: Page, example: Example): readonly Block[] {
  return blocksOf(page.sections.get(example) ?? "");
}

const compiled = new Map<Example, ReadonlyMap<string, Findings>>();

/** The findings of every page whose example is files of rules, by code; compiled once. */
export function findingsOf(example: Example): ReadonlyMap<string, Findings> {
  const known = compiled.get(example);
  if (known) return known;
  const sheets: readonly Sheet[] = diagnosticPages()
    .map((page) => ({ code: page.title, blocks: exampleOf(page, example) }))
    .filter(({ blocks }) => blocks.length > 0 && blocks.every(({ language }) => language === "yaml"));
  const found = compileSheets(sheets);
  compiled.set(example, found);
  return found;
}

/** What an example gives of its own: notes count only where the page is about one. Undefined where it is only told, not shown. */
export function shownFindings(page: Page, example: Example): readonly Diagnostic[] | undefined {
  const findings = findingsOf(example).get(page.title);
  if (!findings) return undefined;
  const all = [...findings.compiling, ...findings.examples];
  return stageOf(page.title) === "lint" ? all.filter(({ code }) => code.startsWith("lint/")) : all.filter(({ severity }) => severity !== "note");
}

/** Every code that an example of a page gives: by its blocks, or where they only tell by the recipe for its code. */
export async function codesOf(page: Page, example: Example): Promise<readonly string[]> {
  const recipe = example === "Bad" ? RECIPES[page.title] : undefined;
  if (recipe) return [...new Set(await recipe())];
  const shown = shownFindings(page, example);
  if (shown) return [...new Set(shown.map(({ code }) => code))];
  const json = exampleOf(page, example).filter(({ language }) => language === "json");
  return json.flatMap(({ text }) => refusalOf(codeText(text)));
}
