import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { golden } from "../../docs/support/golden.ts";
import type { FakeFile, FakeOptions } from "../fake-host.ts";
import { PAIR_HEAD } from "../../importing/support.ts";
import { ran as run } from "../shipped.ts";

const PAIRS = "rules/tables/pairs.csv";
const LIMITS = "rules/tables/limits.csv";

/** Made-up pairs and limits; only the codes and the two limits of 8 are those that the shipped tables hold, too. */
const FIRST = `${PAIR_HEAD}\r\n96360\t36000\t\t20200101\t*\t0\tMisuse\r\n96360\t36410\t\t20200101\t*\t1\t\r\n96361\t36000\t\t20200101\t*\t0\t\r\n96361\t36410\t\t20210101\t20210101\t9\t\r\n`;
const SECOND_1 = `${PAIR_HEAD}\r\n96360\t36000\t\t20200101\t*\t1\tMisuse\r\n96361\t36000\t\t20200101\t20260630\t0\t\r\n`;
const SECOND_2 = `${PAIR_HEAD}\r\n96365\t36000\t\t20260401\t*\t0\t\r\n`;
const LIMITS_1 = '"Notice, with a comma",,,\nHCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n96361,8,3 Date of Service Edit: Clinical,x\n96366,8,3 Date of Service Edit: Clinical,x\n';

const FILES: Readonly<Record<string, FakeFile>> = {
  "/home/first.txt": FIRST, "/home/second-1.txt": SECOND_1, "/home/second-2.txt": SECOND_2, "/home/limits.csv": LIMITS_1,
};

function ran(line: string, files: Readonly<Record<string, FakeFile>> = {}, options: FakeOptions = {}) {
  return run(line.split(" "), { ...FILES, ...files }, options);
}

async function firstTable(): Promise<string> {
  const { host } = await ran(`import ptp first.txt --to ${PAIRS}`);
  return host.disk.get(`/home/${PAIRS}`) as string;
}

describe("import", () => {
  test("writes a first table, and says what it read and left out", async () => {
    const { status, out, err, host } = await ran(`import ptp first.txt --to ${PAIRS}`);
    const table = "column_1,column_2,bypass,from,to\n96360,36000,not_allowed,2020-01-01,\n96360,36410,allowed,2020-01-01,\n96361,36000,not_allowed,2020-01-01,\n";
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(host.disk.get(`/home/${PAIRS}`)).toBe(table);
    expect(out).toBe(`first.txt: 3 rows, 1 never in force\nwrote ${PAIRS}: 3 rows\nsha256 ${createHash("sha256").update(table).digest("hex")}\n\nThere was no table before.\n`);
  });

  test.each(["text", "json", "markdown"])("continues a table and reports the changes as %s", async (format) => {
    const files = { [`/home/${PAIRS}`]: await firstTable() };
    const { status, out, err, host } = await ran(`import ptp second-2.txt second-1.txt --to ${PAIRS} --effective 2026-04-01 --format ${format}`, files);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(host.disk.get(`/home/${PAIRS}`)).toBe(
      "column_1,column_2,bypass,from,to\n96360,36000,not_allowed,2020-01-01,2026-03-31\n96360,36000,allowed,2026-04-01,\n96360,36410,allowed,2020-01-01,2026-03-31\n96361,36000,not_allowed,2020-01-01,2026-06-30\n96365,36000,not_allowed,2026-04-01,\n",
    );
    golden(fileURLToPath(new URL(`../../golden/import/pairs-${format}.txt`, import.meta.url)), out);
  });

  test("of the same files again changes nothing", async () => {
    const line = `import ptp second-1.txt second-2.txt --to ${PAIRS} --effective 2026-04-01`;
    const once = await ran(line, { [`/home/${PAIRS}`]: await firstTable() });
    const table = once.host.disk.get(`/home/${PAIRS}`)!;
    const again = await ran(line, { [`/home/${PAIRS}`]: table });
    expect(again.host.disk.get(`/home/${PAIRS}`)).toBe(table);
    expect(again.out).toContain("Nothing differs from the table before (5 rows).");
  });

  test("shows as many examples as are wanted", async () => {
    const { out } = await ran(`import ptp second-1.txt --to ${PAIRS} --effective 2026-04-01 --examples 0`, { [`/home/${PAIRS}`]: await firstTable() });
    expect(out).toContain("  ended    2\n    and 2 more\n");
  });

  test("--since leaves out what ended before", async () => {
    const { out } = await ran(`import ptp second-1.txt --to ${PAIRS} --since 2027-01-01`);
    expect(out).toContain("wrote rules/tables/pairs.csv: 1 row\n1 row ended too long ago\n");
  });

  test("reads standard input", async () => {
    const { status, host } = await ran(`import ptp - --to ${PAIRS}`, {}, { stdin: [FIRST.slice(0, 50), FIRST.slice(50)] });
    expect(status).toBe(0);
    expect(host.disk.get(`/home/${PAIRS}`)).toBe(await firstTable());
  });

  test("--dry-run reports and writes nothing", async () => {
    const { status, out, host } = await ran(`import ptp first.txt --to ${PAIRS} --dry-run`);
    expect(status).toBe(0);
    expect(out).toContain(`would write ${PAIRS}: 3 rows`);
    expect(host.disk.has(`/home/${PAIRS}`)).toBe(false);
  });

  test("--replace forgets the table before", async () => {
    const { status, out, host } = await ran(`import ptp second-2.txt --to ${PAIRS} --replace`, { [`/home/${PAIRS}`]: "anything" });
    expect(status).toBe(0);
    expect(out).toContain("There was no table before.");
    expect(host.disk.get(`/home/${PAIRS}`)).toBe("column_1,column_2,bypass,from,to\n96365,36000,not_allowed,2026-04-01,\n");
  });
});

describe("the rule file that reads the table", () => {
  const RULES = "payerpack: 1\nrules: limits\n\n# Kept.\ntables:\n  some_limits:   # kept, too\n    title: Limits of CMS\n    columns: { code: code, units: units, mai: word, from: date, to: date }\n    key: code\n    source: cms\n    from file: tables/old.csv\n    sha256: e72ba748e3b1a8f78113db3134bd48d5b4959778ddec68629f46283325db2f02\n";
  const PACK = "payerpack: 1\npack: payers/tiny/infusion\nrelease: 2026.1\npayer: tiny\nextends: cpt/infusion 2026.1\neffective: from 2026-01-01\nsources:\n  cms: { title: MUE table, publisher: CMS }\n";
  const LINE = "import mue limits.csv --into rules/payers/tiny/limits.yaml --table some_limits --effective 2026-01-01";
  const files = { "/home/rules/payers/tiny/pack.yaml": PACK, "/home/rules/payers/tiny/limits.yaml": RULES };

  test("gets the path and the hash, keeps every other character, and compiles clean", async () => {
    const { status, out, host } = await ran(`${LINE} --to ${LIMITS}`, files);
    expect(status).toBe(0);
    expect(out).toContain("named it in rules/payers/tiny/limits.yaml, table some_limits\n");
    const hash = createHash("sha256").update(host.disk.get(`/home/${LIMITS}`) as string).digest("hex");
    const text = host.disk.get("/home/rules/payers/tiny/limits.yaml");
    expect(text).toBe(RULES.replace("tables/old.csv", "tables/limits.csv").replace(/e72b\w+/, hash));
    const checked = await run(["check", "rules/payers/tiny"], Object.fromEntries(host.disk));
    expect(checked.out).toMatch(/no findings|\d+ notes? in/);
    expect({ status: checked.status, lines: checked.out.split("\n").filter((line) => line.includes("tiny") && !line.includes("note:")) }).toEqual({ status: 0, lines: [] });
  });

  test("says itself where the table goes", async () => {
    const { status, host } = await ran(LINE, files);
    expect(status).toBe(0);
    expect(host.disk.get("/home/rules/tables/old.csv")).toBe("code,units,mai,from,to\n96361,8 units,per_day,2026-01-01,\n96366,8 units,per_day,2026-01-01,\n");
  });

  test("is found by the file that it names", async () => {
    const { status, host } = await ran("import mue limits.csv --into rules/payers/tiny/limits.yaml --to rules/tables/old.csv --effective 2026-01-01", files);
    expect(status).toBe(0);
    expect(host.disk.get("/home/rules/payers/tiny/limits.yaml")).not.toBe(RULES);
  });

  test("gets the keys that it lacks", async () => {
    const without = RULES.replace(/ {4}from file.*\n {4}sha256.*\n/, "");
    const { status, host } = await ran(LINE, { ...files, "/home/rules/payers/tiny/limits.yaml": without });
    expect(status).toBe(0);
    expect(host.disk.has("/home/rules/tables/some-limits.csv")).toBe(true);
    expect(host.disk.get("/home/rules/payers/tiny/limits.yaml")).toMatch(/ {4}key: code\n {4}from file: tables\/some-limits\.csv\n {4}sha256: [0-9a-f]{64}\n {4}source: cms\n/);
  });

  test.each<[string, string]>([
    ["--table some_limit", "did you mean `some_limits`?"],
    [`--to ${PAIRS}`, "say which with `--table`: `some_limits`"],
    ["--to /elsewhere/limits.csv", "`/elsewhere/limits.csv` is not in a folder of rules"],
  ])("that does not have it is left alone: %s", async (options, message) => {
    const { status, err, host } = await ran(`import mue limits.csv --into rules/payers/tiny/limits.yaml ${options} --effective 2026-01-01`, { ...files, "/elsewhere/x": "" });
    expect({ status, text: host.disk.get("/home/rules/payers/tiny/limits.yaml") }).toEqual({ status: 2, text: RULES });
    expect(err).toContain(message);
  });
});

describe("nothing is written", () => {
  const broken = FIRST.replace("20200101", "2020010");

  test.each<[string, string, FakeFile, number, string]>([
    ["where a row is wrong", `import ptp first.txt second-1.txt --to ${PAIRS} --effective 2026-01-01`, broken, 1, "first.txt:7:14  error: `2020010` in `from` is not a date written as `20260131`  [import/date-form]"],
    ["where a file cannot be read", `import ptp second-1.txt gone.txt --to ${PAIRS} --effective 2026-01-01`, FIRST, 2, "`gone.txt`  [cli/no-such-path]"],
    ["where the disk breaks", `import ptp first.txt --to ${PAIRS} --effective 2026-01-01`, { fails: "EIO" }, 2, "`first.txt` cannot be read: the system says EIO"],
    ["without the day from which it counts", `import ptp first.txt --to ${PAIRS}`, FIRST, 2, "a table is there already: say `--effective DATE`"],
  ])("%s", async (_, line, first, wanted, message) => {
    const table = await firstTable();
    const { status, out, err, host } = await ran(line, { "/home/first.txt": first, [`/home/${PAIRS}`]: table });
    expect({ status, out }).toEqual({ status: wanted, out: "" });
    expect(err).toContain(message);
    expect(host.disk.get(`/home/${PAIRS}`)).toBe(table);
  });

  test("where a row is wrong, and JSON is wanted: the findings are the answer", async () => {
    const { status, out, err } = await ran(`import ptp first.txt --to ${PAIRS} --format json`, { "/home/first.txt": broken });
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(JSON.parse(out)).toMatchObject({ format: "payerpack diagnostics 1", diagnostics: [{ code: "import/date-form", path: "first.txt", startLine: 7, startColumn: 14 }] });
  });

  test("where the user stops it", async () => {
    const { status, host } = await ran(`import ptp - --to ${PAIRS}`, {}, { stdin: [FIRST, "x"], onRead: (one) => one.abort.abort() });
    expect(status).toBe(130);
    expect(host.disk.has(`/home/${PAIRS}`)).toBe(false);
  });

  test("where the table cannot be written, the rule file stays", async () => {
    const rules = { "/home/rules/cpt/x.yaml": "payerpack: 1\nrules: x\ntables:\n  x: { columns: { code: code }, key: code, from file: tables/limits.csv, sha256: x, source: y }\n" };
    const { status, err, host } = await ran(`import mue limits.csv --into rules/cpt/x.yaml --table x --effective 2026-01-01`, rules, { writeFails: { [`/home/${LIMITS}`]: "ENOSPC" } });
    expect(status).toBe(2);
    expect(err).toContain(`\`${LIMITS}\` cannot be written: the disk is full`);
    expect(host.disk.get("/home/rules/cpt/x.yaml")).toBe(rules["/home/rules/cpt/x.yaml"]);
  });
});

describe("a wrong command line", () => {
  test.each<[string, string]>([
    ["import ptp first.txt", "say where the table goes"],
    [`import ptp first.txt --to ${PAIRS} --table x`, "`--table` needs `--into`"],
    ["import ptp first.txt --into rules/cpt/codes.yaml", "`--into` needs `--table NAME`, or `--to FILE`"],
    [`import mue limits.csv --to ${LIMITS}`, "the rows of these files have no dates: say `--effective DATE`"],
    [`import mue limits.csv --to ${LIMITS} --effective 2026-02-30`, "`--effective` is a date such as `2026-01-01`"],
    [`import ptp first.txt --to ${PAIRS} --since then`, "`--since` is a date such as `2020-01-01`"],
    [`import ptp - - --to ${PAIRS}`, "`-` can be read once"],
    [`import ptp first.txt --to ${PAIRS} --examples few`, "`--examples` is a number"],
    [`import ptp --to ${PAIRS}`, "missing required argument 'file'"],
    [`import pairs first.txt --to ${PAIRS}`, "there are `addon`, `hcpcs`, `mue`, `ptp`"],
    ["import ptp first.txt --to /elsewhere/x.csv --format xml", "Allowed choices are text, json, markdown."],
  ])("%s", async (line, message) => {
    const { status, out, err } = await ran(line);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(message);
  });
});

test("a second file that says what the first says is a warning, and the table is written", async () => {
  const { status, err, host } = await ran(`import ptp first.txt second-1.txt --to ${PAIRS}`, { "/home/second-1.txt": FIRST });
  expect(status).toBe(0);
  expect(err.match(/warning: .*\[import\/duplicate-row\]/g)?.length).toBe(3);
  expect(host.disk.get(`/home/${PAIRS}`)).toBe(await firstTable());
});
