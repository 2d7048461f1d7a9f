import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../src/runtime/answer.ts";
import { DATED, encounter, given, packOf } from "../runtime/support/small.ts";
import { SEED } from "./chart-arbitrary.ts";

/** Units of weight in millionths of a microgram, the measure in which the reference counts. */
const WEIGHTS: Readonly<Record<string, bigint>> = { kg: 10n ** 15n, g: 10n ** 12n, mg: 10n ** 9n, mcg: 10n ** 6n };

/** Drugs, the size of their unit as the table writes it and as the reference counts it. */
const SIZES: readonly { readonly drug: string; readonly size: string; readonly weight: bigint }[] = [
  { drug: "J0001", size: "10 mg", weight: 10n * 10n ** 9n },
  { drug: "J0002", size: "1 mcg", weight: 10n ** 6n },
  { drug: "J0003", size: "2.5 mg", weight: 25n * 10n ** 8n },
  { drug: "J0004", size: "0.003 g", weight: 3n * 10n ** 9n },
  { drug: "J0005", size: "7 mg", weight: 7n * 10n ** 9n },
  { drug: "J0006", size: "0.001 kg", weight: 10n ** 12n },
];

const RULES = `
  tables:
    sizes:
      title: Sizes
      columns: { drug: HCPCS, size: amount }
      key: drug
      source: s
      rows: |
        drug | size
${SIZES.map(({ drug, size }) => `        ${drug} | ${size}\n`).join("")}
  drug units:
    drugs:
      title: Units from the dose
      for each: administration
      dose: administration.dose
      unit size: sizes
      round: up
      discarded: { of: administration.vials, add: modifier JW, from: 1 unit }
      source: s
  modifiers:
    used_up:
      title: Used up
      for each: line from drugs
      when: line.vials_used_up is yes
      if not documented: skip
      add: modifier JZ
      source: s
`;
/** Runs both evaluators and compares their bytes. */
const pack = packOf([DATED, RULES]);

/** A weight as decimal text in a unit: long division by a power of ten. */
function written(weight: bigint, unit: string): { amount: string; unit: string } {
  const digits = String(WEIGHTS[unit]!).length - 1;
  const padded = String(weight).padStart(digits + 1, "0");
  const behind = padded.slice(-digits).replace(/0+$/, "");
  return { amount: behind === "" ? padded.slice(0, -digits) : `${padded.slice(0, -digits)}.${behind}`, unit };
}

interface Vial {
  readonly weight: bigint;
  readonly unit: string;
  readonly single: boolean;
}

interface Use {
  readonly drug: string;
  readonly dose: bigint;
  readonly unit: string;
  readonly vials: readonly Vial[] | undefined;
}

const push = (id: string, { drug, dose, unit, vials }: Use) =>
  given(id, "10:00", {
    technique: "push", drug, dose: written(dose, unit),
    ...(vials && { vials: vials.map((vial) => ({ ...written(vial.weight, vial.unit), single_dose: vial.single })) }),
  });
const code = (...uses: readonly Use[]): CodedAnswer => pack.code(encounter(uses.map((use, index) => push("abcdefgh"[index]!, use))));
const drugLines = (answer: CodedAnswer): readonly string[] => answer.lines.map((line) => `${line.code} x${line.units} ${line.modifiers.join(" ")}`.trim()).sort();

const sizeOf = (drug: string): bigint => SIZES.find((one) => one.drug === drug)!.weight;

/** Whole units up to the dose and one more for a rest; vials likewise without the rest. */
function reference({ drug, dose, vials }: Use): { readonly given: bigint; readonly discarded: bigint; readonly usedUp: boolean } {
  const size = sizeOf(drug);
  let units = dose / size;
  if (units * size < dose) units++;
  let held = 0n;
  for (const vial of vials ?? []) if (vial.single) held += vial.weight;
  const whole = held / size;
  return { given: units, discarded: units > 0n && whole > units ? whole - units : 0n, usedUp: vials !== undefined && held === dose };
}

function expected(use: Use): readonly string[] {
  const { given: units, discarded, usedUp } = reference(use);
  return [...(units > 0n ? [`${use.drug} x${units}${usedUp ? " JZ" : ""}`] : []), ...(discarded > 0n ? [`${use.drug} x${discarded} JW`] : [])].sort();
}

const drugs = fc.constantFrom(...SIZES.map((one) => one.drug));
const units = fc.constantFrom(...Object.keys(WEIGHTS));
/** Weights near multiples of a size, where a unit more or less begins, and any others. */
const weights = (size: bigint): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.tuple(fc.bigInt(0n, 400n), fc.constantFrom(-1n, 0n, 0n, 1n)).map(([times, step]) => (times * size + step < 0n ? 0n : times * size + step)),
    fc.tuple(fc.bigInt(0n, 40n), fc.bigInt(0n, 10n)).map(([times, tenths]) => times * size + (tenths * size) / 10n),
    fc.bigInt(0n, 400n * size),
  );
const vials = (size: bigint, dose: bigint): fc.Arbitrary<readonly Vial[] | undefined> => {
  const vial = fc.record({ weight: fc.oneof(weights(size), fc.constant(dose)), unit: units, single: fc.boolean() });
  const rest = fc.record({ weight: fc.constant(dose), unit: units, single: fc.constant(true) });
  return fc.option(fc.oneof(fc.array(vial, { maxLength: 4 }), rest.map((one) => [one])), { nil: undefined });
};
const uses: fc.Arbitrary<Use> = drugs.chain((drug) =>
  weights(sizeOf(drug)).chain((dose) => fc.record({ drug: fc.constant(drug), dose: fc.constant(dose), unit: units, vials: vials(sizeOf(drug), dose) })),
);
const options = { seed: SEED, numRuns: 600 };

describe("drug units", () => {
  test("are those of a count in whole numbers that shares nothing with the rules", () => {
    fc.assert(fc.property(uses, (use) => void expect(drugLines(code(use))).toEqual(expected(use))), options);
  });

  test("hold the dose and no unit too many; with what is discarded they fill the vials", () => {
    fc.assert(
      fc.property(uses, (use) => {
        const answer = code(use);
        const count = (part: "given" | "discarded") => BigInt(answer.lines.filter((line) => line.modifiers.includes("JW") === (part === "discarded")).reduce((sum, line) => sum + line.units, 0));
        const [size, held] = [sizeOf(use.drug), (use.vials ?? []).filter((vial) => vial.single).reduce((sum, vial) => sum + vial.weight, 0n)];
        expect(count("given") * size >= use.dose && (count("given") - 1n) * size < use.dose).toBe(true);
        if (count("discarded") > 0n) {
          const filled = (count("given") + count("discarded")) * size;
          expect(filled <= held && held < filled + size).toBe(true);
        } else if (count("given") > 0n) expect(held < (count("given") + 1n) * size).toBe(true);
      }),
      options,
    );
  });

  test("do not depend on the unit in which the amounts are charted", () => {
    fc.assert(
      fc.property(uses, units, (use, other) => {
        const charted: Use = { ...use, unit: other, vials: use.vials?.map((vial) => ({ ...vial, unit: other })) };
        expect(drugLines(code(charted))).toEqual(drugLines(code(use)));
      }),
      options,
    );
  });

  test("of a dose in two administrations are at most one more, and none where the first part fills its units", () => {
    const whole = uses.filter(({ dose }) => dose > 1n);
    fc.assert(
      fc.property(whole, fc.double({ min: 0, max: 1, noNaN: true }), ({ drug, dose, unit }, share) => {
        const first = (dose * BigInt(Math.floor(share * 1_000_000))) / 1_000_000n;
        const total = (...parts: readonly bigint[]) => code(...parts.map((part) => ({ drug, dose: part, unit, vials: undefined }))).lines.reduce((sum, line) => sum + line.units, 0);
        const more = total(first, dose - first) - total(dose);
        expect(more === 0 || more === 1).toBe(true);
        if (first % sizeOf(drug) === 0n) expect(more).toBe(0);
      }),
      options,
    );
  });

  test("of several administrations are those of each by itself, added up by drug and modifiers, in any order", () => {
    fc.assert(
      fc.property(fc.array(uses, { minLength: 2, maxLength: 5 }), (several) => {
        const sums = new Map<string, bigint>();
        for (const line of several.flatMap(expected)) {
          const [drug, count, ...modifiers] = line.split(" ");
          const key = [drug, modifiers.join(" ")].join("|");
          sums.set(key, (sums.get(key) ?? 0n) + BigInt(count!.slice(1)));
        }
        const wanted = [...sums].map(([key, count]) => `${key.split("|")[0]} x${count} ${key.split("|")[1]}`.trim()).sort();
        expect(drugLines(code(...several))).toEqual(wanted);
        expect(drugLines(code(...[...several].reverse()))).toEqual(wanted);
      }),
      { ...options, numRuns: 200 },
    );
  });
});
