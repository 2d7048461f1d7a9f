import { kindWords } from "../../../compiler/kind-words.ts";
import { KINDS_IN_ORDER } from "../../../analysis/show/kinds.ts";
import type { ShownPack, ShownRule } from "../../../analysis/show/model.ts";
import { rangeWords } from "../../../compiler/timeline/range.ts";
import type { RuleKind } from "../../../parser/ast.ts";

/** The rules of one kind. */
export interface KindGroup {
  readonly kind: RuleKind;
  /** `ladders`. */
  readonly title: string;
  readonly rules: readonly ShownRule[];
}

const PLURALS: Partial<Readonly<Record<RuleKind, string>>> = { pairs: "pairs rules", sites: "sites rule", services: "services rule" };

/** The rules by their kinds, in the order of the language; kinds without a rule are left out. */
export function groupsOf(rules: readonly ShownRule[]): readonly KindGroup[] {
  return KINDS_IN_ORDER.flatMap((kind) => {
    const of = rules.filter((rule) => rule.kind === kind);
    return of.length > 0 ? [{ kind, title: PLURALS[kind] ?? `${kindWords(kind)}s`, rules: of }] : [];
  });
}

/** Who and when: `PACK 2026.1 on 2026-03-01`. */
export function packLine({ id, release, on }: ShownPack): string {
  return `${id} ${release} on ${on}`;
}

/** What is said of the pack as a whole, each a label and a text. */
export function packFacts(pack: ShownPack): readonly (readonly [string, string])[] {
  const changed = pack.rules.filter(({ exceptions }) => exceptions.length > 0).length;
  return [
    ["pack", `${pack.id} ${pack.release}`],
    ["payer", pack.payer ?? "none: encounters without a payer"],
    ["extends", pack.extends.map(({ id, release }) => `${id} ${release}`).join(", ") || "nothing"],
    ["day of service", pack.on],
    ["stands so", standsWords(pack.stands)],
    ["rules", `${pack.rules.length}, of which ${changed} ${changed === 1 ? "is" : "are"} changed by an exception`],
    ["meaning", pack.meaning],
  ];
}

/** `from 2025-06-12 to 2026-06-30`. */
export function standsWords({ from, to }: ShownPack["stands"]): string {
  return rangeWords({ from, until: to });
}
