import { argumentsOf, type LineName, type Property } from "../../../compiler/properties/property.ts";
import { rolesOf } from "../../../ir/roles.ts";
import type { ServiceItem } from "../../../runtime/state.ts";
import type { Instance } from "../../../runtime/edges/instance.ts";
import type { Fields } from "../../charts/chart.ts";
import type { Coded } from "../coder.ts";
import { idsOf, namesWords, siteOf, unitsIn, unitsOf, waits } from "../counts.ts";
import type { Broken, Change, Law, Subject, Tried } from "../law.ts";
import { sameAnswer } from "../same.ts";
import { ChartedList, longer, NEW_ID } from "../transform.ts";
import { membersOf } from "./earning.ts";
import { unreadFields, otherValues } from "./unread.ts";

/** Laws of what a part of the chart may change (reliability.md 4.3). */
export const PARTS = {
  unread_facts: {
    means: "A field that no rule asks about may be charted otherwise, and nothing changes.",
    changed: {
      changes: ({ encounter, evaluation: { state } }, _property, { coder: { pack: { vocabulary } } }) => {
        const list = new ChartedList(encounter, vocabulary);
        const self = vocabulary.nouns.find(({ name }) => name === "encounter");
        const of = (noun: typeof self) => (noun ? unreadFields(noun, state.prepared.program, vocabulary) : []);
        return [
          ...of(list.noun).flatMap((field) => otherValues(field, list.items[0]?.[field.name], vocabulary).map((value) => ({
            words: `${field.name.replaceAll("_", " ")} charted otherwise`,
            encounter: list.with(list.items.map((item) => ({ ...item, [field.name]: value }))),
          }))),
          ...of(self).flatMap((field) => otherValues(field, encounter[field.name], vocabulary).map((value) => ({ words: `${field.name.replaceAll("_", " ")} of the encounter otherwise`, encounter: { ...encounter, [field.name]: value } }))),
        ];
      },
      compare: (before, after) => sameAnswer(before.answer, after.answer),
    },
  },
  further_site: {
    means: "What is given at another site, coded apart, changes no unit of the rules named at the sites that were there.",
    changed: {
      changes: ({ encounter }, _property, { sites, coder: { pack: { vocabulary } } }) => {
        const { access, charted } = rolesOf(vocabulary);
        const at = charted?.fields.find(({ type }) => type.is === "site")?.name;
        const list = new ChartedList(encounter, vocabulary);
        if (sites === null || access?.from === undefined || at === undefined || list.items.length === 0 || list.items.some((item) => item[at] === undefined)) return [];
        const known = (encounter[access.from] as readonly Fields[] | undefined) ?? [];
        return list.items.map((item) => ({
          words: `${String(item["id"])} given at a further site too`,
          encounter: { ...list.with([...list.items, { ...item, id: NEW_ID, [at]: "further" }]), [access.from!]: [...known, { ...sites.second, id: "further" }] },
        }));
      },
      compare: (before, after, property) => {
        const [names] = argumentsOf(property, "lines");
        const added = after.services.find(({ administrations }) => administrations.some(({ item }) => item.id === NEW_ID));
        const apart = added && after.services.every((service) => service === added || siteOf(service) !== siteOf(added));
        if (!apart || waits(before) || waits(after)) return null;
        return sameUnits(before, after, names!.of, (one) => !one.services.includes(added));
      },
    },
  },
  removing: {
    means: "Without the members of the set, only what the rules named bill is another.",
    changed: {
      changes: (tried, property, { coder: { pack: { vocabulary } } }) => {
        const [set] = argumentsOf(property, "set");
        const list = new ChartedList(tried.encounter, vocabulary);
        return membersOf(set!.name, tried).map((service) => ({ words: `without ${idsOf([service]).join(", ")}`, encounter: without(list, service) }));
      },
      compare: (before, after, property) => {
        if (waits(before) || waits(after)) return null;
        const [names] = argumentsOf(property, "lines");
        const others = (one: Instance, coded: Coded): boolean => unitsOf(one, names!.of, coded) === 0;
        const [one, other] = [before, after].map((coded) => coded.made.filter((instance) => others(instance, coded)).map(instanceWords).sort());
        const gone = one!.find((words) => !other!.includes(words));
        const come = other!.find((words) => !one!.includes(words));
        return gone === undefined && come === undefined ? undefined : `${gone ?? "nothing"} becomes ${come ?? "nothing"}`;
      },
    },
  },
  longer_never_lowers: {
    means: "Where a member of the set runs longer, the rules named bill no fewer units.",
    changed: { changes: lengthened, compare: (before, after, property) => climbing(before, after, property, (less, more) => more >= less) },
  },
  longer_never_raises: {
    means: "Where a member of the set runs longer, the rules named bill no more units.",
    changed: { changes: lengthened, compare: (before, after, property) => climbing(before, after, property, (less, more) => more <= less) },
  },
} as const satisfies Readonly<Record<string, Law>>;

function without(list: ChartedList, service: ServiceItem): Fields {
  const gone = new Set(idsOf([service]));
  return list.with(list.items.filter((item) => !gone.has(String(item["id"]))));
}

function lengthened(tried: Tried, property: Property, subject: Subject): readonly Change[] {
  const [set] = argumentsOf(property, "set");
  const members = new Set(membersOf(set!.name, tried).flatMap((service) => idsOf([service])));
  const list = new ChartedList(tried.encounter, subject.coder.pack.vocabulary);
  return list.items.flatMap((item, place) => (members.has(String(item["id"])) ? longer(tried.encounter, place, subject) : []));
}

function climbing(before: Coded, after: Coded, property: Property, fits: (less: number, more: number) => boolean): Broken {
  const [[names], [set]] = [argumentsOf(property, "lines"), argumentsOf(property, "set")];
  const still = membersOf(set!.name, after).length === membersOf(set!.name, before).length;
  if (!still || waits(before) || waits(after)) return null;
  const [less, more] = [unitsIn(names!.of, before), unitsIn(names!.of, after)];
  if (less === 0 && more === 0) return null;
  return fits(less, more) ? undefined : `${namesWords(names!.of)}: ${less} units before, ${more} with more time`;
}

/** Units of the rules named by the items behind them, of those instances of the later answer that count. */
function sameUnits(before: Coded, after: Coded, names: readonly LineName[], counts: (one: Instance) => boolean): Broken {
  const of = (coded: Coded, instances: readonly Instance[]): readonly string[] => instances.filter((one) => unitsOf(one, names, coded) > 0).map(instanceWords).sort();
  const [one, other] = [of(before, before.made), of(after, after.made.filter(counts))];
  if (one.join() === other.join()) return one.length > 0 ? undefined : null;
  return `${one.join(", ") || "nothing"} becomes ${other.join(", ") || "nothing"}`;
}

function instanceWords({ rule, units, services }: Instance): string {
  const count = units.reduce((sum, unit) => sum + unit.count, 0);
  return `${count} of ${rule.name} for ${idsOf(services).join(" ")}`;
}
