const DAY = "2026-03-02";
const KINDS = { chemo: "chemotherapy", ther: "therapeutic", hyd: "hydration" };
const TECHNIQUES = { inf: "infusion", push: "push" };
const SETTINGS = { FAC: "facility", PROF: "professional" };

/** Minutes of the day as an encounter writes them. */
const CLOCK = Array.from({ length: 1440 }, (_, minute) => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString().replace(":00.000Z", "Z"));

/** Places of administrations as text; no encounter of the workload has as many. */
const IDS = Array.from({ length: 100 }, (_, at) => String(at));

/** W3 by the pack of bench/packs/w3, which `load` gives by its name: an encounter to its lines, sites as they were first used, codes in ascending order. */
export function loadCode(load) {
  const pack = load("w3");
  return (encounter) => linesOf(pack.code(encounterOf(encounter)).lines);
}

/** An encounter as the vocabulary of the pack has it. */
export function encounterOf({ id, setting, admins }) {
  return { id, setting: SETTINGS[setting], date_of_service: DAY, administrations: admins.map(administrationOf) };
}

function administrationOf({ drug, kind, route, site, start, stop }, at) {
  return { id: IDS[at], drug, kind: KINDS[kind], technique: TECHNIQUES[route], site, start: CLOCK[start], stop: CLOCK[stop] };
}

/** The answer has lines by code, then modifiers; W3 lists the lines of the first site, which carry none, before the others. */
function linesOf(lines) {
  const out = [];
  for (const line of lines) if (line.modifiers.length === 0) out.push(lineOf(line));
  for (const line of lines) if (line.modifiers.length > 0) out.push(lineOf(line));
  return out;
}

const lineOf = ({ code, units, modifiers, site }) => ({ code, units, mods: modifiers, site });
