import type { ImporterCell, ImporterFile, ImporterRecords, YamlMapping } from "../ast.ts";
import { findValue, wordOf } from "../yaml/nodes.ts";
import { given } from "./reading.ts";
import { flagAt, itemsAt, mappingsAt, readWord, wordAt, wordsAt } from "./words.ts";

/** An importer; undefined without its name, which the shape check has reported. Columns stand in the order of the file. */
export function readImporterFile(root: YamlMapping): ImporterFile | undefined {
  const name = wordAt(root, "importer");
  if (!name) return undefined;
  const from = findValue(root, "from");
  return {
    kind: "importer_file",
    name,
    ...given("title", wordAt(root, "title")),
    key: wordsAt(root, "key"),
    columns: mappingsAt(root, "columns").flatMap((column) => {
      const cell = readCell(column.body);
      return cell ? [{ ...cell, name: column.name }] : [];
    }),
    ...given("records", readRecords(root)),
    ...given("from", from?.kind === "mapping" ? readCell(from) : undefined),
    to: itemsAt(root, "to").flatMap((cell) => readCell(cell) ?? []),
    ignored: wordsAt(root, "ignore"),
    span: root.span,
  };
}

function readCell(body: YamlMapping): ImporterCell | undefined {
  const holds = wordAt(body, "holds");
  if (!holds) return undefined;
  const words = findValue(body, "words");
  return {
    headings: wordsAt(body, "headings"),
    ...given("positions", wordAt(body, "positions")),
    holds,
    words: words?.kind === "mapping" ? words.entries.flatMap(({ key, value }) => {
      const means = readWord(value);
      return means ? [{ written: wordOf(key), means }] : [];
    }) : [],
    none: wordsAt(body, "none"),
    leaveOut: wordsAt(body, "leave out"),
    neverInForce: wordsAt(body, "never in force"),
    gathered: flagAt(body, "gathered") ?? false,
    span: body.span,
  };
}

function readRecords(root: YamlMapping): ImporterRecords | undefined {
  const body = findValue(root, "records");
  if (body?.kind !== "mapping") return undefined;
  return {
    headings: wordsAt(body, "headings"),
    ...given("positions", wordAt(body, "positions")),
    begin: wordsAt(body, "begin"),
    goOn: wordsAt(body, "go on"),
    span: body.span,
  };
}
