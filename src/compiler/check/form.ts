import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import { visitTest } from "../../ir/visit.ts";
import { suggest } from "../../base/suggest.ts";
import type { RuleKind, Word } from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { pluralOf } from "../elaborate/context.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Symbols } from "../symbols.ts";

type Check = (draft: Draft, report: Report, symbols: Symbols) => void;

/** What one rule of a kind must have, whatever the dates and the exceptions. */
const CHECKS: Partial<Readonly<Record<RuleKind, Check>>> = {
  set: checkSpaced,
  time: checkCuts,
  ladder: checkSteps,
  bill: checkAccounts,
  modifier_group: checkGroup,
  pairs: checkColumns,
};

/** Checks one rule by its kind. */
export function checkForm(draft: Draft, report: Report, symbols: Symbols): void {
  CHECKS[draft.rule.kind]?.(draft, report, symbols);
}

function checkSpaced({ rule, noun }: Draft, report: Report): void {
  const keys = ["spaced.more than", "spaced.sharing", "spaced.because"];
  const written = keys.filter((key) => rule.parts.has(key));
  const [first] = written;
  if (first === undefined) return;
  const { keySpan } = rule.parts.get(first)!;
  if (noun && noun.madeBy !== "services") report(checkDiagnostics.create("check/spaced-needs-start", keySpan, { plural: pluralOf(noun) }));
  for (const key of keys) {
    if (!rule.parts.has(key)) report(checkDiagnostics.create("check/spaced-form", keySpan, { key: key.slice("spaced.".length) }));
  }
}

function checkCuts({ rule, parts }: Draft, report: Report): void {
  const time = meaningOf(parts.get("is"), "time")?.time;
  if (!time || time.cuts.length === 0 || rule.parts.has("because")) return;
  report(checkDiagnostics.create("check/cut-without-because", rule.parts.get("is")!.span, { what: `\`${rule.name.text}\`` }));
}

function checkSteps({ rule }: Draft, report: Report): void {
  const say = (fault: string): void => report(checkDiagnostics.create("check/ladder-form", rule.name.span, { ladder: rule.name.text, fault }));
  const groups = [["first", "code", "from", "covers"], ["more", "code", "each", "past"]] as const;
  let steps = 0;
  for (const [group, ...keys] of groups) {
    const written = keys.filter((key) => rule.parts.has(`${group}.${key}`));
    if (written.length === 0) continue;
    steps++;
    const missing = keys.filter((key) => !written.includes(key));
    if (missing.length > 0) say(`\`${group}\` needs ${missing.map((key) => `\`${key}\``).join(" and ")}`);
  }
  if (steps === 0) say("`first` or `more` must stand");
}

/** A line of a site or of the encounter that rests on minutes says which ones. */
function checkAccounts({ rule, noun, parts }: Draft, report: Report): void {
  const when = meaningOf(parts.get("when"), "test")?.test;
  if ((noun && noun.madeBy !== "sites") || !when || rule.parts.has("accounts for") || !asksForMinutes(when)) return;
  report(checkDiagnostics.create("check/accounts-for-missing", rule.name.span, { bill: rule.name.text }));
}

function asksForMinutes(test: ir.Test): boolean {
  let found = false;
  visitTest(test, { value: ({ op }) => void (found ||= op === "minutes_of" || op === "longest_piece_of") });
  return found;
}

function checkGroup({ rule, parts }: Draft, report: Report): void {
  const members = meaningOf(parts.get("members"), "words")?.words ?? [];
  const prefer = meaningOf(parts.get("prefer"), "words")?.words ?? [];
  const fault = (path: string, text: string): void => {
    const part = rule.parts.get(path)!;
    report(checkDiagnostics.create("check/modifier-form", part.keySpan, { fault: text }));
  };
  const twice = members.find((member, index) => members.indexOf(member) !== index);
  if (twice !== undefined) fault("members", `modifier ${twice} stands twice in \`${rule.name.text}\``);
  const strange = prefer.find((member) => !members.includes(member));
  if (strange !== undefined) fault("prefer", `modifier ${strange} is preferred and is no member of \`${rule.name.text}\``);
  const most = parts.get("at most");
  if (most?.is === "allowance" && most.per !== "line") {
    report(checkDiagnostics.create("check/group-allowance", rule.parts.get("at most")!.span, {}));
  }
}

const COLUMN_PARTS = ["keeps", "drops", "code", "needs one of"];

/** Pairs are not compiled yet; the columns they name must exist all the same. */
function checkColumns({ rule, parts }: Draft, report: Report, symbols: Symbols): void {
  const name = meaningOf(parts.get("table"), "word")?.word;
  const table = name === undefined ? undefined : symbols.byName.get(name);
  if (table?.is !== "table") return;
  const words: Word[] = [];
  for (const path of COLUMN_PARTS) {
    const content = rule.parts.get(path)?.content;
    if (content?.type === "word") words.push(content.word);
  }
  const where = rule.parts.get("bypass.where")?.content;
  if (where?.type === "row_test") words.push(where.test.column);
  for (const word of words.filter(({ text }) => !table.columns.has(text))) {
    const suggestions = suggest(word.text, table.columns.keys());
    report(checkDiagnostics.create("check/table-column", word.span, { column: word.text, table: `\`${name}\`` }, { suggestions }));
  }
}
