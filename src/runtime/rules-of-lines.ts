import type * as ir from "../ir/ir.ts";
import { citationsOf, type PackLabel } from "./pack-label.ts";

/** What an answer says of the rules behind a line. Shared by all lines of the same rules: copied before it is handed out. */
export interface RulesOfLine {
  /** Those that made it first, by name; then modifiers and exceptions as they came. */
  readonly names: readonly string[];
  /** Their citations in words, each once. */
  readonly citations: readonly string[];
}

/** Lists that are remembered at most. Rules decide which there are, and few do; the bound is for rules that nobody has thought of. */
const MOST = 10_000;

/** A list of rules, one name further than the list it stands in. */
interface Place {
  readonly further: Map<string, Place>;
  said: RulesOfLine | undefined;
}

/** The rules of lines in the order of the answer, worked out once for each list of rules that lines have. */
export class RulesOfLines {
  private readonly makers: ReadonlySet<string>;
  private readonly rules: ReadonlyMap<string, ir.RuleBase>;
  private readonly none: Place = { further: new Map(), said: undefined };
  private places = 0;

  constructor(makers: ReadonlySet<string>, rules: ReadonlyMap<string, ir.RuleBase>) {
    this.makers = makers;
    this.rules = rules;
  }

  /** `pack` is the one that the rules belong to, the same at every call. */
  of(names: readonly string[], pack: PackLabel): RulesOfLine {
    let place = this.none;
    for (let at = 0; at < names.length; at++) {
      const known = place.further.get(names[at]!);
      if (known === undefined && this.places >= MOST) return this.say(names, pack);
      place = known ?? this.add(place, names[at]!);
    }
    return (place.said ??= this.say(names, pack));
  }

  private add(before: Place, name: string): Place {
    const place: Place = { further: new Map(), said: undefined };
    before.further.set(name, place);
    this.places++;
    return place;
  }

  private say(names: readonly string[], pack: PackLabel): RulesOfLine {
    const { makers, rules } = this;
    const ordered = [...names.filter((name) => makers.has(name)).sort(), ...names.filter((name) => !makers.has(name))];
    return { names: ordered, citations: [...new Set(ordered.flatMap((name) => citationsOf(rules.get(name)?.citations ?? [], pack)))] };
  }
}
