import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { builtText } from "../built.mjs";
import { median, millis, size } from "../measure/numbers.mjs";
import { table } from "../measure/table.mjs";
import { compile, packName } from "../scale/compiled.mjs";
import { rulesOf } from "../scale/rules.mjs";
import { rules as w2 } from "../w2/rules.mjs";

const CHILD = fileURLToPath(new URL("../load/child.mjs", import.meta.url));
const MOST = 10_000;

/** `loadPack` from text: form, hashes, ops and invariants checked, in new processes; and what the packs weigh. */
export async function load({ rounds }) {
  const growing = rulesOf(MOST);
  for (const form of ["rows", "rules"]) if (!existsSync(new URL(`../build/${packName(form, MOST)}.json`, import.meta.url))) compile(form, MOST);
  const packs = [
    ["W2 for one payer", "w2-mcr", w2.filter(({ payers }) => payers === null || payers.includes("MCR"))],
    ["10,000 rules, rows of tables", packName("rows", MOST), growing],
    ["10,000 rules, a rule each", packName("rules", MOST), growing],
    ["the national base", "shipped/cpt", null],
  ];
  const rows = packs.map(([title, name, rules]) => [title, ...weightOf(builtText(name), rules), ...timesOf(name, Math.min(rounds, 5))]);
  return table(["pack", "size", "gzipped", "to its rules as JSON", "first load ms", "load again ms", "of it JSON.parse ms"], rows);
}

function weightOf(text, rules) {
  const bytes = Buffer.byteLength(text);
  const relation = rules === null ? "" : `${(bytes / Buffer.byteLength(JSON.stringify(rules))).toFixed(2)}x`;
  return [size(bytes), size(gzipSync(text).length), relation];
}

function timesOf(name, rounds) {
  const runs = Array.from({ length: rounds }, () => JSON.parse(spawnSync(process.execPath, [CHILD, name], { encoding: "utf8" }).stdout));
  return ["fresh", "again", "parse"].map((figure) => millis(median(runs.map((run) => run[figure]))));
}
