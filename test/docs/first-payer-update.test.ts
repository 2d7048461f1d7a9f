import { mkdtempSync, realpathSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { DOCS, readPage } from "./support/page.ts";
import { beginIn, runLine, stepsOf, writeStep } from "./support/walkthrough.ts";

// The page is walked as a reader would: its files are written, its commands run, and what they print is what the page shows.
const PATH = "first-payer-update.md";
const page = readFileSync(DOCS + PATH, "utf8");
const steps = stepsOf(page);
const folder = realpathSync(mkdtempSync(join(tmpdir(), "payerpack-walk-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every block is a file, commands, or what the commands before it print", () => {
  expect(steps.length).toBeGreaterThan(15);
  steps.forEach((step, index) => {
    const follows = steps[index - 1]?.language === "sh";
    expect(["yaml", "json", "sh", "text", "markdown"], step.text).toContain(step.language);
    expect(step.language === "text", step.text).toBe(follows);
  });
  expect(steps.at(-1)!.language).toBe("text");
});

test("the walk ends as the page says", async () => {
  beginIn(folder);
  let walked = "";
  let at = 0;
  let printed = "";
  for (const step of steps) {
    walked += page.slice(at, step.start);
    at = step.start + step.text.length;
    if (step.language === "sh") {
      const lines = step.text.trimEnd().split("\n");
      const runs = [];
      for (const line of lines) runs.push(await runLine(line, folder));
      expect(runs.map(({ line, status }) => [line, status])).toEqual(lines.map((line, index) => [line, step.info === "fails" && index === lines.length - 1 ? 1 : 0]));
      printed = runs.map((one) => one.printed).join("").replace(/^\n+/, "").trimEnd();
      walked += step.text;
    } else if (step.language === "text") walked += alike(step.text, `${printed}\n`) ? step.text : `${printed}\n`;
    else {
      expect(writeStep(step, folder), step.text).toBeDefined();
      walked += step.text;
    }
  }
  golden(DOCS + PATH, walked + page.slice(at));
});

/** Whether two outputs are the same but for how many files the rules have, which grows with every pack. */
function alike(shown: string, printed: string): boolean {
  const counted = (text: string): string => text.replace(/^\d+ files(, \d+ packs)?: /gm, "some files: ");
  return counted(shown) === counted(printed);
}

test("every link leads somewhere", () => expect(lostLinks(readPage(PATH))).toEqual([]));
