import { expect, test } from "vitest";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { BASE, loadById } from "../../support/workspace.ts";

const PACK = BASE;

/** The answer to a day of 2 March 2026; a refused one fails the test. */
function answerTo(administrations: readonly Record<string, unknown>[], encounter: Record<string, unknown> = {}) {
  const answer = loadById(PACK).code(encounterWith({ ...encounter, administrations }));
  if ("error" in answer) throw new Error(answer.error.message);
  return answer;
}

/** Lines as a coder writes them: code, units, modifiers; those that are not simply billed say so. */
function linesOf(answer: ReturnType<typeof answerTo>): readonly string[] {
  return answer.lines.map((line) => [line.code, `x${line.units}`, ...line.modifiers, ...(line.outcome === "bill" ? [] : [line.outcome])].join(" ")).sort();
}

const FLUSH = { id: "flush", technique: "flush", purpose: "flush", stop: undefined };
const PORT = { id: "port", kind: "port" };

// 1.3: 96523 is paid only if it is the only service that day
test.each([
  ["a visit", { visits: [{ code: "99213", modifiers: ["25"] }] }],
  ["a blood draw", { procedures: [{ code: "36591" }] }],
])("a port flush beside %s is not billed", (_, encounter) => {
  const answer = answerTo([administrationWith({ ...FLUSH, site: "port" })], { ...encounter, sites: [PORT] });
  expect(linesOf(answer)).not.toContain("96523 x1");
});

// 1.3: 96523 flushes an implanted device; the lock of a peripheral line has no code (3.11)
test("flushing a peripheral line is no port flush because a port is there too", () => {
  const answer = answerTo([administrationWith({ ...FLUSH, site: "arm" })], { sites: [PORT, { id: "arm", kind: "peripheral" }] });
  expect(linesOf(answer)).toEqual([]);
});
