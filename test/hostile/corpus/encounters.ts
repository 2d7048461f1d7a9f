import { administrationWith, encounterWith } from "../../support/encounters.ts";

/** An encounter as text. Without a code it must be coded; else refused with the code, at the place that the pointer names. */
export interface EncounterCase {
  /** The row of the corpus (README.md in the folder above). */
  readonly row: number;
  readonly what: string;
  readonly text: string;
  readonly code?: string;
  /** Undefined: the error is about the whole encounter. */
  readonly pointer?: string;
  /** What happens today in place of it; the test then asks that it still does. */
  readonly bug?: string;
}

/** Stands where a person's name could stand; no message may repeat it. */
export const CANARY = "Zebedee-4711";

const A = "/administrations/0";

type Members = Record<string, unknown>;

const text = (members: Members, administration: Members = {}): string => JSON.stringify(encounterWith({ plan: CANARY, ...members }, { substance: CANARY, ...administration }));

/** A case whose encounter is a value. */
function encounter(row: number, what: string, members: Members, code?: string, pointer?: string): EncounterCase {
  return { row, what, text: text(members), ...(code === undefined ? {} : { code }), ...(pointer === undefined ? {} : { pointer }) };
}

/** A case whose mistake is in its only administration; `member` is the one that is pointed at. */
function administration(row: number, what: string, members: Members, code?: string, member?: string): EncounterCase {
  const pointer = member === undefined ? {} : { pointer: member === "" ? A : `${A}/${member}` };
  return { row, what, text: text({}, members), ...(code === undefined ? {} : { code }), ...pointer };
}

/** A case whose text is no value that a program would write: the member's text is put in as it is. */
function raw(row: number, what: string, member: string, written: string, code: string): EncounterCase {
  return { row, what, text: text({}, { [member]: "HERE" }).replace('"HERE"', written), code, pointer: `${A}/${member}` };
}

/** A case whose whole text is given. */
function whole(row: number, what: string, written: string, code: string, pointer?: string): EncounterCase {
  return { row, what, text: written, code, ...(pointer === undefined ? {} : { pointer }) };
}

const good = text({});
const start = (instant: string): Members => ({ start: instant });
const stop = (instant: string): Members => ({ stop: instant });
const span = (from: string, to: string, members: Members = {}): Members => ({ start: from, stop: to, ...members });
const list = (count: number, change: (index: number) => Members): readonly Members[] => Array.from({ length: count }, (_, index) => administrationWith({ id: `a${index}`, ...change(index) }));

/** Rows 90 to 119: encounters. */
export const ENCOUNTER_CASES: readonly EncounterCase[] = [
  encounter(90, "an encounter without a mistake", {}),
  raw(90, "NaN", "volume_ml", "NaN", "encounter/json"),
  raw(90, "Infinity", "volume_ml", "Infinity", "encounter/json"),
  raw(90, "-Infinity", "volume_ml", "-Infinity", "encounter/json"),
  { ...raw(90, "a hexadecimal number", "volume_ml", "0x1F", "encounter/json"), pointer: A },
  raw(90, "a number with a leading zero", "volume_ml", "010", "encounter/json"),
  raw(90, "a number that begins with a point", "volume_ml", ".5", "encounter/json"),
  raw(90, "a number that ends in a point", "volume_ml", "5.", "encounter/json"),
  raw(90, "a number with a plus", "volume_ml", "+5", "encounter/json"),
  raw(91, "1e400", "volume_ml", "1e400", "encounter/number"),
  raw(91, "400 digits", "volume_ml", "1".repeat(400), "encounter/number"),
  raw(92, "a fraction of a count", "lesions", "30.5", "encounter/not-whole"),
  raw(92, "minus zero", "volume_ml", "-0", "encounter/number"),
  raw(92, "an exponent that is whole", "volume_ml", "1E1", "encounter/number"),
  raw(92, "four decimals", "volume_ml", "0.1234", "encounter/number"),
  administration(93, "a negative volume", { volume_ml: -5 }, "encounter/range", "volume_ml"),
  administration(93, "a volume of nothing", { volume_ml: 0 }, "encounter/range", "volume_ml"),
  administration(93, "a negative count", { lesions: -1 }, "encounter/range", "lesions"),
  raw(94, "more than exact whole numbers", "volume_ml", "9007199254740993", "encounter/number"),
  raw(94, "more than 12 digits", "volume_ml", "1000000000000", "encounter/number"),
  encounter(94, "more units than a line can have", { procedures: [{ code: "36430", units: 2_147_483_648 }] }, "encounter/range", "/procedures/0/units"),
  administration(95, "a number as text", { volume_ml: "31" }, "encounter/type", "volume_ml"),
  administration(95, "yes as text", { bag_change: "yes" }, "encounter/type", "bag_change"),
  administration(95, "yes as a number", { bag_change: 1 }, "encounter/type", "bag_change"),
  encounter(95, "a place of service as a number", { place_of_service: 11 }, "encounter/type", "/place_of_service"),
  encounter(95, "a code as a number", { visits: [{ code: 99213 }] }, "encounter/type", "/visits/0/code"),
  encounter(95, "text for a list", { administrations: "a1" }, "encounter/type", "/administrations"),
  encounter(95, "an object for a list", { administrations: {} }, "encounter/type", "/administrations"),
  encounter(95, "a list for an object", { administrations: [[]] }, "encounter/type", A),
  whole(95, "a list for an encounter", `[${good}]`, "encounter/type"),
  whole(95, "a text for an encounter", JSON.stringify(CANARY), "encounter/type"),
  whole(95, "a number for an encounter", "4711", "encounter/type"),
  whole(95, "null for an encounter", "null", "encounter/null"),
  whole(96, "one member twice", good.replace('"plan"', '"id":"e2","plan"'), "encounter/duplicate-key", "/id"),
  whole(96, "one member twice, once by escapes", good.replace('"plan"', '"\\u0069d":"e2","plan"'), "encounter/duplicate-key", "/id"),
  whole(96, "one member of an administration twice", good.replace('"route"', '"start":"2026-03-02T09:00-05:00","route"'), "encounter/duplicate-key", `${A}/start`),
  encounter(97, "one id twice, the same content", { administrations: [administrationWith(), administrationWith()] }, "encounter/duplicate-id", "/administrations/1/id"),
  encounter(97, "one id twice, other content", { administrations: [administrationWith(), administrationWith({ technique: "push", stop: undefined })] }, "encounter/duplicate-id", "/administrations/1/id"),
  encounter(97, "one site twice", { sites: [{ id: "left" }, { id: "left" }] }, "encounter/duplicate-id", "/sites/1/id"),
  whole(98, "half a character in an id", good.replace('"e1"', '"e\\ud8001"'), "encounter/lone-surrogate", "/id"),
  whole(98, "half a character, not escaped", good.replace('"e1"', '"e\ud8001"'), "encounter/lone-surrogate", "/id"),
  encounter(98, "a NUL in an id", { id: "e\u00001" }, "encounter/control-character", "/id"),
  whole(98, "a NUL in an id, not escaped", good.replace('"e1"', '"e\u00001"'), "encounter/control-character", "/id"),
  encounter(98, "a direction control in an id", { id: "e\u202e1" }, "encounter/control-character", "/id"),
  encounter(98, "a terminal's command in an id", { id: "\u001b[2J" }, "encounter/control-character", "/id"),
  encounter(98, "an id of a megabyte less a little", { id: "e".repeat(1_000_000) }, "encounter/text-too-long", "/id"),
  encounter(98, "an id of 65 characters", { id: "e".repeat(65) }, "encounter/text-too-long", "/id"),
  encounter(98, "an id of 64 characters", { id: "e".repeat(64) }),
  encounter(98, "an empty id", { id: "" }, "encounter/empty-text", "/id"),
  encounter(98, "an id as a number", { id: 4711 }, "encounter/type", "/id"),
  administration(98, "a text of 1,025 characters", { substance: "x".repeat(1_025) }, "encounter/text-too-long", "substance"),
  encounter(99, "33 lists in lists", { plan: Array.from({ length: 33 }).reduce((inner) => [inner], CANARY) }, "encounter/too-deep", `/plan${"/0".repeat(31)}`),
  encounter(99, "33 lists in lists of a member with a person's name", { [CANARY]: Array.from({ length: 33 }).reduce((inner) => [inner], CANARY) }, "encounter/too-deep", ""),
  whole(99, "a million lists in lists", "[".repeat(1_000_000), "encounter/too-deep", "/0".repeat(32)),
  whole(99, "500,000 lists in lists, all closed", `${"[".repeat(500_000)}${"]".repeat(500_000)}`, "encounter/too-deep", "/0".repeat(32)),
  whole(99, "200,000 objects in objects", '{"a":'.repeat(200_000), "encounter/too-deep", "/a".repeat(32)),
  encounter(100, "2,001 administrations", { administrations: list(2_001, () => ({})) }, "encounter/too-many", "/administrations"),
  whole(100, "more bytes than an encounter may have", text({ administrations: list(9_000, () => ({})) }), "encounter/too-long"),
  whole(100, "a million administrations", `{"id":"e1","administrations":[${"{},".repeat(1_000_000)}{}]}`, "encounter/too-long"),
  whole(100, "blanks up to one byte too many", `${good}${" ".repeat(1_048_577 - good.length)}`, "encounter/too-long"),
  encounter(100, "300 members of one object", Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`m${index}`, 1])), "encounter/too-many-members", ""),
  administration(101, "29 February of a common year", start("2026-02-29T10:00-05:00"), "encounter/date-invalid", "start"),
  encounter(101, "31 April", { date_of_service: "2026-04-31" }, "encounter/date-invalid", "/date_of_service"),
  encounter(101, "the month 13", { date_of_service: "2026-13-01" }, "encounter/date-invalid", "/date_of_service"),
  encounter(101, "the day 0", { date_of_service: "2026-03-00" }, "encounter/date-invalid", "/date_of_service"),
  encounter(101, "a date of another country", { date_of_service: "03/02/2026" }, "encounter/date-form", "/date_of_service"),
  encounter(101, "a date with a time", { date_of_service: "2026-03-02T10:00-05:00" }, "encounter/date-form", "/date_of_service"),
  administration(102, "24:00", stop("2026-03-02T24:00-05:00"), "encounter/time-invalid", "stop"),
  administration(102, "23:60", stop("2026-03-02T23:60-05:00"), "encounter/time-invalid", "stop"),
  administration(102, "second 60", stop("2026-03-02T10:30:60-05:00"), "encounter/time-invalid", "stop"),
  administration(102, "the year 0", start("0000-03-02T10:00-05:00"), "encounter/date-invalid", "start"),
  administration(102, "the year 10000", start("10000-03-02T10:00-05:00"), "encounter/instant-form", "start"),
  administration(103, "no offset", start("2026-11-01T01:30"), "encounter/no-offset", "start"),
  administration(103, "no offset, with seconds", start("2026-11-01T01:30:00"), "encounter/no-offset", "start"),
  administration(104, "an offset that says it is not known", start("2026-03-02T10:00-00:00"), "encounter/offset-form", "start"),
  administration(104, "an offset of 25 hours", start("2026-03-02T10:00+25:00"), "encounter/offset-form", "start"),
  administration(104, "an offset of 14 hours and a minute", start("2026-03-02T10:00+14:01"), "encounter/offset-form", "start"),
  administration(104, "half an offset", start("2026-03-02T10:00+05:3"), "encounter/offset-form", "start"),
  administration(104, "Z and an offset", start("2026-03-02T10:00Z-05:00"), "encounter/offset-form", "start"),
  administration(104, "the name of a zone", start("2026-03-02T10:00[America/Chicago]"), "encounter/instant-form", "start"),
  administration(105, "a lower-case t", start("2026-03-02t10:00-05:00"), "encounter/instant-form", "start"),
  administration(105, "a lower-case z", start("2026-03-02T15:00z"), "encounter/instant-form", "start"),
  administration(105, "a blank for T", start("2026-03-02 10:00-05:00"), "encounter/instant-form", "start"),
  administration(105, "a comma before a fraction", start("2026-03-02T10:00:00,5-05:00"), "encounter/instant-form", "start"),
  administration(105, "a week date", start("2026-W10-1T10:00-05:00"), "encounter/instant-form", "start"),
  administration(105, "digits of another script", start("\u0662\u0660\u0662\u0666-03-02T10:00-05:00"), "encounter/instant-form", "start"),
  { row: 106, what: "across the hour that comes twice", text: text({ date_of_service: "2026-11-01" }, span("2026-11-01T00:30-04:00", "2026-11-01T02:30-05:00")) },
  { row: 106, what: "across the hour that is left out", text: text({ date_of_service: "2026-03-08" }, span("2026-03-08T01:30-05:00", "2026-03-08T03:30-04:00")) },
  administration(107, "30 seconds", start("2026-03-02T10:00:30-05:00"), "encounter/seconds", "start"),
  administration(107, "half a second", start("2026-03-02T10:00:00.5-05:00"), "encounter/seconds", "start"),
  administration(107, "no seconds, written", start("2026-03-02T10:00:00-05:00")),
  { row: 108, what: "a date before the pack", text: text({ date_of_service: "1999-12-31" }, span("1999-12-31T10:00-05:00", "1999-12-31T11:00-05:00")), code: "encounter/no-version", pointer: "/date_of_service" },
  administration(109, "a stop before the start", stop("2026-03-02T09:59-05:00"), "encounter/stop-before-start", "stop"),
  administration(109, "a stop before the start in another offset", span("2026-03-02T10:00-05:00", "2026-03-02T10:30-04:00"), "encounter/stop-before-start", "stop"),
  administration(110, "a stop at the start", stop("2026-03-02T10:00-05:00"), "encounter/empty-span", "stop"),
  administration(110, "a push that stops when it starts", { technique: "push", stop: "2026-03-02T10:00-05:00" }),
  administration(111, "8 days", stop("2026-03-10T10:00-05:00"), "encounter/span-too-long", "stop"),
  administration(111, "7 days", stop("2026-03-09T10:00-05:00")),
  encounter(111, "an encounter of 32 days", { administrations: [administrationWith(), administrationWith({ id: "a2", ...span("2026-04-03T10:00-05:00", "2026-04-03T11:00-05:00") })] }, "encounter/encounter-too-long", "/administrations/1/stop"),
  administration(111, "a pause outside", { pauses: [{ start: "2026-03-02T09:00-05:00", stop: "2026-03-02T09:10-05:00" }] }, "encounter/pause-outside", "pauses"),
  administration(112, "no stop", { stop: undefined }),
  administration(112, "a stop of null", { stop: null }, "encounter/null", "stop"),
  encounter(112, "a plan of null", { plan: null }, "encounter/null", "/plan"),
  encounter(112, "no administrations", { administrations: undefined }, "encounter/missing-field", "/administrations"),
  encounter(113, "2,000 bags of one drug at once", { administrations: list(2_000, () => ({ substance: "one" })) }),
  encounter(113, "250 drugs at once", { administrations: list(250, () => ({})) }),
  encounter(114, "a person's name", { [CANARY]: CANARY }, "encounter/unknown-field", ""),
  encounter(114, "a member of another program", { patientName: CANARY }, "encounter/unknown-field", "/patientName"),
  administration(114, "a member of another noun", { placed: CANARY }, "encounter/unknown-field", "placed"),
  encounter(114, "a list of what only the engine makes", { services: [] }, "encounter/unknown-field", "/services"),
  whole(114, "a person's name twice", good.replace('"plan"', `"${CANARY}":1,"${CANARY}":2,"plan"`), "encounter/duplicate-key", ""),
  whole(114, "a number of another form under a person's name", good.replace('"plan"', `"${CANARY}":1e3,"plan"`), "encounter/number", ""),
  whole(115, "__proto__", good.replace('"plan"', '"__proto__":{"claim_type":"professional"},"plan"'), "encounter/reserved-key", ""),
  whole(115, "__proto__ by escapes", good.replace('"plan"', '"\\u005f_proto__":{},"plan"'), "encounter/reserved-key", ""),
  encounter(115, "constructor", { constructor: CANARY }, "encounter/reserved-key", ""),
  administration(115, "prototype", { prototype: CANARY }, "encounter/reserved-key", ""),
  administration(115, "a field that every object has", { toString: CANARY }, "encounter/unknown-field", "toString"),
  administration(116, "an empty substance", { substance: "" }, "encounter/empty-text", "substance"),
  administration(116, "an empty site", { site: "" }, "encounter/empty-text", "site"),
  administration(116, "an unknown class of drug", { drug_class: CANARY }, "encounter/unknown-word", "drug_class"),
  administration(116, "a word that every object has", { technique: "constructor" }, "encounter/unknown-word", "technique"),
  administration(116, "a word in capitals", { technique: "INFUSION" }, "encounter/unknown-word", "technique"),
  encounter(116, "a site that is not listed", { sites: [{ id: "left" }], administrations: [administrationWith({ site: CANARY })] }, "encounter/unknown-reference", `${A}/site`),
  encounter(116, "an unknown document", { documented: [CANARY] }, "encounter/unknown-word", "/documented/0"),
  administration(116, "a drug code in small letters", { drug: "j1745" }, "encounter/code-form", "drug"),
  encounter(116, "a code with a blank behind", { visits: [{ code: "99213 " }] }, "encounter/code-form", "/visits/0/code"),
  administration(116, "a dose with a comma", { dose: { amount: "1,5", unit: "mg" } }, "encounter/amount-form", "dose/amount"),
  whole(118, "a byte order mark", `\ufeff${good}`, "encounter/encoding"),
  whole(118, "UTF-16 read as if it were not", [...good].join("\u0000"), "encounter/encoding"),
  whole(119, "nothing", "", "encounter/json"),
  whole(119, "blanks", " \n ", "encounter/json"),
  whole(119, "two values", `${good}${good}`, "encounter/trailing-content"),
  whole(119, "a comma after the last member", good.replace(/\}$/, ",}"), "encounter/json"),
  whole(119, "a comma after the last item", good.replace("}]", "},]"), "encounter/json", "/administrations/1"),
  whole(119, "a comment", `${good} // ${CANARY}`, "encounter/trailing-content"),
  whole(119, "a comment inside", good.replace("{", `{/* ${CANARY} */`), "encounter/json"),
  whole(119, "a text in single quotes", good.replaceAll('"', "'"), "encounter/json"),
  whole(119, "a text that is not closed", good.slice(0, 20), "encounter/json"),
  whole(119, "an end in the middle", good.slice(0, -1), "encounter/json"),
  whole(119, "an escape that is none", good.replace("e1", "e\\x1"), "encounter/json", "/id"),
  whole(119, "words of another language", good.replace(`"${CANARY}"`, "None"), "encounter/json", `${A}/substance`),
];
