import type { Test } from "../../ir/ir.ts";
import { visitTest } from "../../ir/visit.ts";
import type { RuleKind } from "../../parser/ast.ts";
import type { Change, Exception } from "../exceptions/exception.ts";
import { both, either, except, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { lineFacts, passesSet, withSets } from "./definition.ts";
import { openConditionsOf } from "./reach.ts";
import type { Stretch } from "./stretch.ts";
import { headTests } from "./witness.ts";

/** Kinds that are read by name, whatever their pack applies to. */
const READ_ANYWHERE: ReadonlySet<RuleKind> = new Set(["value", "code_set", "table"]);

/** Kinds whose `when` decides whether they do anything. */
const GUARDED: ReadonlySet<RuleKind> = new Set(["assume", "ladder", "bill", "date", "not_covered", "modifier", "edit", "limit"]);

/** Exceptions to one rule that are weighed against another one of them. */
const MOST_OTHERS = 20;

/**
 * Where a changed part of a rule can matter, as far as clauses say: the rule's pack applies, the item is one of its head's and passes its `when`,
 * and no other exception takes the conclusion away. What an exception says about facts that are not documented matters where nothing is known.
 */
export function contextOf(exception: Exception, change: Change, stretch: Stretch): Guard {
  const { target, part } = change;
  const applies = READ_ANYWHERE.has(target.rule.kind) ? "always" : guardOf(target.applies);
  if (part === "if not documented") return applies;
  const within = both(applies, ...headTests(target.head), ...lineFacts(target.head, stretch), ...taken(exception, change, stretch));
  if (target.rule.kind === "set") return withSets(both(within, ofSet(exception, change, stretch)), stretch);
  if (!GUARDED.has(target.rule.kind) || part === "when") return withSets(within, stretch);
  if (stretch.index.casesOf(target.rule.name.text, "when").length > MOST_OTHERS) return withSets(within, stretch);
  const conditions = openConditionsOf(target, stretch);
  const met = conditions.length === 0 ? "always" : either(...conditions.map(({ guard }) => guard));
  return both(withSets(within, stretch), part === "instead" ? unlessNo(met) : met);
}

/** `keep` changes who is a member among those that nothing leaves out, `instead` the membership itself. */
function ofSet(exception: Exception, { target, part, meaning }: Change, stretch: Stretch): Guard {
  const clauses = passesSet(target, exception, stretch);
  if (meaning.is === "instead") return meaning.value.is === "keep" ? unlessYes(clauses.member) : unlessNo(clauses.member);
  return part === "keep" ? unlessNo(clauses.stays) : unlessNo(clauses.member);
}

/** Not where another exception decides alone. */
function taken(exception: Exception, { target, part }: Change, stretch: Stretch): readonly Guard[] {
  if (part === "instead") return [];
  const others = stretch.index.casesOf(target.rule.name.text, "instead").filter((one) => one.exception !== exception);
  const ends = others.filter(({ meaning }) => meaning.is === "instead" && !("reason" in meaning.value));
  return ends.length > MOST_OTHERS ? [] : ends.map(({ guard }) => except(guard));
}

/** Where a guard holds or is not known. */
function unlessNo(guard: Guard): Guard {
  return typeof guard === "string" ? guard : possible(guard, false);
}

/** Where a guard does not hold or is not known. */
function unlessYes(guard: Guard): Guard {
  return typeof guard === "string" ? except(guard) : possible(guard, true);
}

function possible(test: Test, negated: boolean): Guard {
  switch (test.op) {
    case "not": return possible(test.of, !negated);
    case "all": case "any": {
      const parts = test.of.map((part) => possible(part, negated));
      return (test.op === "all") !== negated ? both(...parts) : either(...parts);
    }
    default: return either(negated ? except(test) : test, unsure(test));
  }
}

/** Where a test may be not known: a field that it asks for is not documented; anywhere, where it asks for sets, orders or times. */
function unsure(test: Test): Guard {
  if (test.op === "documented" || test.op === "document") return "never";
  const fields = new Map<string, Test>();
  let free = FREE.has(test.op);
  visitTest(test, {
    value(value) {
      if (value.op === "field") fields.set(`${value.noun}.${value.field}`, { op: "not", of: { op: "documented", value } });
      else free ||= value.op !== "constant" && value.op !== "value" && value.op !== "sum";
    },
  });
  return free ? "always" : either(...fields.values());
}

const FREE: ReadonlySet<Test["op"]> = new Set(["empty", "first_in", "first_of", "member", "includes"]);
