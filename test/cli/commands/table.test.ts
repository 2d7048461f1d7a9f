import { expect, test } from "vitest";
import { compiledPacks, ran } from "../shipped.ts";

const SELECT = ["--pack", "rules/payers/select-health", "--on", "2026-03-02", "--minutes", "100"];

test("text: the payer beside the base, with how it was established", async () => {
  const { status, out, err } = await ran(["table", "hydration_alone", ...SELECT]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain(
    "  minutes     base                 select-health\n  1 to 15     nothing              96374 x1\n  16 to 30    nothing              96360 x1\n" +
      "  31 to 90    96360 x1             =\n  91 to 100   96360 x1, 96361 x1   =\n",
  );
  expect(out).toContain("2 tables. Established by running: each pack coded the chart at every whole minute from 1 to 100");
});

test("compiled packs stand side by side too, in one order whatever the order of the options", async () => {
  const files = compiledPacks();
  const one = await ran(["table", "hydration_alone", "--pack", "packs/select-health.json", "packs/base.json", "--on", "2026-03-02", "--minutes", "40"], files);
  const other = await ran(["table", "hydration_alone", "--pack", "packs", "--on", "2026-03-02", "--minutes", "40"], files);
  expect([one.status, other.status]).toEqual([0, 0]);
  expect(one.out).toContain("No table for hydration_alone");
  expect(other.out).toContain("No table for hydration_alone");
});

test.each([
  ["markdown", "| 1 to 15 | nothing | 96374 x1 |\n"],
  ["csv", "hydration_alone,Hydration that is the initial service of its site,intravenous infusion hydration,alone,\"professional, place of service 11\",2025-06-12,,payers/select-health/infusion,select-health,16,30,96360,1,,bill,\r\n"],
  ["json", '"ladder": "hydration_alone"'],
  ["svg", "<desc id=\"desc\">"],
  ["html", "<td>1 to 15</td><td>nothing</td><td>96374 x1</td>"],
])("%s", async (format, part) => {
  const { status, out } = await ran(["table", "hydration_alone", ...SELECT, "--format", format]);
  expect(status).toBe(0);
  expect(out).toContain(part);
  if (format === "svg" || format === "html") {
    expect(out).not.toMatch(/<script|href=|url\((?!#)|@import|src=/);
    expect(out).toMatch(/<title/);
  }
  if (format === "json") expect(JSON.parse(out)).toMatchObject({ minutes: 100, on: "2026-03-02", tables: [{ form: "alone" }, { form: "alone" }] });
});

test("usage: the day, the minutes, the ladder, the packs", async () => {
  for (const [arguments_, says] of [
    [["table", ...SELECT, "--on", "2026-02-30"], "`--on` needs a day"],
    [["table", ...SELECT, "--minutes", "1441"], "`--minutes` needs a whole number from 1 to 1440"],
    [["table", "hydration_alon", ...SELECT], "did you mean `hydration_alone`?"],
    [["table", "--pack", "rules/nowhere"], "there is no file or folder"],
  ] as const) {
    const { status, err } = await ran(arguments_);
    expect(status).toBe(2);
    expect(err).toContain(says);
  }
});

test("a pack with errors is told, and the others are shown", async () => {
  const { status, out, err } = await ran(["table", "hydration_alone", ...SELECT], { "/home/rules/payers/select-health/modifiers.yaml": "payerpack: 1\nrules: modifiers\nnonsense: yes\n" });
  expect(status).toBe(1);
  expect(err).toContain("nonsense");
  expect(out).toBe("");
});

test("outside of any rules it says so, also without a path", async () => {
  const { status, out, err } = await ran(["table"], {}, { cwd: "/home/examples" });
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain("cli/no-rules-root");
});
