import { describe, expect, test } from "vitest";
import type { SourceFile } from "../../src/base/source.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { KINDS } from "../../src/parser/kinds.ts";
import { runExamples } from "../../src/testing/run.ts";
import { describe as described, readFolder, RULES } from "../support/workspace.ts";
import { lostLinks } from "./support/links.ts";
import { type Page, pagePaths, readPage } from "./support/page.ts";
import { smallWorkspace } from "./support/small-workspace.ts";

const pages = pagePaths("language").map(readPage);
const BASE_FOLDER = "cpt/";

/** The pack of a page that does not show one: the one of the small workspace. */
const PACK = smallWorkspace().find(({ path }) => path === "payers/some-plan/pack.yaml")!;

function slugOf({ path }: Page): string {
  return path.slice("language/".length, -".md".length).toLowerCase();
}

/** A page's blocks as a pack of its own name in the folder of the shipped rules; what the page calls `some-plan` is called after the page. */
function filesOf(page: Page): readonly SourceFile[] {
  const shown = page.blocks.filter(({ language }) => language === "yaml").map(({ file, text }) => ({ path: file ?? "", text: `${text}\n` }));
  const files = shown.some(({ path }) => path === "pack.yaml") ? shown : [...shown, { path: "pack.yaml", text: PACK.text }];
  const slug = `page-${slugOf(page)}`;
  return files.map(({ path, text }) => ({
    path: path.startsWith("vocabulary/") ? path : `payers/${slug}/${path}`,
    text: text.replaceAll("some-plan", slug),
  }));
}

const outcome = compileWorkspace([...readFolder(RULES), ...pages.flatMap(filesOf)]);

describe.each(pages)("$path", (page) => {
  const paths = new Set(filesOf(page).map(({ path }) => path));
  const folder = `payers/page-${slugOf(page)}`;

  test("every block of YAML is a file with a name, and no two are the same", () => {
    const files = page.blocks.filter(({ language }) => language === "yaml").map(({ file }) => file);
    expect(files).not.toContain(undefined);
    expect(new Set(files).size).toBe(files.length);
  });

  test("compiles clean beside the shipped rules", () => {
    const found = outcome.diagnostics.filter(({ span }) => paths.has(span.file.path));
    expect(found.map(described)).toEqual([]);
    expect(outcome.value!.map((pack) => pack.folder)).toContain(folder);
  });

  test("its examples pass", () => {
    const compiled = outcome.value?.find((pack) => pack.folder === folder);
    const failures = compiled ? runExamples(compiled).results.flatMap((result) => result.failures) : [];
    expect(failures.map((one) => `${described(one)}`)).toEqual([]);
    expect(compiled?.examples.length).toBe([...paths].filter((path) => path.includes("/examples/")).length);
  });

  test("every link leads to a page, and to a heading of it", () => {
    expect(lostLinks(page)).toEqual([]);
  });
});

test.each(Object.values(KINDS))("$section has a page that names each of its keys", ({ section, parts }) => {
  const page = pages.find(({ title }) => title === section);
  expect(page, section).toBeDefined();
  const keys = [...new Set(Object.keys(parts).map((path) => path.split(".")[0]!))];
  expect(keys.filter((key) => !page!.text.includes(`\`${key}\``) && !new RegExp(`^\\| .*\\b${key}\\b`, "m").test(page!.text))).toEqual([]);
});

test("the pages say in the same places how a fact that is missing and an exception change a rule", () => {
  const kinds = pages.filter(({ title }) => Object.values(KINDS).some(({ section }) => section === title));
  expect(kinds.length).toBe(Object.keys(KINDS).length);
  const wanted = ["**Meaning.**", "**When a fact is missing.**", "**Findings.**"];
  expect(kinds.flatMap(({ title, text }) => wanted.filter((one) => !text.includes(one)).map((one) => `${title}: ${one}`))).toEqual([]);
  expect(kinds.filter(({ text }) => !/^\*\*Exceptions( to exceptions)?\.\*\*/m.test(text)).map(({ title }) => title)).toEqual([]);
});

test("what is shown rests on the shipped base", () => {
  expect(outcome.value!.some((pack) => `${pack.folder}/` === BASE_FOLDER)).toBe(true);
});
