import type { CodeSet, Pack, Program } from "./ir.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * What is wrong with a pack of the right shape apart from its programs: identity, the packs below it, what no segment and no program uses, and
 * names that stand twice. Undefined when all is well. Says places, never a text of the pack.
 */
export function packFault(pack: Pack): string | undefined {
  const { id, release, payer, programs, segments, tables, citations, sourceMap } = pack;
  if (!isWord(id) || !isWord(release)) return "has an id or a release that is not one word";
  if (payer !== null && !isWord(payer)) return "has a payer that is not one word";
  const below = pack.extends.map((one) => one.id);
  if (!pack.extends.every((one) => isWord(one.id) && isWord(one.release)) || new Set([id, ...below]).size !== below.length + 1) return "extends a pack twice, or itself, or one that has no name";
  const inForce = new Set(segments.map(({ program }) => program));
  const idle = programs.findIndex((_, index) => !inForce.has(index));
  if (idle >= 0) return `has programs[${idle}], which is in force on no day`;
  const named = new Set(programs.flatMap((program) => program.tables.map(({ rows }) => rows)));
  const unread = tables.findIndex((_, index) => !named.has(index));
  if (unread >= 0) return `has tables[${unread}], which no program names`;
  if (citations.some(({ pack: of, key }) => !isWord(of) || !isWord(key))) return "has a source without a name";
  if (new Set(citations.map(({ pack: of, key }) => `${of} ${key}`)).size !== citations.length) return "has a source twice";
  if (!Object.entries(sourceMap).every(([name, place]) => isName(name) && PLACE.test(place))) return "has a place in its sources that is none";
  return wordsFault(pack.vocabulary);
}

/**
 * What is wrong with the lists of a program: names that no rule can have, code sets that cannot be searched, tests over nothing, a field taken
 * twice. The rules must have the right shape.
 */
export function listsFault(program: Program): string | undefined {
  for (const [section, rules] of Object.entries(program) as [keyof Program, unknown][]) {
    const all = (Array.isArray(rules) ? rules : rules === null ? [] : [rules]) as readonly { readonly name: string; readonly depth?: number }[];
    if (!all.every(({ name, depth = 0 }) => isName(name) && depth >= 0 && depth <= MAX_DEPTH)) return `${section} has a name that is none, or a depth that cannot be`;
  }
  if (!program.codeSets.every(isSearchable)) return "codeSets has ranges that are not in order, or no codes";
  if (program.assume.some(({ take }) => take.length === 0 || repeats(take.map(({ field }) => field)))) return "assume takes nothing, or a field twice";
  if (program.exceptions.some(({ to }) => to.length === 0 || to.some((name) => !isName(name)))) return "exceptions has one to nothing";
  return emptyTest(program) ? "has a test over nothing" : undefined;
}

/** Names are written so in the language. */
const NAME = /^[a-z][a-z0-9_]{0,63}$/;
/** One word that can be seen: no blank, control or direction mark. */
const WORD = /^[^\s\p{Cc}\p{Cf}]{1,200}$/u;
const VISIBLE_ASCII = /^[!-~]+$/;
const PLACE = /^.+:[1-9][0-9]{0,6}$/;
const CODE = /^[0-9A-Z]{1,12}$/;
/** More rules than this never stand on one another. */
const MAX_DEPTH = 1_000_000;

/** A text that is in ASCII, as nearly all are, is spared the expression for every script: to make that one ready takes longer than to check a pack. */
function isWord(text: string): boolean {
  return (text.length <= 200 && VISIBLE_ASCII.test(text)) || WORD.test(text);
}

function isName(text: string): boolean {
  return NAME.test(text);
}

function wordsFault({ name, version, nouns, types }: Vocabulary): string | undefined {
  if (!isWord(name) || !isWord(version)) return "has a vocabulary without a name or a version";
  const words = [
    ...nouns.flatMap((noun) => [noun.name, noun.plural, noun.from, noun.givenLine, ...noun.documents, ...noun.fields.map((field) => field.name)]),
    ...types.flatMap((type) => [type.name, ...type.groups.map((group) => group.name)]),
  ];
  if (!words.every((word) => word === undefined || isWord(word))) return "has a vocabulary with a name that is not one word";
  return nouns.some(({ documents }) => repeats(documents)) ? "has a vocabulary with a document twice" : undefined;
}

/** Ranges of one length each, low to high, one behind the other: what a search by halves needs. */
function isSearchable({ ranges }: CodeSet): boolean {
  const last = new Map<number, string>();
  return ranges.every(([low, high]) => {
    const before = last.get(low.length);
    last.set(low.length, high);
    return CODE.test(low) && CODE.test(high) && low.length === high.length && low <= high && (before === undefined || before < low);
  });
}

function repeats(names: readonly string[]): boolean {
  return new Set(names).size !== names.length;
}

/** Whether `one_of` or `sharing` stands over an empty list, or over one with a word twice. */
function emptyTest(node: object): boolean {
  if (Array.isArray(node)) return node.some((item: unknown) => typeof item === "object" && item !== null && emptyTest(item));
  const record = node as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (typeof value === "object" && value !== null ? emptyTest(value) : (key === "op" && value === "one_of" && isDoubtful(record.members)) || (key === "is" && value === "sharing" && isDoubtful(record.fields))) return true;
  }
  return false;
}

function isDoubtful(words: unknown): boolean {
  const list = words as readonly string[];
  return list.length === 0 || repeats(list);
}
