import type { Origin, ShownPart, ShownRule } from "../../../analysis/show/model.ts";
import type { ShowRenderer } from "./report.ts";

/** The form of the report; it grows only by new members. */
const FORMAT = "payerpack show 1";

/** The pack and its rules as data. Paths are as the user knows them. */
export const renderShowJson: ShowRenderer = ({ pack, rules }, path) => {
  const { id, release, title, payer, extends: below, meaning, on, stands } = pack;
  const document = { format: FORMAT, pack: { id, release, title, payer, extends: below, meaning }, on, stands, rules: rules.map((rule) => plainRule(rule, path)) };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function plainRule({ forEach, applies, parts, origin, dependents, ...rule }: ShownRule, path: (path: string) => string): object {
  return {
    ...rule,
    for_each: forEach,
    only_where: applies,
    parts: parts.map((part) => plainPart(part, path)),
    written: plainOrigin(origin, path),
    changed_by: dependents,
  };
}

function plainPart({ changes, ...part }: ShownPart, path: (path: string) => string): object {
  return { ...part, changes: changes.map(({ origin, ...change }) => ({ ...change, written: plainOrigin(origin, path) })) };
}

function plainOrigin({ pack, release, place }: Origin, path: (path: string) => string): object {
  return { pack, release, place: place === null ? null : path(place) };
}
