import type * as ir from "../ir/ir.ts";
import { rolesOf } from "../ir/roles.ts";
import type { Vocabulary } from "../ir/vocabulary.ts";
import { prepareAnswers } from "./prepare-answers.ts";
import { leaveReason } from "./leave-reason.ts";
import { edgesOf, prepareEdges } from "./prepare-edges.ts";
import { allFires, profilesOf } from "./profile.ts";
import { preparedCodes } from "./prepare-codes.ts";
import { broughtLines, lineFieldsOf } from "./prepare-lines.ts";
import { linesNoun, nounsOf, slotsOf } from "../ir/nouns.ts";
import { changeable, chosen, guard, prepareHead, prepareInstead, type Preparing } from "./prepare-parts.ts";
import { ordersRead, readsLines, slotsRead } from "./prepare-reads.ts";
import { preparePairs } from "./prepare-pairs.ts";
import { preparedTables } from "./table.ts";
import type { Backend, Prepared, PreparedOrder, PreparedSet, PreparedTime } from "./prepared.ts";

/** Makes a verified program ready to run; `rows` are those of its pack. Every name in it resolves; a name that does not is a bug of the verifier. */
export function prepare(program: ir.Program, vocabulary: Vocabulary, rows: readonly ir.TableRows[], backend: Backend): Prepared {
  const nouns = nounsOf(vocabulary);
  const line = linesNoun(vocabulary);
  nouns.set(line.name, line);
  const rules = new Map<string, ir.RuleBase>();
  for (const list of Object.values(program)) {
    const all: readonly unknown[] = Array.isArray(list) ? list : list === null ? [] : [list];
    for (const rule of all) if (typeof rule === "object" && rule !== null && "depth" in rule) rules.set((rule as ir.RuleBase).name, rule as ir.RuleBase);
  }
  const slots = slotsOf(nouns);
  const places = new Map([...nouns.keys()].map((name, place) => [name, place]));
  const reading = readsLines(program, line.name);
  const roles = { ...rolesOf(vocabulary), line };
  const tables = preparedTables(program, rows);
  const makers = new Set([...program.ladders, ...program.bills, ...program.drugUnits].map((rule) => rule.name));
  const prepared: { -readonly [K in keyof Prepared]: Prepared[K] } = {
    program,
    vocabulary,
    nouns,
    places,
    slots,
    values: new Map(),
    codes: preparedCodes(program, tables),
    tables,
    setIndex: indexOf(program.sets),
    timeIndex: indexOf(program.times),
    orderIndex: indexOf(program.orders),
    sets: [],
    times: [],
    orders: [],
    assume: [],
    sites: null,
    services: null,
    ladders: [],
    bills: [],
    drugUnits: [],
    dates: [],
    notCovered: [],
    modifiers: [],
    groups: [],
    edits: [],
    pairs: [],
    limits: [],
    rules,
    lineFields: lineFieldsOf(program, roles, slots),
    brought: broughtLines(vocabulary, places),
    profiles: [],
    allFires: allFires(edgesOf(program).length),
    makers,
    answers: prepareAnswers(program, vocabulary, roles, slots, rules, makers),
    roles,
    readsLines: reading,
    dateSlot: slots.get("encounter")!.get("date_of_service")!,
    nothingYet: { sets: program.sets.map(() => undefined), times: program.times.map(() => undefined), orders: program.orders.map(() => undefined) },
    ranked: ordersRead(program, reading.orders),
  };
  const cx: Preparing = { backend, prepared };
  prepared.values = new Map(program.values.map((rule) => [rule.name, chosen(rule.is, cx, (value) => value)]));
  prepared.sets = program.sets.map((rule, index) => prepareSet(rule, index, cx));
  prepared.times = program.times.map((rule, index) => prepareTime(rule, index, cx));
  prepared.orders = program.orders.map((rule, index) => prepareOrder(rule, index, cx));
  Object.assign(prepared, prepareEdges(program, cx));
  prepared.pairs = preparePairs(program, prepared.groups, cx);
  if (backend.profiles) {
    const edges = edgesOf(program);
    const plan = (test: ir.Test) => backend.test(test, prepared);
    prepared.profiles = [...nouns].map(([name, noun]) => profilesOf(noun, prepared, edges.filter(({ head }) => head?.noun === name), edges.length, plan));
  }
  return prepared;
}

function indexOf(rules: readonly ir.RuleBase[]): ReadonlyMap<string, number> {
  return new Map(rules.map((rule, index) => [rule.name, index]));
}

function prepareSet(rule: ir.SetRule, index: number, cx: Preparing): PreparedSet {
  const head = prepareHead(rule.head, cx);
  const slots = cx.prepared.slots.get(head.noun.name)!;
  const start = head.noun.fields.findIndex((field) => field.type.is === "instant" && field.joined === "earliest");
  return {
    rule,
    index,
    head,
    applies: guard(rule.applies, cx),
    keep: chosen(rule.keep, cx, (test) => (test === null ? null : cx.backend.test(test, cx.prepared))),
    leaveOut: rule.leaveOut.map((entry) => ({ test: cx.backend.test(entry.if, cx.prepared), why: leaveReason(rule, entry) })),
    spaced: rule.spaced
      ? {
          moreThan: chosen(rule.spaced.moreThan, cx, (value) => cx.backend.value(value, cx.prepared)),
          sharing: chosen(rule.spaced.sharing, cx, (fields) => fields.map((field) => slots.get(field)!)),
          start,
          arrangeBy: slotsRead(cx.prepared.program, head.noun),
          entry: rule.spaced,
        }
      : null,
    notDocumented: chosen(rule.notDocumented, cx, (value) => value),
    instead: prepareInstead(rule.instead, cx),
  };
}

function prepareTime(rule: ir.TimeRule, index: number, cx: Preparing): PreparedTime {
  const is = chosen(rule.is, cx, (time) => ({
    whole: cx.backend.time(time, cx.prepared),
    base: cx.backend.time({ base: time.base, cuts: [] }, cx.prepared),
    ir: time,
  }));
  const pieces = chosen(rule.pieces, cx, (value) => value);
  const shortest = chosen(rule.shortest, cx, (value) => (value === null ? null : cx.backend.value(value, cx.prepared)));
  const cut = chosen(rule.cut, cx, (value) => value);
  const { base } = rule.is.value;
  const members = base.of === "set" ? cx.backend.members(base.set, cx.prepared) : NO_MEMBERS;
  return { rule, index, head: rule.head === null ? null : prepareHead(rule.head, cx), is, pieces, shortest, cut, changing: changeable([is, pieces, shortest, cut]), members };
}

const NO_MEMBERS = (): readonly never[] => [];

function prepareOrder(rule: ir.OrderRule, index: number, cx: Preparing): PreparedOrder {
  const head = prepareHead(rule.head, cx);
  const slots = cx.prepared.slots.get(head.noun.name)!;
  return {
    rule,
    index,
    head,
    per: chosen(rule.per, cx, (field) => (field === null ? null : slots.get(field)!)),
    prefer: chosen(rule.prefer, cx, (entries) =>
      entries.map((entry) =>
        entry.by === "value"
          ? { by: "value" as const, largest: entry.end === "largest", value: cx.backend.value(entry.value, cx.prepared), ir: entry.value }
          : { by: "test" as const, test: cx.backend.test(entry.test, cx.prepared), settles: entry.settles, ir: entry.test },
      ),
    ),
    arrangeBy: slotsRead(cx.prepared.program, head.noun),
    tie: chosen(rule.tie, cx, (value) => value),
    askFor: chosen(rule.askFor, cx, (value) => value),
  };
}
