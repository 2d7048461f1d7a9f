import { rolesOf } from "../../ir/roles.ts";
import { formatInstant, readInstant } from "../../runtime/instant.ts";
import { minutesIn } from "../../runtime/runs.ts";
import { changeWords, claimKey, claimOf, claimWords } from "./claim.ts";
import { type Encounter, type Place, placesOf, valueAt, withValue } from "./encounter.ts";
import type { Ran, Runner } from "./runner.ts";
import { clockWords } from "./values.ts";

/** The nearest minute at which a line, or another one, would change if one of its items ended then. */
export interface NextStep {
  readonly administration: string;
  /** The end that was tried, as the chart would say it. */
  readonly stop: string;
  /** The same for a person: the clock, with the day where it is another. */
  readonly clock: string;
  /** Minutes later than charted; negative: earlier. */
  readonly by: number;
  /** What the rule of the line would then measure; null: nothing that is billed by time. */
  readonly measured: number | null;
  /** What would be billed in place of it all. */
  readonly bills: string;
  /** What is otherwise then. */
  readonly changes: string;
}

/** The nearest changes of a line, later and earlier; null where no minute of a day changes anything. */
export interface NextSteps {
  readonly measured: number | null;
  readonly later: NextStep | null;
  readonly earlier: NextStep | null;
}

/** How far a stop is moved: a day. */
const MOST = 1440;

/**
 * Where the answer next changes if what a line is for had ended later, or earlier: every minute from the charted end on is coded, until the
 * claim differs. Undefined for lines that no charted item with a start and an end is behind.
 */
export function nextSteps(runner: Runner, encounter: Encounter, ran: Ran, line: number): NextSteps | undefined {
  const { vocabulary } = runner.pack;
  const told = ran.answer.lines[line]!;
  const span = rolesOf(vocabulary).charted?.span;
  if (told.given === true || !span || told.administrations === undefined) return undefined;
  const places = placesOf(encounter, vocabulary);
  const placeOf = (field: string, id: string): Place | undefined => places.find((place) => place.field?.name === field && place.id === id && place.noun.span === span);
  const ends = told.administrations.flatMap((id) => {
    const [from, to] = [placeOf(span.from, id), placeOf(span.to, id)];
    const [start, stop] = [from, to].map((place) => place && readOf(valueAt(encounter, place, vocabulary)));
    return from && to && start && stop && stop.minutes > start.minutes ? [{ id, place: to, start, stop }] : [];
  });
  const last = ends.sort((a, b) => b.stop.minutes - a.stop.minutes)[0];
  if (!last) return undefined;
  const before = claimKey(claimOf(ran.answer));
  const rules = measuringRules(ran, line);
  const look = (direction: 1 | -1): NextStep | null => {
    const most = direction === 1 ? MOST : last.stop.minutes - last.start.minutes - 1;
    for (let by = 1; by <= most; by++) {
      const value = formatInstant(last.stop.minutes + direction * by, last.stop.offset);
      const tried = runner.run(withValue(encounter, last.place, value, vocabulary));
      if ("error" in tried || claimKey(claimOf(tried.answer)) === before) continue;
      const stop = formatInstant(last.stop.minutes, last.stop.offset);
      return { administration: last.id, stop: value, clock: clockWords(value, stop), by: direction * by, measured: measuredBy(tried, rules), bills: claimWords(claimOf(tried.answer)), changes: changeWords(claimOf(ran.answer), claimOf(tried.answer)) };
    }
    return null;
  };
  return { measured: measuredBy(ran, rules), later: look(1), earlier: look(-1) };
}

function readOf(value: unknown): { readonly minutes: number; readonly offset: number } | undefined {
  const read = typeof value === "string" ? readInstant(value) : undefined;
  return typeof read === "object" ? read : undefined;
}

/** Rule and item, by their names, of the ladder behind a line. */
function measuringRules({ settled, answer }: Ran, line: number): readonly { readonly rule: string; readonly item: string | null }[] {
  const draft = settled.evaluation.lines[line]!;
  const rules = answer.lines[line]!.rules;
  return settled.evaluation.instances
    .filter(({ status, rule, measured, services }) => status === "made" && rules.includes(rule.name) && measured.length > 0 && services.some((one) => draft.services.includes(one)))
    .map(({ rule, item }) => ({ rule: rule.name, item: item?.id ?? null }));
}

/** Minutes that the one ladder behind a line measures. */
function measuredBy({ settled }: Ran, rules: ReturnType<typeof measuringRules>): number | null {
  const [only, ...others] = rules;
  if (!only || others.length > 0) return null;
  const one = settled.evaluation.instances.find(({ rule, item }) => rule.name === only.rule && (item?.id ?? null) === only.item);
  return one === undefined ? null : minutesIn(one.measured);
}
