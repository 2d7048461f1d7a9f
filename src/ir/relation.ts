import type { Relation } from "./expression.ts";

/** The relation seen from the other side: `a at_least b` is `b at_most a`. */
export function flip(relation: Relation): Relation {
  switch (relation) {
    case "at_least": return "at_most";
    case "at_most": return "at_least";
    case "more_than": return "less_than";
    case "less_than": return "more_than";
    default: return relation;
  }
}
