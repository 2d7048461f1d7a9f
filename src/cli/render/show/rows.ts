import { kindWords } from "../../../compiler/kind-words.ts";
import type { Dependent, Origin, ShownChange, ShownPart, ShownRule, ShownSource } from "../../../analysis/show/model.ts";
import { counted } from "../display.ts";

/** A text, and where it leads: an address, or `#name` of a rule. */
export interface Linked {
  readonly text: string;
  readonly href?: string;
}

/** One labelled line or more of what is told about a rule. */
export interface Row {
  readonly label: string;
  readonly lines: readonly Linked[];
  /** 0: of the rule; 1: of the part above; 2: of the change above. */
  readonly level: 0 | 1 | 2;
  /** `rule`: what the rule says; `change`: what an exception made of it; `ground`: why and where. */
  readonly tone: "rule" | "change" | "ground";
}

/** What is told about a rule, in order. `path` shows a path of the rules. */
export function rowsOf(rule: ShownRule, path: (path: string) => string): readonly Row[] {
  const rows: Row[] = [];
  const addresses = new Set<string>();
  const add: Add = (level, tone, label, lines) => {
    // An address is written where it is first needed; after that the title of the source is enough.
    const kept = lines.map((line) => (typeof line === "string" ? { text: line } : line)).filter(({ text, href }) => href !== text || !addresses.has(text));
    for (const { text, href } of kept) if (href === text) addresses.add(text);
    if (kept.length > 0) rows.push({ level, tone, label, lines: kept });
  };
  if (rule.forEach !== null) add(0, "rule", "for each", [rule.forEach]);
  add(0, "rule", "only where", rule.applies);
  for (const part of rule.parts) addPart(part, path, add);
  const told = new Set(rule.parts.flatMap(({ changes }) => changes.map(({ exception }) => exception)));
  add(0, "change", "replaced by", rule.exceptions.filter((name) => !told.has(name)).map((name) => ({ text: name, href: `#${name}` })));
  if (rule.because !== null) add(0, "ground", "because", [rule.because]);
  add(0, "ground", "written in", originLines(rule.origin, path));
  add(0, "ground", "source", rule.sources.flatMap(sourceLines));
  add(0, "ground", "confirmed by", rule.confirmed.flatMap((source) => sourceLines(source)));
  add(0, "ground", "names", rule.names.map(({ name, kind, title }) => ({ text: title === name ? `${name}: ${kindWords(kind)}` : `${name}: ${title}`, href: `#${name}` })));
  if (rule.dependents !== null) add(0, "ground", "changed by", [dependentsWords(rule.dependents), ...rule.dependents.map(dependentLine)]);
  return rows;
}

type Add = (level: Row["level"], tone: Row["tone"], label: string, lines: readonly (string | Linked)[]) => void;

function addPart(part: ShownPart, path: (path: string) => string, add: Add): void {
  add(0, "rule", part.key, part.is.length > 0 ? part.is : part.was ? ["nothing"] : part.key === "instead" ? [] : ["not said"]);
  if (part.was && part.changes.length === 0) add(1, "change", "was", part.was);
  if (part.because !== null) add(1, "ground", "because", [part.because]);
  add(1, "ground", "source", part.sources.flatMap(sourceLines));
  for (const change of part.changes) addChange(part, change, path, add);
}

function addChange(part: ShownPart, change: ShownChange, path: (path: string) => string, add: Add): void {
  const is = change.is.length > 0 ? change.is : ["nothing"];
  const was = part.was ?? part.is;
  add(part.key === "instead" && part.is.length === 0 ? 0 : 1, "change", part.key === "instead" ? "instead" : "changed by", [{ text: `${change.exception}: ${change.title}`, href: `#${change.exception}` }]);
  if (was.length > 0) add(2, "change", "was", was);
  add(2, "change", "is", is);
  add(2, "change", "when", change.when);
  add(2, "ground", "because", change.because === "" ? [] : [change.because]);
  add(2, "ground", "written in", originLines(change.origin, path));
  add(2, "ground", "source", change.sources.flatMap(sourceLines));
}

/** `PACK 2026.1, rules/FOLDER/TOPIC.yaml:69`. */
export function originLines({ pack, release, place }: Origin, path: (path: string) => string): readonly string[] {
  const named = pack === null ? [] : [release === null ? pack : `${pack} ${release}`];
  const line = [...named, ...(place === null ? [] : [path(place)])].join(", ");
  return line === "" ? [] : [line];
}

/** A source in words, with its confidence, and a line with its address. */
export function sourceLines({ key, title, locator, publisher, confidence, url }: ShownSource): readonly Linked[] {
  const words = [title, ...(locator === null ? [] : [locator]), ...(publisher === null ? [] : [publisher])].join(", ");
  const line = `${words} [${[key, ...(confidence === null ? [] : [confidence])].join(", ")}]`;
  return url === null ? [{ text: line }] : [{ text: line }, { text: url, href: url }];
}

function dependentsWords(dependents: readonly Dependent[]): string {
  if (dependents.length === 0) return "no other pack";
  const payers = new Set(dependents.flatMap(({ payer }) => (payer === null ? [] : [payer]))).size;
  const others = dependents.filter(({ payer }) => payer === null).length;
  return [...(payers > 0 ? [counted(payers, "payer")] : []), ...(others > 0 ? [counted(others, "pack of no payer", "packs of no payer")] : [])].join(" and ");
}

function dependentLine({ payer, pack, exceptions }: Dependent): string {
  return `${payer ?? pack}: ${exceptions.join(", ")}`;
}
