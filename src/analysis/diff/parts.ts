import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { nodeWords } from "../../ir/print.ts";
import type { Type } from "../../ir/types.ts";
import { constantWords, testWords } from "../../ir/words.ts";

/** One thing that a rule says, in words, and what decides whether it is said alike. */
export interface Part {
  /** `first from`, `leave out`, `when`. */
  readonly name: string;
  readonly words: string;
  /** Equal for parts that mean the same. */
  readonly key: string;
  /** The exception that says it; absent: the rule itself. */
  readonly by?: string;
  /** True for words that only reasons show. */
  readonly isReason: boolean;
}

/** A part of a rule in two packs; null: the rule does not say it there. */
export interface PartChange {
  readonly part: string;
  readonly was: string | null;
  readonly now: string | null;
  /** The exception that says it. */
  readonly by?: string;
  /** Of what an exception says: what the rule itself says. */
  readonly own?: string;
}

/** Any rule of a program, whatever its section. */
export type AnyRule = { readonly name: string } & Readonly<Record<string, unknown>>;

/** Members of a rule that say nothing about an answer, or are told elsewhere. */
const HIDDEN: ReadonlySet<string> = new Set(["name", "title", "citations", "depth", "rows", "type"]);
const REASONS: ReadonlySet<string> = new Set(["because", "reason"]);

/** The parts of a rule, each of its exceptions' cases apart, by a name that is unique in the rule. */
export function partsOf(rule: AnyRule): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const type = rule["type"] as Type | undefined;
  const words = (value: unknown): string => (type && typeof value !== "object" ? constantWords(value as ir.Constant, type) : nodeWords(value));
  const add = (part: Omit<Part, "key" | "isReason"> & { readonly value: unknown; readonly isReason?: boolean }, among = ""): void => {
    const { value, isReason = false, ...rest } = part;
    const key = [rest.by ?? "", rest.name, among].join("|");
    let free = key;
    for (let next = 2; parts.has(free); next++) free = `${key} ${next}`;
    parts.set(free, { ...rest, isReason, key: encodeCanonical(withoutWords(value)) });
  };
  for (const [key, value] of Object.entries(rule)) {
    if (HIDDEN.has(key) || value === null || value === undefined) continue;
    if (REASONS.has(key)) add({ name: key, words: String(value), value, isReason: true });
    else addMember(spaced(key), value, words, add);
  }
  return parts;
}

type Add = (part: { readonly name: string; readonly words: string; readonly by?: string; readonly value: unknown; readonly isReason?: boolean }, among?: string) => void;

function addMember(name: string, value: unknown, words: (value: unknown) => string, add: Add): void {
  if (isChoice(value)) {
    if (value.value !== null) addValue(name, value.value, words, add);
    for (const one of value.cases ?? []) add({ name, by: one.exception, words: `${words(one.value)}${guardWords(one.when)}`, value: one });
  } else if (name === "instead") {
    for (const one of value as readonly ir.InsteadCase[]) {
      add({ name, by: one.exception, words: `${insteadWords(one.value)}${guardWords(one.when)}`, value: [one.when ?? null, one.value] });
      add({ name: "because", by: one.exception, words: one.because, value: one.because, isReason: true });
    }
  } else if (name === "leave out" || name === "take" || name === "cuts") {
    for (const one of value as readonly Readonly<Record<string, unknown>>[]) addListed(name, one, words, add);
  } else if (isGroup(value)) {
    for (const [inner, part] of Object.entries(value)) if (part !== null && inner !== "citations") addMember(REASONS.has(inner) ? inner : `${name} ${spaced(inner)}`, part, words, add);
  } else if (!(Array.isArray(value) && value.length === 0)) addValue(name, value, words, add);
}

/** Entries of a list are known by what they are about, so that one that moves is no change. */
function addListed(name: string, one: Readonly<Record<string, unknown>>, words: (value: unknown) => string, add: Add): void {
  const { because, citations: _, ...own } = one;
  if (name === "take") return addMember(`take ${String(one["field"])}`, one["value"], words, add);
  const told = "if" in own && own["if"] ? testWords(own["if"] as ir.Test) : "always";
  add({ name, words: name === "leave out" ? told : `${String(own["kind"])} ${String(own["field"])}, ${told}`, value: own }, told);
  if (because !== undefined) add({ name: "because", words: String(because), value: because, isReason: true }, told);
}

/** An outcome's own words are a reason: a line is judged alike whatever they are. */
function addValue(name: string, value: unknown, words: (value: unknown) => string, add: Add): void {
  if (typeof value === "object" && value !== null && "is" in value && "reason" in value) {
    const { reason, ...own } = value as { readonly is: string; readonly to?: string; readonly reason: string };
    add({ name, words: [own.is, own.to].filter((one) => one !== undefined).join(" to "), value: own });
    add({ name: "reason", words: reason, value: reason, isReason: true });
  } else add({ name, words: words(value), value });
}

function guardWords(when: ir.Test | undefined): string {
  return when ? `, when ${testWords(when)}` : "";
}

function insteadWords(value: ir.Instead): string {
  return value.is.replaceAll("_", " ");
}

function isChoice(node: unknown): node is ir.Choice<unknown> {
  if (typeof node !== "object" || node === null || Array.isArray(node) || !("value" in node) || "op" in node) return false;
  return Object.keys(node).every((key) => key === "value" || key === "cases");
}

function isGroup(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === "object" && node !== null && !Array.isArray(node) && (Object.values(node).some(isChoice) || "bypass" in node || "carc" in node);
}

/** `firstFrom` as `first from`. */
function spaced(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const WORDS: ReadonlySet<string> = new Set(["title", "citations", "because", "reason"]);

/** A node of a program without what is words for people, at every depth. */
export function withoutWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutWords);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).flatMap(([key, value]) => (WORDS.has(key) || value === undefined ? [] : [[key, withoutWords(value)]])));
}
