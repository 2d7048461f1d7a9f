import type { ErrorObject } from "ajv/dist/2020.js";
import type { Diagnostic, Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import { textOf } from "../../base/source.ts";
import type { YamlMapping, YamlNode, YamlScalar } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { findEntry, isEmpty } from "../yaml/nodes.ts";
import { type FileKind, fileSchema } from "./file-schema.ts";
import { findPlace, type Place } from "./places.ts";
import type { JsonSchema } from "./json-schema.ts";
import { DATE_KEYS } from "./part-schema.ts";
import { placeOfKey, schemaOfData } from "./schema-place.ts";
import { validate } from "./validate.ts";
import { nearest, unknownWord, wrongShape } from "./wrong-shape.ts";

/** Keywords in the order in which they explain a broken place; the others say nothing of their own. */
const KEYWORDS = ["propertyNames", "additionalProperties", "type", "minLength", "enum", "pattern", "minItems", "minProperties", "maxProperties", "required", "anyOf"];

/**
 * Holds a tree against the schema of its kind of file and reports one diagnostic for each broken token: unknown and missing keys, wrong
 * shapes, words that are not on the list, ill-formed names. Two spellings of one clause are left to the reader of the rule.
 */
export function checkShape(kind: FileKind, root: YamlNode, report: Report): void {
  const errors = validate(kind, root);
  if (errors.length === 0) return;
  const ranked = withoutAlternatives(errors).sort((a, b) => KEYWORDS.indexOf(a.keyword) - KEYWORDS.indexOf(b.keyword));
  const reporter = new ShapeReporter(root, fileSchema(kind));
  for (const error of ranked) reporter.add(error);
  for (const diagnostic of reporter.found) report(diagnostic);
}

/** Without errors inside an `anyOf`, which has an error of its own, and without those about the form of a key. */
function withoutAlternatives(errors: readonly ErrorObject[]): ErrorObject[] {
  return errors.filter((error) => KEYWORDS.includes(error.keyword) && !/\/(anyOf|not)\//.test(error.schemaPath) && (error.propertyName === undefined || error.keyword === "propertyNames"));
}

class ShapeReporter {
  readonly found: Diagnostic[] = [];
  readonly #root: YamlNode;
  readonly #schema: JsonSchema;
  readonly #broken = new Set<number>();
  /** Keys that an unknown key of the same mapping was probably meant to be. */
  readonly #meant = new Map<YamlNode, Set<string>>();

  constructor(root: YamlNode, schema: JsonSchema) {
    this.#root = root;
    this.#schema = schema;
  }

  add(error: ErrorObject): void {
    const place = findPlace(this.#root, error.instancePath);
    const schema = schemaOfData(this.#schema, error.instancePath);
    const diagnostic = this.#diagnose(error, place, schema);
    if (!diagnostic || (error.keyword !== "required" && error.keyword !== "anyOf" && this.#broken.has(diagnostic.span.start))) return;
    this.#broken.add(diagnostic.span.start);
    this.found.push(diagnostic);
  }

  #diagnose(error: ErrorObject, place: Place, schema: JsonSchema): Diagnostic | undefined {
    switch (error.keyword) {
      case "propertyNames": return this.#badName(place, String(error.params["propertyName"]), schema);
      case "additionalProperties": return this.#unknownKey(place, String(error.params["additionalProperty"]), schema);
      case "required": return this.#missingKey(place, `\`${String(error.params["missingProperty"])}\``);
      case "anyOf": return this.#missingKey(place, neededKeys(schema, error.schemaPath));
      case "enum": return schema.enum ? unknownWord(place, schema.enum.map(String), schema) : undefined;
      case "pattern": {
        const words = /^\^\(([a-z |]+)\)\$$/.exec(schema.pattern ?? "")?.[1];
        return words ? unknownWord(place, words.split("|"), schema) : wrongShape(place, schema);
      }
      default: return hasLostKeys(place.node) ? undefined : wrongShape(place, schema);
    }
  }

  #badName(place: Place, name: string, schema: JsonSchema): Diagnostic | undefined {
    const key = keyOf(place.node, name);
    if (!key || schema.propertyNames?.description === DATE_KEYS) return undefined;
    const belongsBelow = placeOfKey({ root: this.#schema, schema }, name).schema?.properties;
    if (belongsBelow && Object.hasOwn(belongsBelow, name)) {
      const help = "it belongs to the name above it: indent it by two blanks more, with what follows";
      return parseDiagnostics.create("parse/bad-name", key.span, { name }, { help });
    }
    const better = betterName(name);
    const isLong = name.length > LIMITS.nameLength;
    const shown = isLong ? `${name.slice(0, LIMITS.nameLength)}...` : name;
    const help = isLong ? `a name has at most ${LIMITS.nameLength} letters, digits and underscores` : undefined;
    const isFree = /^[a-z]/.test(better) && better.length <= LIMITS.nameLength && !(place.node.kind === "mapping" && findEntry(place.node, better)) && !standsTwice(name, place.node);
    const fixes = isFree ? [{ title: `write \`${better}\``, edits: [{ span: key.span, text: better }] }] : [];
    return parseDiagnostics.create("parse/bad-name", key.span, { name: shown }, { fixes, help });
  }

  #unknownKey(place: Place, name: string, schema: JsonSchema): Diagnostic | undefined {
    const key = keyOf(place.node, name);
    if (!key) return undefined;
    const known = Object.keys(schema.properties ?? {});
    const near = nearest(name, known);
    const suggestions = near.filter((one) => !keyOf(place.node, one));
    const present = suggestions.length === 0 ? near[0] : undefined;
    const meant = this.#meant.get(place.node) ?? new Set();
    for (const suggestion of suggestions) meant.add(suggestion);
    this.#meant.set(place.node, meant);
    const help = isCutByComma(place.node, key) ? "inside `{ }` a comma ends a text; put the whole text in quotes" : present !== undefined ? `\`${present}\` stands here already; keep one of the two` : suggestions.length === 0 ? helpWithKeys(known) : undefined;
    return parseDiagnostics.create("parse/unknown-key", key.span, { key: name, where: whereOf(place, schema) }, { suggestions, help });
  }

  /** `keys` says in words which key is missing. Silent where an unknown key was probably meant to be it. */
  #missingKey(place: Place, keys: string): Diagnostic | undefined {
    const meant = this.#meant.get(place.node) ?? new Set();
    if (place.node.kind !== "mapping" || [...meant].some((key) => keys.includes(`\`${key}\``))) return undefined;
    const owner = place.key ?? place.node.entries[0]?.key;
    const where = place.key ? `\`${place.key.text}\`` : place.parentKey ? `an entry of \`${place.parentKey.text}\`` : "the file";
    return parseDiagnostics.create("parse/missing-key", owner?.span ?? place.node.span, { key: keys, where });
  }
}

/** A name in the form of names: accents and capitals left out, words joined by underscores. What begins with a digit still does. */
function betterName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
}

/** Whether a name is written more than once in a mapping: then a new name for one of the places is only half a repair. */
function standsTwice(name: string, { span }: YamlNode): boolean {
  const whole = `(?<![\\p{L}\\p{N}_])${name.normalize("NFC").replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\p{L}\\p{N}_])`;
  return [...textOf(span).normalize("NFC").matchAll(new RegExp(whole, "gu"))].length > 1;
}

/** A mapping whose keys were all refused: the reader has said why each may not stand. Only `{ }` is written without keys. */
function hasLostKeys(node: YamlNode): boolean {
  return node.kind === "mapping" && node.entries.length === 0 && !/^\{(?:\s|#[^\n]*\n)*\}?$/.test(textOf(node.span));
}

/** `{ a: b, or c }`: the comma has made a key of the end of a text. */
function isCutByComma(node: YamlNode, key: YamlScalar): boolean {
  const entry = node.kind === "mapping" ? findEntry(node, key.text) : undefined;
  return entry !== undefined && isEmpty(entry.value) && node.span.file.text[node.span.start] === "{";
}

/** What the description of an `anyOf` among the rules of an object says, `#/.../allOf/0/anyOf`. */
function neededKeys(schema: JsonSchema, schemaPath: string): string {
  const index = /allOf\/([0-9]+)\/anyOf$/.exec(schemaPath)?.[1];
  return (index === undefined ? undefined : schema.allOf?.[Number(index)]?.description) ?? "a needed key";
}

/** What the keys stand in: a thing by its name, else the key above them. */
function whereOf({ key }: Place, { description }: JsonSchema): string {
  return key !== undefined && (description === undefined || description.startsWith("a mapping")) ? `\`${key.text}\`` : (description ?? "this part");
}

/** Names the keys where they are few enough to be read. */
function helpWithKeys(known: readonly string[]): string | undefined {
  const shown = known.filter((key) => !/ (all|any)$/.test(key));
  return shown.length <= 18 ? `the keys are ${shown.map((key) => `\`${key}\``).join(", ")}` : undefined;
}

function keyOf(node: YamlNode, name: string): YamlScalar | undefined {
  return node.kind === "mapping" ? findEntry(node as YamlMapping, name)?.key : undefined;
}
