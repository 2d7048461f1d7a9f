import type { RuleKind } from "../../parser/ast.ts";
import { dateDiagnostics } from "../diagnostics/dates.ts";
import type { Graph } from "../graph/graph.ts";
import { intersect, rangeWords, uncovered } from "../timeline/range.ts";
import type { UnderstoodPack } from "../understand.ts";

/** Kinds that a reader cannot do without. A ladder that is not in force makes no lines, which is no fault of who walks them. */
const NEEDED: ReadonlySet<RuleKind> = new Set(["value", "code_set", "table", "set", "time", "order"]);

/** Reports rules that read another on dates on which it is not in force. */
export function checkInForce(pack: UnderstoodPack, graph: Graph): void {
  const own = [...pack.drafts.values(), ...pack.exceptions.values()].filter((one) => one.pack === pack.context.pack);
  for (const { rule, range } of own) {
    const dates = intersect(range, pack.context.range);
    for (const name of dates ? (graph.get(rule.name.text) ?? []) : []) {
      const needed = pack.drafts.get(name);
      const [gap] = needed && NEEDED.has(needed.rule.kind) ? uncovered(dates!, [needed.range]) : [];
      if (!gap) continue;
      const related = [{ span: needed!.rule.name.span, caption: `in force ${rangeWords(needed!.range)}` }];
      const args = { reader: rule.name.text, name, range: rangeWords(gap) };
      pack.context.report(dateDiagnostics.create("check/read-out-of-force", rule.name.span, args, { related }));
    }
  }
}
