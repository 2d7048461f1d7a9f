import type * as ir from "../../ir/ir.ts";
import type { Answer } from "../../runtime/answer.ts";
import type { CitedSource, ExplanationNode } from "../../runtime/explain.ts";
import { citedSources } from "../../runtime/explain.ts";
import type { PackLabel } from "../../runtime/pack-label.ts";
import type { Encounter } from "./encounter.ts";
import { nextSteps, type NextSteps } from "./next-steps.ts";
import { nearlyApplied, type NotUsed } from "./not-used.ts";
import { type HeldPrice, priceHeld } from "./pricing.ts";
import { Runner } from "./runner.ts";
import { type Timeline, timelineOf } from "./timeline.ts";
import { whyNot, type WhyNot } from "./why-not.ts";
import { Counterfactuals, type Without } from "./without.ts";

/** A step of the reasons, with the layer that a rule stands in. */
export interface ReasonNode extends ExplanationNode {
  /** Of a step about a rule: the pack that says it, and its release. */
  readonly pack?: string;
  readonly release?: string;
  readonly children: readonly ReasonNode[];
}

/** What there is to say of a line beside its reasons. */
export interface LineSteps {
  /** Index into the lines. */
  readonly line: number;
  /** Null: no charted end is behind it. */
  readonly next: NextSteps | null;
  /** Rules that nearly applied and were not told of a line before. */
  readonly notUsed: readonly NotUsed[];
}

/** Everything that explains the answer about one encounter. */
export interface Explained {
  readonly answer: Answer;
  /** A node for each line first, in their order; then what is held, and what was found beyond the lines. */
  readonly tree: readonly ReasonNode[];
  readonly sources: readonly CitedSource[];
  readonly steps: readonly LineSteps[];
  /** Exceptions without which the answer would have been another. */
  readonly without: readonly Without[];
  /** What would end a hold; null: it is not held, or by no missing fact. */
  readonly held: HeldPrice | null;
  readonly whyNot: WhyNot | null;
  /** Null: nothing has a time. */
  readonly timeline: Timeline | null;
}

/** Explains encounters by one pack: its variants are made once. */
export class Explainer {
  private readonly runner: Runner;
  private readonly counterfactuals: Counterfactuals;
  private readonly label: PackLabel;

  constructor(pack: ir.Pack) {
    this.runner = new Runner(pack);
    this.counterfactuals = new Counterfactuals(this.runner);
    this.label = { id: pack.id, release: pack.release, meaning: pack.hashes.meaning, citations: pack.citations };
  }

  /** Codes an encounter and says why, and what else it could have been; `code`: a code to ask about that may not be on the claim. */
  explain(encounter: Encounter, code?: string): Explained {
    const ran = this.runner.run(encounter);
    if ("error" in ran) return { answer: ran, tree: [], sources: [], steps: [], without: [], held: null, whyNot: null, timeline: null };
    const { answer, tree } = ran.explain();
    const told = new Set<string>();
    const steps = ran.answer.lines.flatMap((line, index): readonly LineSteps[] => {
      if (line.given === true) return [];
      const notUsed = nearlyApplied(ran, index, this.label).filter(({ rule, blocker }) => {
        const key = `${rule} ${blocker.item?.id ?? ""}`;
        return told.has(key) ? false : told.add(key);
      });
      return [{ line: index, next: nextSteps(this.runner, encounter, ran, index) ?? null, notUsed }];
    });
    const without = this.counterfactuals.of(encounter, ran.answer);
    const why = code === undefined ? null : whyNot(this.runner, encounter, ran, code, this.label);
    const beyond = [...steps.flatMap(({ notUsed }) => notUsed.map(({ blocker }) => blocker)), ...(why?.rules ?? []).flatMap(({ blockers }) => blockers), ...without].flatMap(({ citations }) => citations);
    return {
      answer, tree: tree.map((node) => this.layered(node)), sources: citedSources(this.label, ran.answer, tree, beyond), steps, without,
      held: priceHeld(this.runner, encounter, ran.answer), whyNot: why, timeline: timelineOf(this.runner, encounter, ran),
    };
  }

  private layered(node: ExplanationNode): ReasonNode {
    const pack = node.rule === undefined ? undefined : this.packOf(node.rule);
    const release = pack === this.label.id ? this.label.release : this.runner.pack.extends.find(({ id }) => id === pack)?.release;
    const layer = pack === undefined ? {} : { pack, ...(release === undefined ? {} : { release }) };
    return { ...node, ...layer, children: node.children.map((child) => this.layered(child)) };
  }

  /** The pack that first cites a source for a rule: the one that says it. */
  private packOf(rule: string): string | undefined {
    const known = (this.layers ??= layersOf(this.runner.pack));
    return known.get(rule);
  }

  private layers: ReadonlyMap<string, string> | undefined;
}

function layersOf({ programs, citations }: ir.Pack): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const program of programs) {
    for (const section of Object.values(program) as readonly unknown[]) {
      for (const rule of (Array.isArray(section) ? section : [section]) as readonly (Partial<ir.RuleBase> | null)[]) {
        const first = rule?.citations?.[0];
        if (rule?.name !== undefined && first && !found.has(rule.name)) found.set(rule.name, citations[first.source]!.pack);
      }
    }
  }
  return found;
}
