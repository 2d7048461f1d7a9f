import type * as ir from "../../ir/ir.ts";
import type { ShownPart, ShownRule } from "./model.ts";

/** A part that an exception changes, in the rule that has it. */
export interface ChangedPart {
  readonly rule: string;
  readonly key: string;
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly when: readonly string[];
}

/** What an exception changes in rules that are shown. */
export function changedBy(exception: string, rules: readonly ShownRule[]): readonly ChangedPart[] {
  return rules.flatMap((rule) => rule.parts.flatMap((part) => changesIn(rule.name, part, exception)));
}

function changesIn(rule: string, { key, is, was, changes }: ShownPart, exception: string): readonly ChangedPart[] {
  return changes.filter((one) => one.exception === exception).map((one) => ({ rule, key, was: was ?? is, is: one.is, when: one.when }));
}

/** The parts of an exception: to what it is written, when it holds, and what each changed part was and is. */
export function exceptionParts({ to }: ir.ExceptionInfo, changed: readonly ChangedPart[]): readonly ShownPart[] {
  const plain = { changes: [], because: null, sources: [], was: null };
  const [first] = changed;
  const when = first?.when ?? [];
  const same = changed.every((one) => one.when.join("\n") === when.join("\n"));
  return [
    { ...plain, key: "to", is: [to.join(", ")] },
    ...(same && when.length > 0 ? [{ ...plain, key: "when", is: when }] : []),
    ...changed.map((one) => ({
      ...plain,
      key: `${one.rule}: ${one.key}`,
      is: [...(one.is.length > 0 ? one.is : ["nothing"]), ...(same ? [] : one.when.map((line, index) => (index === 0 ? `when ${line}` : line)))],
      was: one.was.length > 0 ? one.was : null,
    })),
  ];
}
