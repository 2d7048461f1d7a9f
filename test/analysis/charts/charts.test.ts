import { expect, test } from "vitest";
import { billedKey, billedOf, billedWords, NOTHING, rulesIn } from "../../../src/analysis/charts/answers.ts";
import { minutesAround, dateBreakpoints, minuteBreakpoints } from "../../../src/analysis/charts/breakpoints.ts";
import { clockOf, encounterOf, instantAt } from "../../../src/analysis/charts/encounter.ts";
import { encountersIn, listOf } from "../../../src/analysis/charts/examples.ts";
import { kindsOf, tellingKinds } from "../../../src/analysis/charts/kinds.ts";
import { settingsOf, usualDay } from "../../../src/analysis/charts/settings.ts";
import { AGAIN, ALONE, situationsWith, twoSitesOf } from "../../../src/analysis/charts/situations.ts";
import { writtenCase } from "../../../src/analysis/charts/written.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { vectorReport } from "../../../src/runtime/vectors.ts";
import { readEncounterValue } from "../../../src/runtime/read/read.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, compileFiles, loadById, RULES, readFolder, shippedPacks } from "../../support/workspace.ts";

const packs = shippedPacks().map(withVectors);
const base = packs.find(({ id }) => id === BASE)!;
const kinds = kindsOf([base]);
const settings = settingsOf([base]);
const day = usualDay([base]);
const named = (words: string) => kinds.find((kind) => kind.words === words)!;

function billed(pack: Pack, encounter: unknown) {
  const loaded = loadPack(pack);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return billedOf(loaded.pack.code(encounter));
}

function ruleNames(pack: Pack): ReadonlySet<string> {
  return new Set(pack.programs.flatMap(({ ladders, bills }) => [...ladders, ...bills].map(({ name }) => name)));
}

test("kinds of the base are distinct, have words and ids of their own, and the first are the most telling", () => {
  expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
  expect(new Set(kinds.map(({ words }) => words)).size).toBe(kinds.length);
  const items = encountersIn(base.vectors ?? []).flatMap((encounter) => listOf(encounter, "administrations"));
  expect(kinds.length).toBeLessThan(items.length / 3);
  const telling = tellingKinds(kinds);
  expect(telling).toEqual(kinds.slice(0, telling.length));
  expect(telling.length).toBeGreaterThan(10);
  expect(telling.length).toBeLessThan(30);
  expect(named("intravenous infusion therapeutic")).toMatchObject({ lasts: true, access: null, fields: { route: "intravenous", technique: "infusion", purpose: "therapeutic" } });
  expect(named("intravenous push therapeutic").lasts).toBe(false);
  expect(named("intravenous flush, access port").access).toEqual({ kind: "port" });
});

test("the kinds of a pack, alone and beside the most telling ones, reach every ladder and bill that its examples reach", () => {
  for (const pack of [base, packs.find(({ id }) => id === "payers/select-health/infusion")!]) {
    const loaded = loadById(pack.id);
    const ours = kindsOf([pack]);
    const all = settingsOf([pack]);
    const sites = twoSitesOf(pack.vectors ?? [], pack.vocabulary);
    const on = usualDay([pack]);
    const wanted = ruleNames(pack);
    const byExamples = new Set((pack.vectors ?? []).flatMap(({ encounter }) => rulesIn(billedOf(loaded.codeText(encounter)))).filter((rule) => wanted.has(rule)));
    const beside = tellingKinds(ours).flatMap((companion) => situationsWith(companion, sites));
    const reached = new Set<string>();
    for (const [index, setting] of all.entries()) {
      for (const situation of index === 0 ? [ALONE, ...AGAIN, ...beside] : setting.plain ? [ALONE, ...AGAIN] : [ALONE]) {
        for (const kind of ours) {
          for (const minutes of kind.lasts ? [1, 31, 91, 500] : [0, 31]) {
            const encounter = encounterOf(situation.chart(kind, minutes, setting, on), pack.vocabulary, pack.payer);
            for (const rule of rulesIn(billedOf(loaded.code(encounter)))) reached.add(rule);
          }
        }
      }
    }
    expect(byExamples.size).toBeGreaterThan(4);
    expect([...byExamples].filter((rule) => !reached.has(rule)), pack.id).toEqual([]);
  }
}, 240_000);

test("kinds and settings come from the vectors of compiled packs and from vectors given apart, alike", () => {
  const { vectors, ...bare } = base;
  expect(kindsOf([bare], vectors)).toEqual(kinds);
  expect(settingsOf([bare], vectors)).toEqual(settings);
  expect(usualDay([bare], vectors)).toBe(day);
  expect(kindsOf([bare])).toEqual([]);
  expect(usualDay([bare])).toBe(base.segments.at(-1)!.from);
});

test("settings: plain ones first, with words; what names a charted item names the first", () => {
  expect(settings.slice(0, 2).map(({ words, plain }) => [words, plain])).toEqual([["facility", true], ["professional, place of service 11", true]]);
  expect(new Set(settings.map(({ id }) => id)).size).toBe(settings.length);
  const texts = settings.map(({ fields }) => JSON.stringify(fields));
  expect(texts.some((text) => text.includes('"administration":"a"'))).toBe(true);
  expect(texts.some((text) => /"administration":"(?!a")/.test(text))).toBe(false);
  expect(settings.filter(({ plain }) => !plain).map(({ words }) => words)).toContain("facility, procedure 36430");
});

test("every chart of every kind, situation and setting is an encounter that the reader takes", () => {
  const sites = twoSitesOf(base.vectors ?? [], base.vocabulary);
  expect(sites).toEqual({ first: { kind: "peripheral", separate_site_documented: false }, second: { kind: "peripheral", separate_site_documented: true } });
  const [companion] = kinds;
  for (const setting of settings) {
    for (const kind of kinds) {
      for (const situation of [ALONE, ...AGAIN, ...situationsWith(companion!, sites)]) {
        const read = readEncounterValue(encounterOf(situation.chart(kind, kind.lasts ? 45 : 0, setting, "2026-05-04"), base.vocabulary, null), base.vocabulary);
        expect(read.ok ? "" : `${kind.words}, ${situation.words}, ${setting.words}: ${read.error.message}`).toBe("");
      }
    }
  }
});

test("an encounter is dated on the day of its chart, with lists moved along", () => {
  const setting = settings.find(({ words }) => words.includes("prior line 96416"))!;
  const [line] = setting.fields["history"] as readonly { readonly date: string }[];
  const made = encounterOf(ALONE.chart(named("intravenous infusion hydration"), 61, setting, "2026-03-05"), base.vocabulary, "some-plan", "one");
  expect(made).toMatchObject({
    id: "one", payer: "some-plan", date_of_service: "2026-03-05", claim_type: "facility",
    administrations: [{ id: "a", route: "intravenous", start: "2026-03-05T08:00Z", stop: "2026-03-05T09:01Z" }],
  });
  expect(setting.day).toBe("2026-03-02");
  expect((made["history"] as readonly { readonly date: string }[])[0]!.date).toBe(line!.date.replace(/-02$/, "-05"));
});

test("items of one kind are of one substance, unless they are of another", () => {
  const push = kinds.find(({ fields }) => fields["technique"] === "push" && fields["substance"] !== undefined && fields["ordered_dose_id"] === undefined)!;
  const items = encounterOf({ day, setting: settings[0]!, items: [{ kind: push, from: 480, to: null }, { kind: push, from: 540, to: 540, another: 1 }] }, base.vocabulary, null)["administrations"];
  expect(items).toEqual([
    { id: "a", ...push.fields, start: `${day}T08:00Z` },
    { id: "b", ...push.fields, substance: `${String(push.fields["substance"])} 2`, start: `${day}T09:00Z`, stop: `${day}T09:00Z` },
  ]);
});

test("accesses are listed once for each site and kind of access", () => {
  const port = named("intravenous flush, access port");
  const infusion = named("intravenous infusion therapeutic");
  const made = encounterOf({ day, setting: settings[0]!, items: [{ kind: port, from: 1500, to: 1500 }, { kind: port, from: 1510, to: 1510 }, { kind: infusion, from: 480, to: 540, site: "arm" }] }, base.vocabulary, null);
  expect(made["sites"]).toEqual([{ id: "access", kind: "port" }, { id: "arm" }]);
  expect((made["administrations"] as readonly { readonly site: string }[]).map(({ site }) => site)).toEqual(["access", "access", "arm"]);
});

test("clock times after midnight stand on the next days", () => {
  expect(instantAt("2026-12-31", 1441)).toBe("2027-01-01T00:01Z");
  expect(instantAt("2026-03-02", 0)).toBe("2026-03-02T00:00Z");
  expect(clockOf(3000)).toBe("02:00");
});

test("minute breakpoints of the base are those of its ladders and clauses, each with the rules behind it", () => {
  const found = minuteBreakpoints(base, day);
  expect(found.map(({ minutes }) => minutes)).toEqual([1, 16, 31, 91, 151, 211, 271, 331, 391, 451, 481, 511, 571]);
  expect(found.find(({ minutes }) => minutes === 16)!.by).toContainEqual({ rule: "initial_infusion", title: expect.any(String), part: "first.from" });
  expect(minutesAround(found).slice(0, 6)).toEqual([0, 1, 15, 16, 30, 31]);
  expect(minuteBreakpoints(base, day, 100).map(({ minutes }) => minutes)).toEqual([1, 16, 31, 91]);
  expect(minuteBreakpoints(base, "2001-01-01")).toEqual([]);
  const select = packs.find(({ id }) => id === "payers/select-health/infusion")!;
  expect(minuteBreakpoints(select, day).find(({ minutes }) => minutes === 16)!.by.map(({ rule }) => rule)).toContain("hydration_alone");
});

test("no answer to one item changes between two breakpoints", () => {
  const loaded = loadById(BASE);
  const breakpoints = new Set(minuteBreakpoints(base, day, 620).map(({ minutes }) => minutes));
  for (const kind of tellingKinds(kinds)) {
    let before: string | undefined;
    for (let minutes = 1; minutes <= 620; minutes++) {
      const key = billedKey(billedOf(loaded.code(encounterOf(ALONE.chart(kind, minutes, settings[0]!, day), base.vocabulary, null))));
      if (before !== undefined && key !== before) expect(breakpoints.has(minutes), `${kind.words} at ${minutes}`).toBe(true);
      before = key;
    }
  }
});

test("date breakpoints are the first days of segments, of rows and the days that clauses ask for", () => {
  expect(dateBreakpoints(base).filter(({ why }) => why.includes("segment")).map(({ date }) => date)).toEqual(base.segments.slice(1).map(({ from }) => from));
  const medicare = packs.find(({ id }) => id === "medicare/infusion")!;
  const all = dateBreakpoints(medicare);
  expect(all.map(({ date }) => date)).toEqual([...all.map(({ date }) => date)].sort());
  expect(all.every(({ date }) => date > medicare.segments[0]!.from)).toBe(true);
});

test("answers in short compare by the claim and by the reasons, and read aloud", () => {
  const chart = ALONE.chart(named("intravenous infusion hydration"), 95, settings[0]!, day);
  const one = billed(base, encounterOf(chart, base.vocabulary, null));
  expect(billedWords(one, day)).toBe("96360 x1, 96361 x1");
  expect(rulesIn(one)).toContain("hydration_alone");
  const other = { ...one, lines: one.lines.map((line) => ({ ...line, rules: ["another"] })) };
  expect(billedKey(other)).toBe(billedKey(one));
  expect(billedKey(other, "reasons")).not.toBe(billedKey(one, "reasons"));
  expect(billedWords({ ...one, lines: one.lines.map((line) => ({ ...line, modifiers: ["59"], outcome: "hold" as const, date: "2026-01-01" })) }, day))
    .toBe("96360-59 x1 on 2026-01-01 (hold), 96361-59 x1 on 2026-01-01 (hold)");
  expect(billedWords({ ...one, lines: [] })).toBe(NOTHING);
  expect(billedWords({ ...one, lines: [], decision: "hold" })).toBe("nothing (hold)");
  const refused = billed(base, { id: "x" });
  expect([refused.refused, billedKey(refused), billedWords(refused)]).toEqual(["encounter/missing-field", "refused encounter/missing-field", "refused"]);
});

test("a chart written as an example is read back as the same encounter, and expects what was billed", () => {
  const sites = twoSitesOf(base.vectors ?? [], base.vocabulary);
  const charts = settings.flatMap((setting, at) => {
    const kind = kinds[at % kinds.length]!;
    const situations = [ALONE, ...situationsWith(kinds[4]!, sites), ...AGAIN];
    return situations.slice(at % 5, (at % 5) + 2).map((situation) => situation.chart(kind, kind.lasts ? 1000 : 0, setting, day));
  });
  const encounters = charts.map((chart, index) => encounterOf(chart, base.vocabulary, null, `made_${index}`));
  const loaded = loadById(BASE);
  const cases = encounters.map((encounter, index) => writtenCase(`made_${index}`, `Made ${index}`, encounter, base.vocabulary, billedOf(loaded.code(encounter))));
  const text = `payerpack: 1\nexamples: made\nfor: ${base.id} ${base.release}\n\ncases:\n${cases.join("\n")}`;
  const compiled = compileFiles([...readFolder(RULES), { path: "cpt/examples/made.yaml", text }]).find(({ header }) => header.id === BASE)!;
  const made = new Map((withVectors(compiled).vectors ?? []).map((vector) => [vector.name, vector]));
  expect(cases.filter((_, index) => !made.has(`made_${index}`))).toEqual([]);
  for (const [index, encounter] of encounters.entries()) expect(JSON.parse(made.get(`made_${index}`)!.encounter), cases[index]).toEqual(encounter);
  const report = vectorReport({ ...base, vectors: [...made.values()].filter(({ name }) => name.startsWith("made_")) });
  expect(report.failures).toEqual([]);
  expect(report.passed).toBe(encounters.length);
});
