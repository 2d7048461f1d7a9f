import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { LIBRARY } from "../../src/analysis/properties/library.ts";
import { LAWS, REFUTED } from "../../src/compiler/properties/sentences.ts";
import { ran } from "../cli/shipped.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const page = readPage("evidence/properties.md");

/** A rule that an author might add: fluid counted also while drugs run. */
const SLIP = {
  "/home/rules/payers/centene/slip.yaml": "payerpack: 1\nrules: slip\ntitle: A slip\nexceptions:\n  all_fluid: { title: All fluid, to: hydration_time, change: { is: time of hydration sharing its site }, because: All fluid is paid, source: SOURCE }\n",
};

test("the page of the language lists every law, with what it means", () => {
  const path = `${DOCS}language/properties.md`;
  const text = readFileSync(path, "utf8");
  const rows = LAWS.map(([law, sentence]) => `| ${sentence} | ${LIBRARY[law].means} |`);
  const refuted = Object.entries(REFUTED).map(([sentence, why]) => `| ${sentence} | ${why} |`);
  const laws = [
    "<!-- laws -->", "", "| sentence | the law |", "|---|---|", ...rows, "",
    "These look like laws and are false for every pack of any size; they are refused.", "", "| sentence | why not |", "|---|---|", ...refuted, "", "<!-- end of laws -->",
  ].join("\n");
  golden(path, text.replace(/<!-- laws -->[\s\S]*<!-- end of laws -->/, () => laws));
});

test("the sample of the base is what the command writes today", async () => {
  const { status, out, err } = await ran(["properties", "rules/cpt"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  golden(`${DOCS}evidence/samples/properties.txt`, out);
});

test("the sample of a broken law is what the command writes today", async () => {
  const plain = await ran(["audit", "rules/payers/centene", "--format", "json", "--on", "2026-11-23"]);
  const source = /^ {2}([a-z0-9_]+):$/m.exec(String(plain.host.disk.get("/home/rules/payers/centene/pack.yaml")).split("sources:")[1]!)![1]!;
  const files = Object.fromEntries(Object.entries(SLIP).map(([path, text]) => [path, text.replace("SOURCE", source)]));
  const { status, out } = await ran(["properties", "rules/payers/centene", "--only", "never overlap", "--runs", "200"], files);
  expect(status).toBe(1);
  golden(`${DOCS}evidence/samples/properties-broken.txt`, out);
});

test("every command of the page works", async () => {
  const lines = page.blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect({ line, ...(await ran([...line.split(" ").slice(1), "--runs", "5"])) }).toMatchObject({ line, status: 0, err: "" });
});

test("every link of the page leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
