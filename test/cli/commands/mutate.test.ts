import { describe, expect, test } from "vitest";
import { ran } from "../shipped.ts";

const UHC = "rules/payers/uhc";

/** The file of what rarely stands in a chart, with nothing rare in it. */
const SELDOM = `/home/${UHC}/examples/seldom.yaml`;
const NOTHING_RARE = `payerpack: 1
examples: seldom
for: payers/uhc/infusion 2026.1
offset: -05:00

cases:
  an_infusion:
    title: An infusion
    encounter: { claim_type: facility, date_of_service: 2026-03-02 }
    chart: |
      id | route       | technique | purpose     | drug  | start | stop
      a  | intravenous | infusion  | therapeutic | J1756 | 08:00 | 09:00
    decision: bill
    source: policy_0009
`;

describe("mutate", () => {
  test("as data has both figures, and each slip with its fate", async () => {
    const { out } = await ran(["mutate", UHC, "--search", "0", "--format", "json"]);
    const { format, packs } = JSON.parse(out) as { format: string; packs: { figures: { all: { slips: number } }; slips: { place: string; fate: { is: string } }[] }[] };
    expect([format, packs[0]!.slips.length]).toEqual(["payerpack mutate 1", packs[0]!.figures.all.slips]);
    expect(packs[0]!.slips.every(({ place, fate }) => place.startsWith(`${UHC}/`) && ["killed", "equivalent", "survived"].includes(fate.is))).toBe(true);
  });

  test("writes examples to confirm that pass and that then notice the slip", async () => {
    const withoutSeldom = await ran(["mutate", UHC, "--search", "400", "--write", "--require", "0", "--require-all", "0"], { [SELDOM]: NOTHING_RARE });
    const text = withoutSeldom.host.disk.get(`/home/${UHC}/examples/to-confirm.yaml`) as string;
    expect(text).toContain("examples: to confirm\nfor: payers/uhc/infusion 2026.1\n");
    const tested = await ran(["test", UHC], { [SELDOM]: NOTHING_RARE, [`/home/${UHC}/examples/to-confirm.yaml`]: text });
    expect(tested.out).toContain("0 failed");
  }, 60_000);

  test("refuses figures that are none", async () => {
    for (const options of [["--require", "101"], ["--require-all", "x"], ["--search", "many"]]) expect((await ran(["mutate", UHC, ...options])).status).toBe(2);
    expect((await ran(["cover", UHC, "--require", "many"])).status).toBe(2);
    expect((await ran(["cover", "-"])).status).toBe(2);
  });
});

test("cover is 1 while a clause is open, unless less is asked for", async () => {
  const files = { [SELDOM]: NOTHING_RARE };
  const { status, out } = await ran(["cover", UHC], files);
  expect([status, out.includes("`line.part is procedure`, no example answers no")]).toEqual([1, true]);
  expect((await ran(["cover", UHC, "--require", "80"], files)).status).toBe(0);
  expect((await ran(["cover", UHC, "--format", "markdown"])).out).toContain("## payers/uhc/infusion 2026.1");
  expect((await ran(["mutate", UHC, "--search", "0", "--format", "markdown"])).out).toContain("| payers/uhc/infusion |");
}, 60_000);
