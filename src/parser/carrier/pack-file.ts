import type { PackFile, YamlMapping } from "../ast.ts";
import { readAccepts, readNotEncoded, readSources } from "./citations.ts";
import { readKeyedClause } from "./clauses.ts";
import { dayAt, readEffective } from "./dates.ts";
import { NOT_DOCUMENTED } from "./parts.ts";
import { given, type Reading } from "./reading.ts";
import { wordAt } from "./words.ts";

/** A pack file; undefined without an id or a release, which the shape check has reported. */
export function readPackFile(root: YamlMapping, reading: Reading): PackFile | undefined {
  const id = wordAt(root, "pack");
  const release = wordAt(root, "release");
  if (!id || !release) return undefined;
  return {
    kind: "pack_file",
    id,
    release,
    ...given("title", wordAt(root, "title")),
    ...given("vocabulary", wordAt(root, "vocabulary")),
    ...given("extends", wordAt(root, "extends")),
    ...given("payer", wordAt(root, "payer")),
    ...given("effective", readEffective(root, reading.report)),
    ...given("reviewBy", dayAt(root, "review by", reading.report)),
    ...given("appliesWhen", readKeyedClause(root, "applies when", reading)?.clause),
    ...given("notDocumented", wordAt(root, NOT_DOCUMENTED)),
    sources: readSources(root, reading.report),
    notEncoded: readNotEncoded(root),
    accepts: readAccepts(root, reading.report),
    span: root.span,
  };
}
