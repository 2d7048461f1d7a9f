import { describe, expect, test } from "vitest";
import { addOnProofs } from "../../../src/analysis/prove/add-ons.ts";
import { clashProofs } from "../../../src/analysis/prove/clash.ts";
import { worstCost } from "../../../src/analysis/prove/cost.ts";
import { frameProofs } from "../../../src/analysis/prove/frame.ts";
import type { PackProofs } from "../../../src/analysis/prove/prove.ts";
import { leavesOpen, provePacks } from "../../../src/analysis/prove/prove.ts";
import type { Proof } from "../../../src/analysis/prove/proof.ts";
import { subjectsOf } from "../../../src/analysis/prove/subject.ts";
import type { Subject } from "../../../src/analysis/prove/subject.ts";
import type { CompiledPack } from "../../../src/compiler/compile.ts";
import type { Pack, Program } from "../../../src/ir/ir.ts";
import { closures } from "../../../src/runtime/closures/backend.ts";
import { loadPack, packRunBy } from "../../../src/runtime/load.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE_PACK, compileFiles, dedent, LAYER_PACK, rulesFile, serious } from "../../compiler/small-packs.ts";

const TIMES = "times:\n  run_time:\n    title: Time\n    for each: service\n    is: time of service\n    source: s\n";
const HOURS = "  hours:\n    title: Hours\n    for each: service\n    when: service.technique is infusion\n    measure: run_time\n    first: { code: CPT 90001, from: 1 minute, covers: 60 minutes }\n    more: { code: CPT 90002, each: 60 minutes, past: 30 minutes }\n    source: s\n";
const EVENTS = "bills:\n  events:\n    title: Events\n    for each: service\n    when: service.technique is not infusion\n    bill: CPT 90003\n    source: s\n";
const SOUND = `${TIMES}ladders:\n${HOURS}${EVENTS}`;

/** An example of an infusion and a push, in an encounter of one claim type. */
function examples(folder: "base" | "layer", claimType = "facility"): Readonly<Record<string, string>> {
  const text = `payerpack: 1\nexamples: first\nfor: test/${folder} 1\noffset: -05:00\ncases:\n  both:\n    title: Both\n    encounter: { claim_type: ${claimType}, date_of_service: 2026-03-02 }\n    chart: |\n      id | route       | technique | purpose     | start | stop\n      a  | intravenous | infusion  | therapeutic | 08:00 | 10:00\n      b  | intravenous | push      | therapeutic | 11:00 |\n    decision: bill\n    source: ${folder === "base" ? "s" : "p"}\n`;
  return { [`${folder}/examples/first.yaml`]: text };
}

function compiled(files: Readonly<Record<string, string>>): readonly CompiledPack[] {
  const outcome = compileFiles({ ...examples("base"), ...files });
  expect(serious(outcome.diagnostics).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return outcome.value!;
}

function proved(rules: string, more: Readonly<Record<string, string>> = {}, folder = "base", on = "2026-03-02"): PackProofs {
  const [proofs] = provePacks(compiled({ "base/topic.yaml": rulesFile(rules), ...more }), [folder], { on, withVectors });
  return proofs!;
}

function told({ proofs }: { readonly proofs: readonly Proof[] }, question: string): readonly string[] {
  return proofs.filter((one) => one.question === question).map(({ finding, shown }) => `${finding}: ${shown.is}`);
}

/** The answer of a witness, coded again. */
function again({ proofs }: PackProofs, question: string, pack: Pack): readonly [claimed: string, codes: readonly string[]] {
  const { shown } = proofs.find((one) => one.question === question)!;
  if (shown.is !== "refuted" || !shown.witness) throw new Error("there is a witness");
  const loaded = loadPack(pack);
  if (!loaded.ok) throw new Error("the pack is loaded");
  const answer = loaded.pack.codeText(shown.witness.encounter);
  if ("error" in answer) throw new Error(answer.error.message);
  return [shown.witness.answer, answer.lines.map(({ code, units }) => `${code} x${units}`)];
}

describe("a sound pack", () => {
  const sound = proved(SOUND);
  test("leaves nothing open", () => {
    expect(sound.proofs.filter(({ shown }) => shown.is === "not shown" || shown.is === "refuted")).toEqual([]);
    expect(leavesOpen(sound)).toBe(false);
  });

  test("says how far each question is shown", () => {
    expect([told(sound, "gap"), told(sound, "overlap"), told(sound, "clash"), told(sound, "ladder"), told(sound, "fewer units"), told(sound, "cost")]).toEqual([
      ["gap: exhaustive"], ["overlap: exhaustive"], ["clash: proved"], ["ladder: proved"], ["fewer units: exhaustive"], ["cost: proved"],
    ]);
    const { shown } = sound.proofs.find(({ question }) => question === "gap")!;
    expect(shown.is === "exhaustive" && shown.services === 1 && shown.charts > 20).toBe(true);
  });
});

test("a minute that nothing bills and nothing explains is a gap, with the chart that shows it", () => {
  const rules = `${TIMES}ladders:\n${HOURS}`;
  const found = proved(rules);
  expect(told(found, "gap").every((one) => /^gap technique (?:push|injection|flush|pump_refill|on_body_injector) \d+ combinations: refuted$/.test(one))).toBe(true);
  expect(again(found, "gap", compiled({ "base/topic.yaml": rulesFile(rules) })[0]!.pack)[1]).toEqual([]);
  expect(leavesOpen(found)).toBe(true);
});

test("a minute on two primary lines is an overlap", () => {
  const twice = TIMES + TIMES.replace("times:\n", "").replace("run_time", "same_time");
  const rules = `${twice}ladders:\n${HOURS}${HOURS.replace("hours", "hours_again").replace("run_time", "same_time").replaceAll("9000", "9001")}${EVENTS}`;
  const found = proved(rules);
  expect(told(found, "overlap")).toEqual(["overlap hours hours_again: refuted"]);
  expect(again(found, "overlap", compiled({ "base/topic.yaml": rulesFile(rules) })[0]!.pack)[1]).toEqual(["90001 x1", "90011 x1"]);
});

test("a longer service that bills fewer units is found where the rule changes", () => {
  const long = "  long:\n    title: Long\n    for each: service\n    when: service.technique is infusion and minutes of service is more than 150 minutes\n    bill: CPT 90004\n    source: s\n";
  const found = proved(`${TIMES}ladders:\n${HOURS.replace("is infusion", "is infusion and minutes of service is at most 150 minutes")}${EVENTS}${long}`);
  expect(told(found, "fewer units")).toEqual(["fewer units long: refuted"]);
  const { shown } = found.proofs.find(({ question }) => question === "fewer units")!;
  expect(shown.is === "refuted" && shown.because).toBe("150 minutes bill 2 units by `hours`, 151 minutes 1 unit by `long`");
});

test("nothing is claimed of a ladder whose steps depend on minutes, and its fall is seen", () => {
  const jump = "exceptions:\n  generous:\n    title: Longer\n    to: hours\n    when: minutes of service is more than 120 minutes\n    change: { first.covers: 300 minutes }\n    because: Long\n    source: s\n";
  const found = proved(SOUND + jump);
  expect(told(found, "ladder")).toEqual(["ladder hours: not shown"]);
  expect(told(found, "fewer units")).toEqual(["fewer units generous hours: refuted"]);
  const steady = proved(SOUND + jump.replace("minutes of service is more than 120 minutes", "encounter.claim_type is professional"));
  expect(told(steady, "ladder")).toEqual(["ladder: proved"]);
});

describe("add-ons", () => {
  const table = (named: string, more = ""): string => dedent(`
    tables:
      parents:
        title: Parents
        source: s
        columns: { add_on: code, parents: list of code, named: word }
        key: add_on
        rows: |
          add_on | parents | named
          90002  | 90001   | ${named}
    pairs:
      has_a_parent:
        title: A parent
        table: parents
        code: add_on
        needs one of: parents
        where: named is all
        warn: No parent
        source: s
    ${more}`);
  const subject = (rules: string): readonly string[] => {
    const [one] = subjectsOf(compiled({ "base/topic.yaml": rulesFile(SOUND + rules) }), withVectors);
    return addOnProofs(one!, () => true).map(({ finding, shown }) => `${finding}: ${shown.is}`);
  };

  test("a rule that looks at every line of the code catches each without a parent", () => {
    expect(subject(table("all"))).toEqual(["add-on: proved"]);
  });

  test("a row that does not count leaves the code uncaught", () => {
    expect(subject(table("some"))).toEqual(["add-on 90002: not shown"]);
  });

  test("an exception that takes the outcome away does, too", () => {
    const away = "exceptions:\n  silent:\n    title: Silent\n    to: has_a_parent\n    when: encounter.claim_type is professional\n    instead: nothing\n    because: B\n    source: s\n";
    expect(subject(table("all") + away)).toEqual(["add-on 90002: not shown"]);
  });
});

describe("the frame", () => {
  const layer = { "layer/pack.yaml": LAYER_PACK, "layer/topic.yaml": rulesFile("exceptions:\n  later:\n    title: Later\n    to: hours\n    when: encounter.claim_type is professional\n    change: { first.from: 16 minutes }\n    because: B\n    source: p\n") };
  const subjects = (): Subject => subjectsOf(compiled({ "base/topic.yaml": rulesFile(SOUND), ...layer }), withVectors)[1]!;

  test("a layer is its base outside of what it declares", () => {
    expect(frameProofs(subjects()).map(({ shown }) => shown.is)).toEqual(["proved"]);
  });

  test("each exception's region is told", () => {
    const found = proved(SOUND, { ...layer, ...examples("layer", "professional") }, "layer");
    expect(found.regions).toEqual([{ name: "later", title: "Later", to: ["hours"], dates: "from 2020-01-01", where: "encounter.claim_type is professional" }]);
  });

  test("a rule of the base that changed without an exception is seen", () => {
    const subject = subjects();
    const changed = (program: Program): Program => ({ ...program, bills: program.bills.map((bill) => ({ ...bill, bill: { value: "90009" } })) });
    const tampered: Subject = { ...subject, pack: { ...subject.pack, programs: subject.pack.programs.map(changed) } };
    expect(frameProofs(tampered).map(({ shown }) => [shown.is, shown.because])).toEqual([["not shown", "`events` is another rule"]]);
  });

  test("a rule of the base that is gone, and one that nobody declares, are seen", () => {
    const subject = subjects();
    const renamed = (program: Program): Program => ({ ...program, bills: program.bills.map((bill) => ({ ...bill, name: "stray" })) });
    const tampered: Subject = { ...subject, pack: { ...subject.pack, programs: subject.pack.programs.map(renamed) } };
    expect(frameProofs(tampered).map(({ shown }) => shown.because)).toEqual(["`events` is gone; `stray` is not declared"]);
  });
});

describe("what does something", () => {
  test("a rule that no chart shows at work is not shown", () => {
    const unseen = "  unseen:\n    title: Unseen\n    for each: service\n    when: service.technique is flush and service.portable_pump is yes\n    bill: CPT 90005\n    source: s\n";
    const found = proved(SOUND + unseen);
    expect(told(found, "dead rule")).toEqual(["dead rule unseen: not shown"]);
  });

  test("an exception without which an example is answered otherwise is not idle; one that no example shows is not shown", () => {
    const exception = (claimType: string): string => `exceptions:\n  later:\n    title: Later\n    to: hours\n    when: encounter.claim_type is ${claimType}\n    change: { first.from: 121 minutes }\n    because: B\n    source: s\n`;
    const two = SOUND.replace("past: 30 minutes", "past: 61 minutes");
    expect(told(proved(two + exception("facility")), "idle exception")).toEqual(["idle exception: proved"]);
    expect(told(proved(two + exception("professional")), "idle exception")).toEqual(["idle exception later: not shown"]);
  });
});

describe("a rule over a table that has no row for it", () => {
  const pairs = (bypass: string): string => `tables:\n  apart:\n    title: Apart\n    columns: { one: CPT, other: CPT, bypass: word }\n    key: [one, other]\n    rows: |\n      one   | other | bypass\n      90001 | 90003 | ${bypass}\n    source: s\npairs:\n  never_both:\n    title: Never both\n    table: apart\n    keeps: one\n    drops: other\n    where: bypass is never\n    deny: Part of the other\n    source: s\n`;
  const layer = { "layer/pack.yaml": LAYER_PACK, "layer/topic.yaml": rulesFile("exceptions:\n  not_here:\n    title: Not here\n    to: never_both\n    when: encounter.claim_type is professional\n    instead: nothing\n    because: B\n    source: p\n"), ...examples("layer") };
  const questions = ["dead rule", "dead clause", "idle exception"];

  test("waits for the row, and so do its clauses and its exceptions", () => {
    for (const folder of ["base", "layer"]) {
      const found = proved(SOUND + pairs("sometimes"), layer, folder);
      expect(questions.flatMap((question) => told(found, question)).filter((one) => one.endsWith(": not shown"))).toEqual([]);
    }
    const { proofs } = proved(SOUND + pairs("sometimes"));
    expect(proofs.find(({ question }) => question === "dead rule")!.about).toBe("every rule but those that wait (for rows: no row of `apart` has `bypass` never) does something in some encounter");
  });

  test("does not wait where the row is there", () => {
    expect(told(proved(SOUND + pairs("never")), "dead rule")).toEqual(["dead rule: proved"]);
    expect(told(proved(SOUND + pairs("never"), layer, "layer"), "idle exception")).toEqual(["idle exception not_here: not shown"]);
  });
});

test("nothing is claimed of a group with more choices than are tried", () => {
  const [subject] = subjectsOf(compiled({ "base/topic.yaml": rulesFile(SOUND) }), withVectors);
  const names = Array.from({ length: 20 }, (_, index) => `${10 + index}`);
  const crowded = (program: Program): Program => ({
    ...program,
    modifiers: names.map((add) => ({ name: `m${add}`, title: "", citations: [], depth: 0, head: { noun: "line" }, when: { value: null }, add: { value: add }, notDocumented: { value: "hold" as const }, instead: [] })),
    modifierGroups: [{ name: "crowd", title: "Crowd", citations: [], depth: 0, members: { value: names }, atMost: { value: 3 }, prefer: { value: null }, stands: { value: null } }],
  });
  const crowd: Subject = { ...subject!, pack: { ...subject!.pack, programs: subject!.pack.programs.map(crowded) } };
  expect(clashProofs(crowd, () => true).map(({ finding, shown }) => `${finding}: ${shown.is}`)).toEqual(["clash crowd: not shown"]);
});

test("no example asks more questions than the bound says", () => {
  const [one] = compiled({ "base/topic.yaml": rulesFile(SOUND) });
  let asked = 0;
  const pack = withVectors(one!);
  const counting = packRunBy(pack, {
    ...closures, profiles: false,
    test: (test, prepared) => { const run = closures.test(test, prepared); return (state, item) => { asked++; return run(state, item); }; },
    value: (value, prepared) => { const run = closures.value(value, prepared); return (state, item) => { asked++; return run(state, item); }; },
  });
  for (const { encounter } of pack.vectors ?? []) counting.codeText(encounter);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(worstCost(pack.programs[0]!, pack.vocabulary, 3));
  expect(worstCost(pack.programs[0]!, pack.vocabulary, 10)).toBeGreaterThan(worstCost(pack.programs[0]!, pack.vocabulary, 3));
});

describe("acceptances", () => {
  const rules = `${TIMES}ladders:\n${HOURS}${EVENTS}  long:\n    title: Long\n    for each: service\n    when: service.technique is infusion and minutes of service is more than 150 minutes\n    bill: CPT 90004\n    source: s\n`.replace("is infusion\n", "is infusion and minutes of service is at most 150 minutes\n");
  const accepting = (finding: string, until: string): Readonly<Record<string, string>> => ({ "base/pack.yaml": `${BASE_PACK}accepts:\n  - { finding: ${finding}, reason: So it is, source: s, until: ${until} }\n` });

  test("a finding is accepted up to its last day, word for word", () => {
    const accepted = proved(rules, accepting("fewer units long", "2026-03-02"));
    const found = accepted.proofs.find(({ question }) => question === "fewer units")!;
    expect([found.accepted?.reason, found.accepted?.source, accepted.expired, accepted.unused]).toEqual(["So it is", "s", [], []]);
  });

  test("the day after it is open again, and the acceptance is reported", () => {
    const expired = proved(rules, accepting("fewer units long", "2026-03-01"));
    expect(expired.proofs.find(({ question }) => question === "fewer units")!.accepted).toBeNull();
    expect(expired.expired.map(({ finding, place }) => [finding, place])).toEqual([["fewer units long", "base/pack.yaml:10"]]);
    expect(leavesOpen(expired)).toBe(true);
  });

  test("one that nothing answers to is reported and fails nothing", () => {
    const unused = proved(SOUND, accepting("fewer units long", "2026-03-02"));
    expect(unused.unused.map(({ finding }) => finding)).toEqual(["fewer units long"]);
    expect(leavesOpen(unused)).toBe(false);
  });

  test("what a base accepts counts above", () => {
    const above = { "layer/pack.yaml": LAYER_PACK, "layer/topic.yaml": rulesFile("values:\n  own:\n    title: Own\n    is: 1 minute\n    source: p\n"), ...examples("layer") };
    const gap = proved(`${TIMES}ladders:\n${HOURS}`, above, "layer").proofs.filter(({ question }) => question === "gap").map(({ finding }) => finding);
    const accepts = gap.map((finding) => `  - { finding: ${finding}, reason: R, source: s, until: 2026-12-31 }\n`).join("");
    const accepted = proved(`${TIMES}ladders:\n${HOURS}`, { ...above, "base/pack.yaml": `${BASE_PACK}accepts:\n${accepts}` }, "layer");
    expect(accepted.proofs.filter(({ question }) => question === "gap").map((one) => one.accepted?.pack)).toEqual(gap.map(() => "test/base"));
  });
});
