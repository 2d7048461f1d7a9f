import { run } from "../../../src/cli/program.ts";
import { type FakeFile, fakeHost } from "../../cli/fake-host.ts";
import { type Block, blocksOf, readPage } from "./page.ts";
import type { Recipe } from "./recipes.ts";
import { smallWorkspace } from "./small-workspace.ts";

const HEADINGS = "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n";

/** A sound edition, for pages whose block is another file; and one that no block can show. */
const FILES: Readonly<Record<string, FakeFile>> = {
  "/home/edition.csv": `${HEADINGS}96361,9,3 Date of Service Edit: Clinical,\n`,
  "/home/edition.zip": "PK\u0003\u0004\u0014\u0000",
  "/home/part-1.txt": "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\r\n96360\t36000\t20200101\t*\t0\r\n",
  "/home/part-2.txt": "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\r\n96360\t36410\t20200101\t*\t0\r\n",
};

/** The file that the block of a page is, where it is not the edition. */
const OTHER: Readonly<Record<string, string>> = {
  "import/previous-table": "/home/rules/tables/limits.csv",
  "import/importer-form": "/home/rules/importers/limits.yaml",
  "import/table-has-rows": "/home/rules/cpt/limits.yaml",
};

/** An example of an import: a command line, and after an empty line the text of one file. The codes that it gives, and its status. */
export async function runImportBlock(code: string, { text }: Block): Promise<{ readonly status: number; readonly codes: readonly string[] }> {
  const [command = "", ...rest] = text.split("\n");
  const body = rest.slice(1).join("\n").replace("(and so on, 60 lines)", "9636l,8,3,\n".repeat(60));
  const rules = Object.fromEntries(smallWorkspace().map(({ path, text: rule }) => [`/home/rules/${path}`, rule]));
  const edition = code === "import/importer-form" ? { "/home/edition.csv": "Code,Limit\n96361,8\n" } : {};
  const shown = body === "" ? {} : { [OTHER[code] ?? "/home/edition.csv"]: `${body}\n` };
  const host = fakeHost({ ...rules, ...FILES, ...edition, ...shown });
  const status = await run(host, command.split(" ").slice(1));
  const codes = [...`${host.err()}${host.out()}`.matchAll(/\[([a-z]+\/[a-z0-9-]+)\]/g)].map((found) => found[1]!);
  return { status, codes };
}

/** Runs the bad example of the page of a code. */
function asShown(code: string): Recipe {
  return async () => {
    const [block] = blocksOf(readPage(`diagnostics/${code}.md`).sections.get("Bad") ?? "");
    const { codes } = await runImportBlock(code, block!);
    // The findings that are too many.
    return code === "import/more-findings" ? codes.filter((one) => one !== "import/code-form") : codes;
  };
}

const CODES = [
  "import/not-text", "import/no-headings", "import/missing-heading", "import/unknown-heading", "import/duplicate-heading", "import/no-rows",
  "import/more-findings", "import/open-quote", "import/row-length", "import/empty-cell", "import/code-form", "import/number-form",
  "import/date-form", "import/unknown-word", "import/dates-backwards", "import/duplicate-row", "import/rows-disagree", "import/previous-table",
  "import/unknown-importer", "import/importer-form", "import/no-table-entry", "import/table-has-rows",
];

/** How an import goes wrong, by code: each page shows it. */
export const IMPORT_RECIPES: Readonly<Record<string, Recipe>> = Object.fromEntries(CODES.map((code) => [code, asShown(code)]));
