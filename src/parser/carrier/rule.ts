import type { Rule, RuleKind, Word, YamlMapping } from "../ast.ts";
import { parseHead } from "../clause/parse.ts";
import { KINDS } from "../kinds.ts";
import { endOfNode, findValue } from "../yaml/nodes.ts";
import { contestedOf, sourcesOf } from "./citations.ts";
import { clauseScalar } from "./clauses.ts";
import { readEffective } from "./dates.ts";
import { readExceptionBody } from "./exception.ts";
import { readParts } from "./parts.ts";
import { given, type Reading } from "./reading.ts";
import { wordAt } from "./words.ts";

/** One rule of any kind from its name and its mapping. Keys that the kind does not have were reported with the shape. */
export function readRule(kind: RuleKind, name: Word, body: YamlMapping, reading: Reading): Rule {
  const each = KINDS[kind].forEach === "none" ? undefined : findValue(body, "for each");
  const head = each && clauseScalar(each, "for each", "a noun", reading);
  return {
    kind,
    name,
    ...given("title", wordAt(body, "title")),
    ...given("forEach", head && parseHead(head, reading.report)),
    parts: readParts(kind, body, reading),
    sources: sourcesOf(body),
    ...given("effective", readEffective(body, reading.report)),
    contested: contestedOf(body),
    ...given("confidence", wordAt(body, "confidence")),
    ...given("exception", kind === "exception" ? readExceptionBody(name, body, reading) : undefined),
    span: { ...name.span, end: Math.max(name.span.end, endOfNode(body)) },
  };
}
