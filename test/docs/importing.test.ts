import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { run } from "../../src/cli/program.ts";
import { fakeHost } from "../cli/fake-host.ts";
import { lostLinks } from "./support/links.ts";
import { DOCS, readPage } from "./support/page.ts";
import { smallWorkspace } from "./support/small-workspace.ts";

const PAGE = "importing.md";
const BLOCK = /```(\w+)\n([^]*?)```\n/g;

/** Runs the page from top to bottom: files are put where they say, commands are run, and what they print or write is put into the block that follows. */
async function pageAsItRuns(): Promise<string> {
  const host = fakeHost(Object.fromEntries(smallWorkspace().map(({ path, text }) => [`/home/rules/${path}`, text])));
  const text = readFileSync(DOCS + PAGE, "utf8");
  const parts: string[] = [];
  let end = 0;
  for (const block of text.matchAll(BLOCK)) {
    const [whole, language = "", body = ""] = block;
    const [first = "", ...rest] = body.split("\n");
    const file = /^# file: (\S+)$/.exec(first)?.[1];
    const result = /^# result: (\S+)$/.exec(first)?.[1];
    let shown = whole;
    if (file !== undefined) host.disk.set(`/home/${file}`, rest.join("\n"));
    else if (result !== undefined) shown = fenced(language, `${first}\n${String(host.disk.get(`/home/${result}`))}`);
    else if (language === "sh") {
      printed = host.out().length;
      expect(await run(host, first.split(" ").slice(1)), `${first}\n${host.err()}`).toBe(0);
    } else if (language === "text") shown = fenced(language, host.out().slice(printed));
    parts.push(text.slice(end, block.index), shown);
    end = block.index + whole.length;
  }
  return parts.join("") + text.slice(end);
}

let printed = 0;

function fenced(language: string, body: string): string {
  return `\`\`\`${language}\n${body}\`\`\`\n`;
}

test("the page on importing shows what its commands print and write", async () => {
  const text = await pageAsItRuns();
  if (process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined) writeFileSync(DOCS + PAGE, text);
  expect(readFileSync(DOCS + PAGE, "utf8")).toBe(text);
});

test("its links lead somewhere", () => {
  expect(lostLinks(readPage(PAGE))).toEqual([]);
});
