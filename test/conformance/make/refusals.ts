import { encodeCanonical } from "../../../src/ir/canonical.ts";
import type { Pack, Program, TableRows } from "../../../src/ir/ir.ts";
import { opsOf } from "../../../src/ir/ops.ts";
import { encodePack, hashPack } from "../../../src/ir/pack.ts";
import { digestRows } from "../../../src/ir/table-rows.ts";
import { EMPTY, packOf, PROGRAM } from "../../ir/small-pack.ts";

/** The text of something that may be a pack, and whether it loads. */
export interface Offered {
  readonly name: string;
  readonly about: string;
  readonly text: string;
}

type Json = Record<string, any>;

const good = encodePack(packOf());

/** A pack with something changed and all hashes made anew, as a hostile compiler would write it. */
function forged(change: (pack: Json) => void): string {
  const pack = JSON.parse(good) as Json;
  delete pack["hashes"];
  change(pack);
  return encodePack(hashPack(pack as Pack));
}

/** A pack with something changed and its hashes as they were. */
function changed(change: (pack: Json) => void): string {
  const pack = JSON.parse(good) as Json;
  change(pack);
  return encodeCanonical(pack);
}

const program = (change: (program: Json) => void): string => forged((pack) => {
  change(pack["programs"][0]);
  pack["requires"] = opsOf(pack["programs"] as readonly Program[]);
});

const rest = (cells: readonly unknown[], dates: Json = {}): Json => ({ from: null, to: null, cells, ...dates });
const TABLE = { name: "a_table", columns: [{ name: "code", type: { is: "code", system: "code" } }, { name: "most", type: { is: "units" } }, { name: "word", type: { is: "word" } }], key: ["code"], rows: 0 };
const ROWS: Json = { leads: 1, rests: [rest([3, "x"]), rest([4, "y"], { from: "2026-01-01" })], blocks: [["", "0:11111 22222-22229;1:33333"]] };

/** A pack with a table and its rows. */
const tabled = (rows: Json, table: Json = {}, more: (program: Json) => void = () => {}): string => forged((pack) => {
  pack["tables"] = [digestRows({ ...ROWS, ...rows } as TableRows)];
  pack["programs"] = [{ ...EMPTY, tables: [{ ...TABLE, ...table }] }];
  more(pack["programs"][0]);
  pack["requires"] = opsOf(pack["programs"] as readonly Program[]);
});

const without = (key: string): readonly [string, string, string] => [`lacks-${key}`, `without ${key}`, changed((pack) => delete pack[key])];
const strange = (key: string): readonly [string, string, string] => [`type-${key}`, `${key} of another type`, changed((pack) => (pack[key] = typeof pack[key] === "string" ? 7 : "x"))];
const KEYS = Object.keys(JSON.parse(good) as Json).filter((key) => key !== "format");
const SECTIONS = Object.keys(PROGRAM);
const test = (node: unknown): string => program((one) => (one["sets"][0].keep = { value: node }));
const same = { op: "constant", type: { is: "minutes" }, value: 1 };
const nested = (depth: number): unknown => (depth === 0 ? { op: "document", word: "order" } : { op: "not", of: nested(depth - 1) });
const bytes = (place: number, text: string): string => good.slice(0, place) + text + good.slice(place + 1);

const kind = { op: "field", noun: "encounter", field: "kind" };
const own = (vocabulary: Json): Json => vocabulary["nouns"][0].fields[0];
const services = (vocabulary: Json): Json => vocabulary["nouns"][1];
const plain = (name: string, type: string, absence: Json = { is: "documentable" }): Json => ({ name, type: { is: type }, absence, readable: true, readableIn: [] });
const fallback = (...tries: readonly Json[]): Json => ({ is: "fallback", tries });

/** Changes after which a vocabulary cannot be relied on. */
const VOCABULARIES: readonly (readonly [name: string, about: string, change: (vocabulary: Json) => void])[] = [
  ["no-members", "an enum without members", (one) => (one["types"][0].members = [])], ["member-twice", "a member twice", (one) => (one["types"][0].members = ["a", "a"])],
  ["group", "a group of other words", (one) => (one["types"][0].groups[0].members = ["c"])], ["noun-twice", "a noun twice", (one) => one["nouns"].push(services(one))],
  ["stage-twice", "two nouns of one stage", (one) => one["nouns"].push({ ...services(one), name: "other", plural: "others" })], ["no-date", "no date of service", (one) => (own(one)["name"] = "day")],
  ["date-optional", "a date of service that may be absent", (one) => (own(one)["absence"] = { is: "documentable" })], ["date-word", "a date of service that is a word", (one) => (own(one)["type"] = { is: "word" })],
  ["enum", "words that are nowhere listed", (one) => (one["nouns"][0].fields[1].type.name = "other")], ["field-twice", "a field twice", (one) => one["nouns"][0].fields.push(own(one))],
  ["reserved", "a name that is reserved", (one) => (services(one)["name"] = "constructor")], ["needs", "a field that needs one that does not exist", (one) => (own(one)["needs"] = "other")],
  ["sites-rule", "a word as the sites rule says", (one) => services(one)["fields"].push(plain("x", "word", { is: "sites_rule" }))], ["derived", "a word made by the engine", (one) => services(one)["fields"].push(plain("x", "word", { is: "derived", how: "itself" }))],
  ["no-tries", "a fallback on nothing", (one) => services(one)["fields"].push(plain("x", "word", fallback()))], ["tries-behind", "a fallback behind one that always gives a value", (one) => services(one)["fields"].push(plain("x", "word", fallback({ by: "own" }, { by: "constant", value: "y" })))],
  ["constant", "a constant of another type", (one) => services(one)["fields"].push(plain("x", "flag", fallback({ by: "constant", value: "yes" })))], ["none", "an empty list where a word is", (one) => services(one)["fields"].push(plain("x", "word", fallback({ by: "none" })))],
  ["circle", "fields that fall back on one another", (one) => services(one)["fields"].push(plain("x", "word", fallback({ by: "field", noun: "service", field: "y" })), plain("y", "word", fallback({ by: "field", noun: "service", field: "x" })))],
  ["lost", "a list that is required and comes from nowhere", (one) => (services(one)["required"] = true)], ["joins", "services that join what is not charted", (one) => (services(one)["joins"] = "encounter")],
  ["two-places", "a noun that is charted and made", (one) => (services(one)["from"] = "services")], ["span", "a span of no instants", (one) => (services(one)["span"] = { from: "portable", to: "portable" })],
  ["list-field", "a list that is called as a field of the encounter", (one) => one["nouns"].push({ name: "thing", title: "Things", from: "kind", fields: [], documents: [] })],
  ["name", "a name of two words", (one) => (one["name"] = "a b")], ["document-twice", "a document twice", (one) => (one["nouns"][0].documents = ["order", "order"])],
];

const CASES: readonly (readonly [name: string, about: string, text: string])[] = [
  ["sound", "a pack that loads", good],
  ["sound-table", "a pack with a table", tabled({})],
  ["sound-empty", "programs without rules", forged((pack) => Object.assign(pack, { programs: [EMPTY], requires: [] }))],
  // bytes
  ["empty", "nothing", ""], ["not-json", "no JSON", "pack"], ["cut", "cut off", good.slice(0, -1)], ["cut-half", "half of it", good.slice(0, good.length / 2)],
  ["line-end", "a line end behind it", `${good}\n`], ["blank", "a blank before it", ` ${good}`], ["mark", "a byte order mark", `\ufeff${good}`],
  ["pretty", "written for reading", JSON.stringify(JSON.parse(good), null, 2)], ["twice", "two packs", good + good],
  ["order", "keys in another order", `{"format":"payerpack 1",${good.slice(1).replace(',"format":"payerpack 1"', "")}`],
  ["repeated", "a key twice", good.replace('"format":', '"format":"payerpack 1","format":')],
  ["escape", "an escape that is not needed", good.replace('"payer"', '"p\\u0061yer"')], ["slash", "an escaped slash", good.replace("test/small", "test\\/small")],
  ["point", "a number with a point", good.replace('"depth":1', '"depth":1.0')], ["exponent", "a number with an exponent", good.replace('"depth":1', '"depth":1e0')],
  ["fraction", "a fraction", good.replace('"depth":1', '"depth":1.5')], ["minus-zero", "minus zero", good.replace('"program":0', '"program":-0')],
  ["large", "a number beyond 2^53", good.replace('"depth":1', '"depth":9007199254740993')], ["nan", "no number", good.replace('"depth":1', '"depth":NaN')],
  ["surrogate", "half a surrogate pair", good.replace('"title":"Small"', '"title":"\\ud800"')], ["upper-escape", "an escape in upper case", good.replace('"title":"Small"', '"title":"\\u001F"')],
  ["comment", "a comment", `${good.slice(0, 1)}/**/${good.slice(1)}`], ["comma", "a comma too many", good.replace(/\}$/, ",}")],
  ["bit", "a bit flipped in a word", bytes(good.indexOf("Small"), "R")], ["digit", "a digit changed", good.replace('"value":31', '"value":30')],
  ["accent", "text beyond ASCII stands as itself", forged((pack) => (pack["title"] = "Kl\u00e9in \u{1f600}"))],
  ["sorted-units", "keys sorted by code points, not by UTF-16", forged((pack) => (pack["sourceMap"] = { "\uff5e": "a:1", "\u{1f600}": "b:1" })).replace(/("sourceMap":\{)("[^"]+":"b:1"),("[^"]+":"a:1")/, "$1$3,$2")],
  // format
  ["no-object", "a list", "[]"], ["null", "null", "null"], ["number", "a number", "7"],
  ["format", "another format", forged((pack) => (pack["format"] = "payerpack 2"))], ["no-format", "no format", changed((pack) => delete pack["format"])],
  ["format-type", "a format that is no text", changed((pack) => (pack["format"] = 1))],
  // hashes
  ["content", "another content hash", changed((pack) => (pack["hashes"].content = `sha256:${"0".repeat(64)}`))],
  ["meaning", "another meaning hash", changed((pack) => (pack["hashes"].meaning = `sem1:sha256:${"0".repeat(64)}`))],
  ["hash-case", "a hash in upper case", changed((pack) => (pack["hashes"].content = pack["hashes"].content.toUpperCase()))],
  ["hash-prefix", "a hash without its prefix", changed((pack) => (pack["hashes"].content = pack["hashes"].content.slice(7)))],
  ["title-changed", "a title that the content hash does not fit", changed((pack) => (pack["title"] = "Other"))],
  ["digest", "another digest of a table", tabled({}).replace(/"digest":"./, '"digest":"x')],
  // keys
  ...KEYS.map(without), ...KEYS.map(strange), ["unknown-key", "an unknown key", changed((pack) => (pack["extra"] = 1))],
  ["hashes-more", "a further hash", changed((pack) => (pack["hashes"].more = "x"))],
  ...SECTIONS.map((key) => [`no-${key}`, `a program without ${key}`, forged((pack) => delete pack["programs"][0][key])] as const),
  ["section", "an unknown section", forged((pack) => (pack["programs"][0].more = []))],
  ["rule-key", "an unknown key of a rule", program((one) => (one["values"][0].more = 1))], ["rule-lacks", "a rule without its depth", program((one) => delete one["values"][0].depth)],
  ["depth-text", "a depth that is text", program((one) => (one["values"][0].depth = "1"))], ["part", "a part without its value", program((one) => delete one["values"][0].is.value)],
  ["part-null", "null where a part is", program((one) => (one["ladders"][0].measure = null))], ["case", "a case without its exception", program((one) => delete one["values"][0].is.cases[0].exception)],
  ["pieces", "an unknown word", program((one) => (one["times"][0].pieces = { value: "apart" }))], ["cut-word", "an unknown cut", program((one) => (one["times"][0].cut = { value: "at noon" }))],
  ["type", "an unknown type", program((one) => (one["values"][0].type = { is: "hours" }))], ["type-error", "the type of what could not be compiled", program((one) => (one["values"][0].type = { is: "error" }))],
  ["vocabulary-absence", "an unknown absence", forged((pack) => (pack["vocabulary"].nouns[0].fields[0].absence = { is: "perhaps" }))],
  ["vocabulary-made", "made by an unknown stage", forged((pack) => (pack["vocabulary"].nouns[1].madeBy = "drugs"))],
  // nodes
  ["op-test", "an unknown test", test({ op: "perhaps" })], ["op-value", "an unknown value", test({ op: "documented", value: { op: "guess" } })],
  ["op-none", "a node without an op", test({ of: [] })], ["op-list", "a list where a node is", test([])], ["relation", "an unknown relation", test({ op: "compare", relation: "like", left: same, right: same })],
  ["node-key", "an unknown key of a node", test({ op: "document", word: "order", not: true })], ["qualifier", "an unknown qualifier", test({ op: "empty", set: { base: { noun: "service" }, qualifiers: [{ is: "near" }] } })],
  ["base-both", "a set of two bases", test({ op: "empty", set: { base: { noun: "service", set: "pumps" }, qualifiers: [] } })],
  ["sign", "a sign that is neither", test({ op: "documented", value: { op: "sum", terms: [{ sign: 0, value: same }] } })],
  // segments
  ...([
    ["none", []], ["backward", [{ from: "2020-01-01", to: "2019-12-31", program: 0 }]], ["program", [{ from: "2020-01-01", to: null, program: 1 }]], ["negative", [{ from: "2020-01-01", to: null, program: -1 }]],
    ["gap", [{ from: "2020-01-01", to: "2020-12-31", program: 0 }, { from: "2021-01-02", to: null, program: 0 }]], ["overlap", [{ from: "2020-01-01", to: "2020-12-31", program: 0 }, { from: "2020-12-31", to: null, program: 0 }]],
    ["open", [{ from: "2020-01-01", to: null, program: 0 }, { from: "2021-01-01", to: null, program: 0 }]], ["date", [{ from: "2020-02-30", to: null, program: 0 }]], ["form", [{ from: "2020-1-1", to: null, program: 0 }]],
  ] as const).map(([name, segments]) => [`segment-${name}`, `segments: ${name}`, forged((pack) => (pack["segments"] = segments))] as const),
  ["segment-leap", "segments that meet at the end of February", forged((pack) => (pack["segments"] = [{ from: "2020-01-01", to: "2024-02-29", program: 0 }, { from: "2024-03-01", to: null, program: 0 }]))],
  // ops
  ["op-later", "an op of a later version", forged((pack) => (pack["requires"] = pack["requires"].map((op: string) => op.replace("ladder@1", "ladder@2"))))],
  ["op-strange", "an op that nobody knows", forged((pack) => pack["requires"].push("wait@1"))], ["op-less", "an op that is not listed", forged((pack) => pack["requires"].pop())],
  ["op-more", "an op that is not in use", forged((pack) => (pack["requires"] = [...pack["requires"], "sum@1"].sort()))], ["op-order", "ops in another order", forged((pack) => pack["requires"].reverse())],
  ["op-twice", "an op twice", forged((pack) => pack["requires"].unshift(pack["requires"][0]))],
  // rows of tables
  ...([
    ["leads-3", "three leads", { leads: 3 }], ["leads-text", "leads that are text", { leads: "1" }], ["two-blocks", "two blocks of one lead", { blocks: [["", "0:11111"], ["", "1:22222"]] }], ["lead", "a lead where none belongs", { blocks: [["1", "0:11111"]] }],
    ["block-empty", "a block without rows", { blocks: [["", ""]] }], ["block-form", "a block that is not in form", { blocks: [["", "0 11111"]] }], ["block-blank", "two blanks", { blocks: [["", "0:11111  22222"]] }],
    ["block-lower", "a code in lower case", { blocks: [["", "0:j1745"]] }], ["block-zero", "a number with a leading zero", { blocks: [["", "00:11111"]] }], ["rest", "a rest that does not exist", { blocks: [["", "2:11111"]] }],
    ["rest-order", "rests that do not rise", { blocks: [["", "1:11111;0:22222"]] }], ["rest-date", "a date that is none", { rests: [rest([3, "x"], { to: "2026-13-01" }), rest([4, "y"])] }],
    ["two-leads", "rows of another key", { leads: 2, blocks: [["11111", "0:22222"]] }], ["cell", "a cell of another type", { rests: [rest(["3", "x"]), rest([4, "y"])] }], ["cells", "a cell too few", { rests: [rest([3]), rest([4, "y"])] }],
    ["cell-form", "a cell in no form", { rests: [rest([[3], "x"]), rest([4, "y"])] }],
  ] as const).map(([name, about, rows]) => [`rows-${name}`, about, tabled(rows)] as const),
  ["table-rows", "rows that do not exist", tabled({}, { rows: 1 })], ["table-key", "a key that is no column", tabled({}, { key: ["name"] })], ["table-no-key", "no key", tabled({}, { key: [] })],
  ["table-column", "a column twice", tabled({}, { columns: [TABLE.columns[0], TABLE.columns[1], TABLE.columns[1]] })],
  // invariants
  ["twice-named", "two rules of one name", program((one) => (one["sets"][0].name = "shortest"))], ["unsorted", "rules that are not sorted", program((one) => one["values"].push({ ...one["values"][0], name: "a_value", is: { value: 1 } }))],
  ["no-value", "a value that does not exist", program((one) => (one["values"] = []))], ["no-set", "a set that does not exist", test({ op: "member", set: "other" })],
  ["no-time", "a time that does not exist", program((one) => (one["ladders"][0].measure = { value: "other" }))], ["no-order", "an order that does not exist", test({ op: "first_in", order: "other" })],
  ["no-codes", "a code set that does not exist", test({ op: "in_codes", value: { op: "field", noun: "service", field: "portable" }, codes: "other" })],
  ["no-noun", "a noun that does not exist", program((one) => (one["sets"][0].head = { noun: "other" }))], ["no-noun-base", "a noun that does not exist in a set", test({ op: "empty", set: { base: { noun: "other" }, qualifiers: [] } })],
  ["no-field", "a field that does not exist", test({ op: "documented", value: { op: "field", noun: "service", field: "other" } })], ["other-noun", "a field of a noun that is not in scope", program((one) => (one["ladders"][0].when = { value: { op: "documented", value: { op: "field", noun: "service", field: "portable" } } }))],
  ["itself", "a set that reads itself", test({ op: "member", set: "pumps" })], ["depth", "a time no deeper than its set", program((one) => (one["times"][0].depth = 1))],
  ["no-step", "a ladder without a step", program((one) => Object.assign(one["ladders"][0], { first: null, more: null }))], ["step-0", "a step of no minute", program((one) => (one["ladders"][0].more.each.value.value = 0))],
  ["step-named", "a step that a named value may make nothing", program((one) => {
    one["ladders"][0].more.each = { value: { op: "value", name: "shortest" } };
    one["values"][0].is.cases[0].value = 0;
  })],
  ["exception", "an exception that is not listed", program((one) => (one["exceptions"] = []))], ["source", "a source that does not exist", program((one) => (one["values"][0].citations = [{ source: 1 }]))], ["source-negative", "a source below the first", program((one) => (one["values"][0].citations = [{ source: -1 }]))],
  ["nested-512", "512 tests inside one another", test(nested(511))], ["nested-513", "513", test(nested(512))],
  // what cannot be relied on: vocabulary
  ...VOCABULARIES.map(([name, about, change]) => [`vocabulary-${name}`, about, forged((pack) => change(pack["vocabulary"]))] as const),
  // identity and what is carried in vain
  ["id-blank", "an id of two words", forged((pack) => (pack["id"] = "a b"))], ["release-empty", "no release", forged((pack) => (pack["release"] = ""))],
  ["payer-control", "a payer with a character that nobody can see", forged((pack) => (pack["payer"] = "a\u200bb"))], ["extends-itself", "a pack that extends itself", forged((pack) => (pack["extends"] = [{ id: pack["id"], release: "1" }]))],
  ["extends-twice", "a pack below it twice", forged((pack) => (pack["extends"] = [{ id: "x", release: "1" }, { id: "x", release: "2" }]))],
  ["idle-program", "a program in force on no day", forged((pack) => pack["programs"].push(EMPTY))], ["idle-table", "rows that no program names", forged((pack) => (pack["tables"] = [digestRows(ROWS as TableRows)]))],
  ["source-twice", "a source twice", forged((pack) => pack["citations"].push(pack["citations"][0]))], ["source-name", "a source without a name", forged((pack) => (pack["citations"][0].key = ""))],
  ["place-name", "a place of no rule", forged((pack) => (pack["sourceMap"] = { "A rule": "a:1" }))], ["place", "a place without a line", forged((pack) => (pack["sourceMap"] = { shortest: "a" }))],
  // lists
  ["name-form", "a name in upper case", program((one) => (one["exceptions"][0].name = one["values"][0].is.cases[0].exception = "Sooner"))], ["depth-negative", "a depth below 0", program((one) => (one["exceptions"][0].depth = -1))],
  ["exception-nothing", "an exception to nothing", program((one) => (one["exceptions"][0].to = []))],
  ...([["order", [["22222", "22222"], ["11111", "11111"]]], ["overlap", [["11111", "11115"], ["11115", "11119"]]], ["backward", [["11119", "11111"]]], ["lengths", [["1111", "11111"]]], ["form", [["a1111", "a1111"]]]] as const)
    .map(([name, ranges]) => [`codes-${name}`, `ranges of a code set: ${name}`, program((one) => (one["codeSets"] = [{ name: "some_codes", system: "CPT", ranges }]))] as const),
  ["one-of-none", "one of no words", test({ op: "one_of", value: kind, members: [] })], ["one-of-twice", "one of a word twice", test({ op: "one_of", value: kind, members: ["a", "a"] })],
  ["sharing-none", "sharing no field", test({ op: "empty", set: { base: { noun: "service" }, qualifiers: [{ is: "sharing", fields: [], negated: false }] } })],
  // types
  ["types-compare", "minutes beside a word", test({ op: "compare", relation: "is", left: same, right: kind })], ["types-order", "an order of words", test({ op: "compare", relation: "at_least", left: kind, right: kind })],
  ["types-word", "a word that its type does not have", test({ op: "one_of", value: kind, members: ["c"] })], ["types-document", "a document that does not exist", test({ op: "document", word: "photo" })],
  ["types-codes", "a word in codes", program((one) => {
    one["codeSets"] = [{ name: "some_codes", system: "CPT", ranges: [["11111", "11111"]] }];
    one["sets"][0].keep = { value: { op: "in_codes", value: kind, codes: "some_codes" } };
  })],
  ["types-includes", "a word that includes", test({ op: "includes", list: kind, value: kind })], ["types-rate", "minutes at a rate of minutes", test({ op: "documented", value: { op: "minutes_at_rate", volume: same, rate: same } })],
  ["types-sum", "minutes and a word", test({ op: "documented", value: { op: "sum", terms: [{ sign: 1, value: same }, { sign: 1, value: kind }] } })], ["types-sum-sign", "a sum that begins with minus", test({ op: "documented", value: { op: "sum", terms: [{ sign: -1, value: same }] } })],
  ["types-constant", "a constant below 0", test({ op: "compare", relation: "is", left: same, right: { ...same, value: -1 } })], ["types-constant-text", "minutes that are text", program((one) => (one["values"][0].is.value = "31"))],
  ["types-item", "an item where there is none", program((one) => (one["ladders"][0].when = { value: { op: "empty", set: { base: { set: "pumps" }, qualifiers: [{ is: "other" }] } } }))],
  ["types-code", "a code in lower case", program((one) => (one["ladders"][0].first.code.value = "j1745"))], ["types-first", "a first step of a word", program((one) => (one["ladders"][0].first.from.value = kind))],
  ["types-head", "a head of no code", program((one) => (one["sets"][0].head.code = ""))], ["head-from", "lines from a rule that makes none", program((one) => (one["sets"][0].head.from = "shortest"))],
];

/** Texts that are packs, and texts that are not. */
export const OFFERED: readonly Offered[] = CASES.map(([name, about, text]) => ({ name: `pack/${name}`, about, text }));
