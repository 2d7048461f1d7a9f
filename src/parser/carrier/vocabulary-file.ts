import type { VocabularyField, VocabularyFile, VocabularyNoun, VocabularySpan, VocabularyType, Word, YamlMapping } from "../ast.ts";
import { endOfNode, findValue, wordOf } from "../yaml/nodes.ts";
import { given } from "./reading.ts";
import { flagAt, mappingsAt, readWords, wordAt, wordsAt } from "./words.ts";

/** A vocabulary file; undefined without its name, its version or what it reads, which the shape check has reported. */
export function readVocabularyFile(root: YamlMapping): VocabularyFile | undefined {
  const name = wordAt(root, "vocabulary");
  const version = wordAt(root, "version");
  const reads = wordAt(root, "reads");
  if (!name || !version || !reads) return undefined;
  return {
    kind: "vocabulary_file",
    name,
    version,
    ...given("title", wordAt(root, "title")),
    reads,
    types: mappingsAt(root, "types").map((type) => readType(type.name, type.body)),
    nouns: mappingsAt(root, "nouns").map((noun) => readNoun(noun.name, noun.body)),
    span: root.span,
  };
}

function readType(name: Word, body: YamlMapping): VocabularyType {
  const groups = findValue(body, "groups");
  return {
    name,
    members: wordsAt(body, "one of"),
    groups: groups?.kind === "mapping" ? groups.entries.map(({ key, value }) => ({ name: wordOf(key), members: readWords(value) })) : [],
    span: spanOf(name, body),
  };
}

function readNoun(name: Word, body: YamlMapping): VocabularyNoun {
  return {
    name,
    ...given("plural", wordAt(body, "plural")),
    ...given("title", wordAt(body, "title")),
    ...given("from", wordAt(body, "from")),
    ...given("required", flagAt(body, "required")),
    ...given("itemSpan", readSpan(body)),
    ...given("madeBy", wordAt(body, "made by")),
    ...given("joins", wordAt(body, "joins")),
    ...given("givenLine", wordAt(body, "given line")),
    fields: mappingsAt(body, "fields").flatMap((field) => readField(field.name, field.body) ?? []),
    documents: wordsAt(body, "documents"),
    span: spanOf(name, body),
  };
}

function readSpan(noun: YamlMapping): VocabularySpan | undefined {
  const body = findValue(noun, "span");
  if (body?.kind !== "mapping") return undefined;
  const from = wordAt(body, "from");
  const to = wordAt(body, "to");
  if (!from || !to) return undefined;
  return {
    from,
    to,
    ...given("pauses", wordAt(body, "pauses")),
    ...given("emptyFor", wordAt(body, "empty for")),
    ...given("atMost", wordAt(body, "at most")),
    span: body.span,
  };
}

function readField(name: Word, body: YamlMapping): VocabularyField | undefined {
  const type = wordAt(body, "type");
  if (!type) return undefined;
  return {
    name,
    type,
    required: flagAt(body, "required") ?? false,
    documentable: flagAt(body, "documentable") ?? false,
    ...given("whenAbsent", wordAt(body, "when absent")),
    ...given("joined", wordAt(body, "joined")),
    ...given("derived", wordAt(body, "derived")),
    readable: flagAt(body, "readable") ?? true,
    readableIn: wordsAt(body, "readable in"),
    ...given("needs", wordAt(body, "needs")),
    span: spanOf(name, body),
  };
}

function spanOf(name: Word, body: YamlMapping): Word["span"] {
  return { ...name.span, end: endOfNode(body) };
}
