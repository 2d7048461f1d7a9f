import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { DOCS, type Page, readPage } from "./page.ts";

/** The links of a page that lead to no page of the documentation, or to no heading of it. */
export function lostLinks(page: Page): readonly string[] {
  const here = pathToFileURL(DOCS + page.path);
  const links = [...page.text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  const lost = links.filter(([, path = "", heading]) => {
    const target = fileURLToPath(path === "" ? here : new URL(path, here));
    return !existsSync(target) || (heading !== undefined && !headingsOf(target.slice(DOCS.length)).includes(heading));
  });
  return lost.map(([link]) => link);
}

/** The names by which links call the headings of a page. */
function headingsOf(path: string): readonly string[] {
  const headings = [...readPage(path).text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
  return headings.map((heading) => heading.toLowerCase().replace(/[^a-z0-9 -]/g, "").replaceAll(" ", "-"));
}
