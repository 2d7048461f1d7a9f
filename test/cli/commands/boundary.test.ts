import { expect, test } from "vitest";
import { ran } from "../shipped.ts";

const PACK = "rules/payers/uhc";
const FILE = "/home/rules/payers/uhc/approved-boundaries.md";

/** Making boundaries is some thousand visits to code. */
const LONG = 240_000;

let once: Promise<string> | undefined;
/** The file as it would be written today; the shipped one is as of the day on which it was written. */
const current = (): Promise<string> => (once ??= ran(["boundary", PACK]).then(({ out }) => out));
const signed = async (): Promise<string> =>
  (await current()).replace("approved by: (nobody yet)", "approved by: A. Reader").replace("approved on: (nobody yet)", "approved on: 2026-04-01");

test("without options the file that would be written is shown", async () => {
  expect(await current()).toMatch(/^# Approved boundaries of payers\/uhc\/infusion 2026\.1\n/);
  expect(await current()).toContain("\napproved by: (nobody yet)\napproved on: (nobody yet)\n");
}, LONG);

test("--write keeps a signature while no row changes", async () => {
  const { status, out, host } = await ran(["boundary", "--write", PACK], { [FILE]: await signed() });
  expect([status, out]).toEqual([0, "1 pack: 0 files written\n"]);
  expect(host.disk.get(FILE)).toBe(await signed());
}, LONG);

test("--write takes the signature away where a row changed", async () => {
  const { status, out, host } = await ran(["boundary", "--write", PACK], { [FILE]: (await signed()).replace("supplies_are_included (warn)", "supplies_are_included (deny)") });
  expect([status, out]).toEqual([0, "wrote rules/payers/uhc/approved-boundaries.md; its rows changed, and it must be signed again\n1 pack: 1 file written\n"]);
  expect(host.disk.get(FILE)).toBe(await current());
}, LONG);

test("--check tells what moved: before, now, and the rule", async () => {
  const good = await ran(["boundary", "--check", PACK]);
  expect(good.status).toBe(0);
  expect(good.out).toMatch(/^1 pack: tested \d+ approved rows, none moved; 1 file not signed by a person yet\n$/);
  const moved = { [FILE]: (await signed()).replace("| 2026-03-02 |  |  | 96365 x1,", "| 2026-03-02 |  |  | 96365 x2,") };
  const bad = await ran(["boundary", "--check", PACK], moved);
  expect(bad.status).toBe(1);
  expect(bad.out).toMatch(/ {6}- 96365 x2, A4222 x1 given.*\n {6}\+ 96365 x1, A4222 x1 given.*by initial_infusion/);
  expect(bad.out).not.toContain("not signed");
  expect((await ran(["boundary", "--check", PACK, "--format", "markdown"], moved)).out).toContain("| chart | service | minutes |");
  expect(JSON.parse((await ran(["boundary", "--check", PACK, "--format", "json"], moved)).out)).toMatchObject({ packs: [{ stands: false, check: { moved: [{ row: {}, now: {} }] } }] });
}, LONG);

test("usage: a file that cannot be read, options that do not go together, a folder that is none", async () => {
  const unreadable = await ran(["boundary", "--check", PACK], { [FILE]: "# Something\n" });
  expect(unreadable.status).toBe(2);
  expect(unreadable.err).toContain("cli/bad-boundaries");
  expect((await ran(["boundary", "--check", "--write", PACK])).status).toBe(2);
  expect((await ran(["boundary", "rules/nowhere"])).status).toBe(2);
});

test("a pack with errors is said not to be looked at, beside `none moved` of the others", async () => {
  const { status, err } = await ran(["boundary", "--check", "rules/payers/select-health"], { "/home/rules/payers/select-health/modifiers.yaml": "payerpack: 1\nrules: modifiers\nnonsense: yes\n" });
  expect(status).toBe(1);
  expect(err).toMatch(/not looked at {2}rules\/payers\/select-health has errors\n$/);
});
