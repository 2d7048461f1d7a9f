import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AuditEntry, CodedAnswer, Line } from "../../src/runtime/answer.ts";
import { charts, SEED } from "../property/chart-arbitrary.ts";
import { type Chart, drawAnswer, drawChart, encounterOf } from "../support/charts.ts";
import { BASE, loadById } from "../support/workspace.ts";

/** Laws of the audit, on random charts under the shipped base: what is right is not told, what is wrong is told once. */
const base = loadById(BASE);
const walk = loadById(BASE, "walk");
const valid = new Ajv2020({ formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(JSON.parse(readFileSync(new URL("./answer.schema.json", import.meta.url), "utf8")) as object);

interface ClaimedLine {
  readonly code: string;
  readonly units: number;
  readonly modifiers?: readonly string[];
  readonly date?: string;
}

const BROUGHT = {
  visits: [{ code: "99213", modifiers: ["25"] }],
  procedures: [{ code: "36430" }],
};

function coded(chart: Chart, claimed?: readonly ClaimedLine[]): CodedAnswer {
  const encounter = { ...encounterOf(chart), ...BROUGHT, ...(claimed === undefined ? {} : { claimed_lines: claimed }) };
  const answer = base.code(encounter);
  if ("error" in answer) throw new Error(`${answer.error.code} ${answer.error.message}\n${drawChart(chart)}`);
  if (claimed !== undefined && tried++ % 10 === 0) expect(JSON.stringify(walk.code(encounter))).toBe(JSON.stringify(answer));
  if (!valid(answer)) throw new Error(`${JSON.stringify(valid.errors)}\n${say(chart, answer)}`);
  return answer;
}

/** One claim in ten is audited by the reference walk too. */
let tried = 0;

const asClaimed = ({ code, units, modifiers, date }: Line): ClaimedLine => ({ code, units, modifiers, date });
const billable = (answer: CodedAnswer): readonly Line[] => answer.lines.filter(({ outcome }) => outcome !== "deny");

/** The differences without the places of the claim, which its order changes. */
function differences(audit: readonly AuditEntry[] | undefined): readonly Partial<AuditEntry>[] {
  return (audit ?? []).map(({ claimed_line: _place, ...entry }) => entry);
}

function say(chart: Chart, answer: CodedAnswer): string {
  return `${drawChart(chart)}\n${drawAnswer(answer)}\n${JSON.stringify(answer.audit, null, 1)}`;
}

const settings = { seed: SEED, numRuns: 100 };
const anyChart = charts({ missingStops: true });

test("a claim of exactly the answer's lines, in any order, split or undated where the day is the date of service, has no differences", () => {
  fc.assert(
    fc.property(anyChart, fc.boolean(), fc.boolean(), (chart, split, turned) => {
      const plain = coded(chart);
      expect(plain.audit).toBeUndefined();
      const lines = billable(plain).map(asClaimed).flatMap((line): readonly ClaimedLine[] => (split && line.units > 1 ? [{ ...line, units: 1 }, { ...line, units: line.units - 1 }] : [line]));
      const undated = lines.map(({ date, ...line }) => (date === "2026-03-02" ? line : { ...line, date: date! }));
      const answer = coded(chart, turned ? [...undated].reverse() : undated);
      expect(answer.audit, say(chart, answer)).toEqual([]);
      expect({ ...answer, audit: undefined }).toEqual({ ...plain, audit: undefined });
    }),
    settings,
  );
});

/** One change of one claimed line, and the one difference that it is. */
type Slip = readonly [name: string, change: (line: ClaimedLine) => readonly ClaimedLine[], difference: AuditEntry["difference"], billed: AuditEntry["billed"]];

const SLIPS: readonly Slip[] = [
  ["forgotten", () => [], "missing", "under"],
  ["one unit more", (line) => [{ ...line, units: line.units + 1 }], "units", "over"],
  ["a strange modifier", (line) => [{ ...line, modifiers: [...line.modifiers!, "XP"] }], "modifiers", undefined],
  ["a modifier replaced", (line) => [{ ...line, modifiers: ["GZ"] }], "modifiers", undefined],
  ["the day before", (line) => [{ ...line, date: "2026-02-27" }], "date", undefined],
  ["a code that nobody knows", (line) => [{ ...line, code: "99999" }], "code", undefined],
  ["beside it a code that nobody knows", (line) => [line, { code: "99999", units: 7 }], "extra", undefined],
];

describe.each(SLIPS)("one line slipped: %s", (_name, change, difference, billed) => {
  test("is told as exactly that", () => {
    fc.assert(
      fc.property(anyChart, fc.nat(), (chart, pick) => {
        const lines = billable(coded(chart));
        const at = pick % lines.length;
        const slipped = lines[at]!;
        const claimed = lines.flatMap((line, index) => (index === at ? change(asClaimed(line)) : [asClaimed(line)]));
        const answer = coded(chart, claimed);
        const alone = lines.filter(({ code, date, modifiers }) => code === slipped.code && date === slipped.date && String(modifiers) === String(slipped.modifiers)).length === 1;
        expect(answer.audit, say(chart, answer)).toHaveLength(1);
        const [entry] = answer.audit!;
        if (alone) expect(entry!.difference, say(chart, answer)).toBe(difference);
        if (alone && difference !== "extra") expect(answer.lines[entry!.line!], say(chart, answer)).toBe(answer.lines.find((line) => JSON.stringify(line) === JSON.stringify(slipped)));
        expect(entry!.reason).not.toBe("");
        if (difference !== "extra" && slipped.outcome === "hold") expect(entry!.held, say(chart, answer)).toBe(true);
        else if (alone && !entry!.held) expect(entry!.billed, say(chart, answer)).toBe(billed);
        if (entry!.held) expect(answer.decision, say(chart, answer)).toBe("hold");
      }),
      settings,
    );
  });
});

test("one unit fewer is told as under-billing", () => {
  fc.assert(
    fc.property(anyChart, (chart) => {
      const lines = billable(coded(chart));
      const long = lines.find(({ units, given }) => units > 1 && !given);
      fc.pre(long !== undefined);
      const answer = coded(chart, lines.map((line) => ({ ...asClaimed(line), units: line === long ? line.units - 1 : line.units })));
      expect(differences(answer.audit), say(chart, answer)).toMatchObject([{ difference: "units", code: long!.code, claimed: long!.units - 1, supported: long!.units, ...(long!.outcome === "hold" ? { held: true } : { billed: "under" }) }]);
    }),
    settings,
  );
});

test("the order of claimed lines changes nothing, whatever is claimed", () => {
  const line = fc.record({ code: fc.constantFrom("96360", "96361", "96365", "96366", "96367", "96368", "96374", "96375", "96413", "99213", "99999"), units: fc.integer({ min: 1, max: 3 }), modifiers: fc.constantFrom<string[]>([], ["59"], ["25"]), date: fc.constantFrom("2026-03-02", "2026-03-03") });
  fc.assert(
    fc.property(anyChart, fc.array(line, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (chart, claimed, random) => {
      const answer = coded(chart, claimed);
      const shuffled = claimed.map((one) => ({ one, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
      expect(differences(coded(chart, shuffled).audit), say(chart, answer)).toEqual(differences(answer.audit));
      for (const entry of answer.audit!) {
        const mine = entry.claimed_line === undefined ? undefined : claimed[entry.claimed_line]!;
        expect(mine?.code ?? entry.code, say(chart, answer)).toBe(entry.claimed_code ?? entry.code);
        if (entry.held === undefined) expect(entry.missing).toBeUndefined();
      }
    }),
    settings,
  );
});
