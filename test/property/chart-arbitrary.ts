import fc from "fast-check";
import { drawChart, RUNNING, type Chart, type Charted } from "../support/charts.ts";

/** The seed of every property here, so that a run can be repeated; fast-check prints it with a counterexample. */
export const SEED = 20_260_302;

/** Minutes at which something changes in one of the ladders, and their neighbours. */
const LENGTHS = [1, 14, 15, 16, 17, 29, 30, 31, 32, 45, 46, 60, 61, 75, 76, 89, 90, 91, 92, 119, 120, 150, 151, 180, 210, 211, 480, 481];
const STARTS = [0, 1, 14, 15, 16, 30, 31, 45, 60, 61, 75, 76, 90, 91, 120, 150, 151, 240, 900, 944, 945, 959, 960];
const EIGHT = 8 * 60;

const kinds: fc.Arbitrary<Charted["kind"]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant("drug" as const) },
  { weight: 4, arbitrary: fc.constant("fluid" as const) },
  { weight: 3, arbitrary: fc.constant("chemotherapy" as const) },
  { weight: 3, arbitrary: fc.constant("push" as const) },
  { weight: 1, arbitrary: fc.constant("chemotherapy push" as const) },
  { weight: 1, arbitrary: fc.constant("open vein" as const) },
);

const start = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...STARTS) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 960 }) });
const length = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...LENGTHS) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 700 }) });

interface Draft {
  readonly kind: Charted["kind"];
  readonly substance: string;
  readonly site: Charted["site"];
  readonly start: number;
  readonly length: number;
  readonly missing: boolean;
  readonly eventLength: number | undefined;
  readonly primary: boolean;
}

function draft(missingStops: boolean): fc.Arbitrary<Draft> {
  return fc.record({
    kind: kinds,
    substance: fc.constantFrom("rose", "lily", "fern"),
    site: fc.oneof({ weight: 3, arbitrary: fc.constant("left" as const) }, { weight: 2, arbitrary: fc.constant("right" as const) }),
    start,
    length,
    missing: missingStops ? fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }) : fc.constant(false),
    eventLength: fc.option(fc.constantFrom(1, 5, 15), { nil: undefined }),
    primary: fc.boolean(),
  });
}

/** Charts of one to four administrations through one or two accesses, minutes near the steps of the ladders, stops missing often. */
export function charts(options: { readonly missingStops: boolean }): fc.Arbitrary<Chart> {
  return fc
    .record({
      claim: fc.constantFrom("facility" as const, "professional" as const),
      secondSiteDocumented: fc.boolean(),
      drafts: fc.array(draft(options.missingStops), { minLength: 1, maxLength: 4 }),
    })
    .map(({ claim, secondSiteDocumented, drafts }) =>
      printed({ claim, secondSiteDocumented, administrations: drafts.map((one, index) => charted(one, "abcd"[index]!)) }),
    );
}

/** One administration alone, on a facility or a professional claim. */
export const singles: fc.Arbitrary<Chart> = fc
  .record({ claim: fc.constantFrom("facility" as const, "professional" as const), one: draft(false) })
  .map(({ claim, one }) => printed({ claim, secondSiteDocumented: false, administrations: [charted(one, "a")] }));

/** A chart that prints itself as a coder would write it. */
export function printed(chart: Chart): Chart {
  return Object.assign({ ...chart }, { [fc.toStringMethod]: () => `\n${drawChart(chart)}\n` });
}

/** Kinds whose drugs are of another class: a chart that calls one drug by two classes would contradict itself. */
const STRONG: ReadonlySet<Charted["kind"]> = new Set(["chemotherapy", "chemotherapy push"]);

function charted(one: Draft, id: string): Charted {
  const begin = EIGHT + one.start;
  const runs = RUNNING.has(one.kind);
  const minutes = runs ? (one.missing ? undefined : one.length) : one.eventLength;
  const { kind, site, primary } = one;
  const substance = STRONG.has(kind) ? `strong ${one.substance}` : one.substance;
  return { id, kind, substance, site, start: begin, stop: minutes === undefined ? undefined : begin + minutes, primary };
}
