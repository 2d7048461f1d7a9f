const DAY = "2026-03-02";
const KINDS = { chemo: "chemotherapy", ther: "therapeutic", hyd: "hydration" };
const TECHNIQUES = { inf: "infusion", push: "push" };
const SETTINGS = { FAC: "facility", PROF: "professional" };

/** Minutes of the day as an encounter writes them. */
const CLOCK = Array.from({ length: 1440 }, (_, minute) => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString().replace(":00.000Z", "Z"));

/** Places of administrations as text; no encounter of the workload has as many. */
const IDS = Array.from({ length: 100 }, (_, at) => String(at));

/** W3 by the pack of bench/packs/w3, which `load` gives by its name: an encounter to its lines. */
export async function loadCode(load) {
  const pack = await load("w3");
  return (encounter) => linesOf(pack.code(encounterOf(encounter)).lines, encounter.admins);
}

/** An encounter as the vocabulary of the pack has it. */
export function encounterOf({ id, setting, admins }) {
  return { id, setting: SETTINGS[setting], date_of_service: DAY, administrations: admins.map(administrationOf) };
}

function administrationOf({ drug, kind, route, site, start, stop }, at) {
  return { id: IDS[at], drug, kind: KINDS[kind], technique: TECHNIQUES[route], site, start: CLOCK[start], stop: CLOCK[stop] };
}

/** The mark that every line carries, and no claim. */
const MARK = "ZZ";
const FURTHER_HOURS = new Set(["96361", "96366", "96415"]);

/** The answer has its lines by date and code; W3 lists them site by site, the initial service first, then by the clock. */
function linesOf(lines, admins) {
  const placed = lines.map(({ code, units, modifiers, site, rules: [rule], administrations }) => ({
    line: { code, units, mods: modifiers.filter((modifier) => modifier !== MARK), site },
    initial: rule.startsWith("initial_"),
    began: firstOf(administrations, admins),
    further: FURTHER_HOURS.has(code),
  }));
  return placed.sort(inOrder).map(({ line }) => line);
}

function firstOf(ids, admins) {
  let first = admins[ids[0]];
  for (let at = 1; at < ids.length; at++) if (byClock(admins[ids[at]], first) < 0) first = admins[ids[at]];
  return first;
}

function inOrder(a, b) {
  return a.line.mods.length - b.line.mods.length || b.initial - a.initial || byClock(a.began, b.began) || a.further - b.further;
}

function byClock(a, b) {
  return a.start - b.start || a.stop - b.stop || compare(a.drug, b.drug) || compare(a.route, b.route);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
