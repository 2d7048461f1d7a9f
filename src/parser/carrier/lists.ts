import type { LeaveOut, Preference, TimeCut, YamlNode } from "../ast.ts";
import { parseClause, parseCut, parsePreference } from "../clause/parse.ts";
import { findValue } from "../yaml/nodes.ts";
import { contestedOf, sourcesOf } from "./citations.ts";
import { clauseScalar, missing, readKeyedClause } from "./clauses.ts";
import { given, type Reading } from "./reading.ts";
import { wordAt } from "./words.ts";

/** `prefer`: preferences as text, `settled by` as a mapping of one key. */
export function readPreferences(node: YamlNode, key: string, reading: Reading): readonly Preference[] | undefined {
  if (node.kind !== "sequence" || node.items.length === 0) {
    reading.wrongShape(node, key, "a list of preferences");
    return undefined;
  }
  return node.items.flatMap((item) => readPreference(item, key, reading) ?? []);
}

function readPreference(item: YamlNode, key: string, reading: Reading): Preference | undefined {
  if (item.kind === "mapping") {
    const settled = findValue(item, "settled by");
    const scalar = settled && clauseScalar(settled, "settled by", "a clause", reading);
    if (!settled) reading.wrongShape(item, key, "a list of preferences");
    return scalar && { kind: "settled_by", clause: parseClause(scalar, reading.report), span: item.span };
  }
  const scalar = clauseScalar(item, key, "a preference", reading);
  return scalar && parsePreference(scalar, reading.report);
}

/** `leave out`: what is not a member, and why. */
export function readLeaveOuts(node: YamlNode, key: string, reading: Reading): readonly LeaveOut[] | undefined {
  return mappingItems(node, key, "a list of leave-outs", reading)?.map((item) => ({
    if: readKeyedClause(item, "if", reading)?.clause ?? missing(item.span),
    ...given("because", wordAt(item, "because")),
    sources: sourcesOf(item),
    contested: contestedOf(item),
    span: item.span,
  }));
}

/** `leave out time`: what is taken away from a charted time. */
export function readCuts(node: YamlNode, key: string, reading: Reading): readonly TimeCut[] | undefined {
  return mappingItems(node, key, "a list of cuts", reading)?.flatMap((item) => {
    const time = findValue(item, "time");
    const scalar = time && clauseScalar(time, "time", "a field, or `before` or `after` a field", reading);
    if (!scalar) return [];
    return [{
      time: parseCut(scalar, reading.report),
      ...given("if", readKeyedClause(item, "if", reading)?.clause),
      ...given("because", wordAt(item, "because")),
      sources: sourcesOf(item),
      span: item.span,
    }];
  });
}

function mappingItems(node: YamlNode, key: string, expected: string, reading: Reading) {
  if (node.kind !== "sequence" || node.items.length === 0) {
    reading.wrongShape(node, key, expected);
    return undefined;
  }
  return node.items.filter((item) => item.kind === "mapping");
}
