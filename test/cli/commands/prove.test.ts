import { expect, test } from "vitest";
import { ran } from "../shipped.ts";

const PAYER = "rules/payers/centene";

test("a shipped pack has nothing open while what it accepts counts; the day after, it has", async () => {
  const now = await ran(["prove", PAYER, "--on", "2027-06-30", "--format", "json"]);
  expect([now.status, now.err]).toEqual([0, ""]);
  const { format, packs } = JSON.parse(now.out) as { format: string; packs: { pack: string; proofs: { question: string; shown: string; open: boolean; accepted: unknown }[] }[] };
  expect([format, packs.map(({ pack }) => pack)]).toEqual(["payerpack prove 1", ["payers/centene/infusion"]]);
  expect(packs[0]!.proofs.filter(({ open }) => open)).toEqual([]);
  expect(packs[0]!.proofs.some(({ accepted }) => accepted !== null)).toBe(true);
  const later = await ran(["prove", PAYER, "--on", "2027-07-01"]);
  expect(later.status).toBe(1);
  expect(later.out).toContain("to accept it: finding: gap technique infusion 6 combinations");
});

test("Markdown for a review has a table for the pack", async () => {
  const { status, out } = await ran(["prove", PAYER, "--on", "2026-11-23", "--format", "markdown"]);
  expect(status).toBe(0);
  expect(out).toContain("# Proofs on 2026-11-23\n");
  expect(out).toContain("| question | shown | what | why |");
  expect(out).toContain("| frame | proved |");
});

test.each([
  ["a day that does not exist", ["prove", "--on", "2026-02-30"], "`--on` needs a day of the calendar"],
  ["standard input", ["prove", "-"], "it reads rules with their examples from folders"],
])("%s is a misuse", async (_, arguments_, said) => {
  const { status, err } = await ran(arguments_);
  expect(status).toBe(2);
  expect(err).toContain(said);
});
