import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ran } from "../cli/shipped.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const page = readPage("audit-of-claims.md");
const EXAMPLE = "examples/7-claim-to-audit.json";
const block = (language: string): string => page.blocks.find((one) => one.language === language)!.text;

test("the page shows the claim of the example", () => {
  const { claimed_lines: claimed } = JSON.parse(readFileSync(new URL(`../../${EXAMPLE}`, import.meta.url), "utf8")) as { readonly claimed_lines: unknown };
  expect(JSON.parse(block("json"))).toEqual({ claimed_lines: claimed });
});

test("the page shows what the command prints", async () => {
  expect(page.text).toContain(`payerpack code --pack rules --format text ${EXAMPLE}`);
  const { status, out, err } = await ran(["code", "--pack", "rules", "--format", "text", EXAMPLE]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  const shown = `${block("text")}\n`;
  expect(shown.startsWith("  Audit: ")).toBe(true);
  expect(out.slice(out.indexOf("  Audit: "))).toBe(shown);
});

test("the page names every key of a difference", () => {
  const schema = JSON.parse(readFileSync(new URL("../../schemas/answer.schema.json", import.meta.url), "utf8")) as {
    readonly properties: { readonly audit: { readonly items: { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> } } };
  };
  const { properties } = schema.properties.audit.items;
  const section = page.sections.get("What a difference says")!;
  for (const name of [...Object.keys(properties), ...Object.values(properties).flatMap((one) => one.enum ?? [])]) expect(section).toContain(`\`${name}\``);
});

test("every link leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
