import { administrationsBehind, sortedOnce } from "./administrations.ts";
import type { Line } from "./answer.ts";
import { MAIN_SITE } from "./chart.ts";
import type { Item } from "./encounter.ts";
import { itemsOfRole } from "./items.ts";
import type { PackLabel } from "./pack-label.ts";
import type { State } from "./prepared.ts";
import type { DraftLine } from "./state.ts";

/** A line as the answer gives it. Members that do not apply are absent, not undefined; they are added in the order of the contract. */
export function lineOf(line: DraftLine, state: State, pack: PackLabel): Line {
  const { answers } = state.prepared;
  const { code, units, modifiers, date, outcome } = line;
  const made: { -readonly [K in keyof Line]: Line[K] } & { rules?: readonly string[] } = { code, units, modifiers, date, outcome } as Line;
  if (line.site !== undefined) made.site = line.site === MAIN_SITE ? mainSite(state) : line.site;
  if (!line.given) {
    made.administrations = administrationsBehind(line.drugOf ?? line.services, state);
    made.minutes = line.minutes;
  }
  const { names, citations } = answers.rulesOf.of(line.rules, pack);
  made.rules = names.slice();
  if (citations.length > 0) made.citations = citations.slice();
  if (line.given) made.given = true;
  if (line.recodedFrom !== undefined) made.recoded_from = line.recodedFrom;
  const diagnoses = answers.indication < 0 ? [] : diagnosesOf(line, answers.indication);
  if (diagnoses.length > 0) made.diagnoses = sortedOnce(diagnoses).map(withDot);
  const ndc = line.from && answers.ndc.get(line.from.noun.name);
  if (ndc !== undefined && line.from!.values[ndc] !== undefined) made.ndc = line.from!.values[ndc] as string;
  return made;
}

/** What the charted items behind a line were given for. */
function diagnosesOf(line: DraftLine, slot: number): string[] {
  const diagnoses: string[] = [];
  const add = (item: Item): void => {
    const diagnosis = item.values[slot];
    if (diagnosis !== undefined) diagnoses.push(diagnosis as string);
  };
  if (line.drugOf) for (const item of line.drugOf) add(item);
  else for (const service of line.services) for (const one of service.administrations) add(one.item);
  return diagnoses;
}

/** A diagnosis as ICD-10-CM prints it: a dot after the third character. */
function withDot(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}

/** The main coding site as charted: the one access in use there, else `main`. */
function mainSite(state: State): string {
  const slot = state.prepared.answers.codingSite;
  let found: Item | undefined;
  for (const one of itemsOfRole(state, "access")) {
    if (one.values[slot] !== MAIN_SITE) continue;
    if (found) return "main";
    found = one;
  }
  return found?.id ?? "main";
}
