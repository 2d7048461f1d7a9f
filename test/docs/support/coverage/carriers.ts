import type { SourceFile } from "../../../../src/base/source.ts";
import type { Rule, RuleFile, RuleKind, Source } from "../../../../src/parser/ast.ts";
import { parseModule } from "../../../../src/parser/parse.ts";
import { type CodeRange, codesListed, meet, mentionsOf } from "./mentions.ts";

/** A rule with the pack it stands in and the sources it rests on. */
export interface PlacedRule {
  /** Folder of the pack: `cpt`, `payers/moda`. */
  readonly folder: string;
  readonly rule: Rule;
  readonly sources: readonly Source[];
  /** Contested points of the rule and of its leave-outs. */
  readonly contested: ReadonlySet<string>;
  /** Codes that it names, or that the code sets and tables list that it names. */
  readonly codes: readonly CodeRange[];
  /** Every name that it reads. */
  readonly names: ReadonlySet<string>;
}

/** Folder of the national base. */
export const BASE = "cpt";

const EARNING: ReadonlySet<RuleKind> = new Set(["ladder", "bill"]);
const JUDGING: ReadonlySet<RuleKind> = new Set(["edit", "limit", "pairs", "modifier", "not_covered"]);

/** Every rule of a folder of rules, base first, in the order of the names. */
export function placedRules(files: readonly SourceFile[]): readonly PlacedRule[] {
  const csv = new Map(files.filter(({ path }) => path.endsWith(".csv")).map(({ path, text }) => [path, text]));
  const modules = files.filter(({ path }) => path.endsWith(".yaml") && !path.startsWith("vocabulary/")).flatMap((file) => parseModule(file).value ?? []);
  const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");
  const sources = new Map<string, Source>();
  const rules: { readonly folder: string; readonly rule: Rule }[] = [];
  for (const one of modules) {
    if (one.kind !== "pack_file" && one.kind !== "rule_file") continue;
    const folder = folderOf(one.span.file.path);
    for (const source of one.sources) sources.set(`${folder} ${source.key.text}`, source);
    if (one.kind === "rule_file") rules.push(...(one as RuleFile).rules.map((rule) => ({ folder, rule })));
  }
  const lists = new Map(rules.filter(({ rule }) => rule.kind === "code_set" || rule.kind === "table").map(({ folder, rule }) => [`${folder} ${rule.name.text}`, codesListed(rule, csv)]));
  return rules.map(({ folder, rule }) => {
    const { codes, names } = mentionsOf(rule);
    const leaveOut = rule.parts.get("leave out")?.content;
    const items = leaveOut?.type === "leave_out" ? leaveOut.items : [];
    return {
      folder,
      rule,
      sources: rule.sources.flatMap(({ key }) => sources.get(`${folder} ${key.text}`) ?? []),
      contested: new Set([...rule.contested, ...items.flatMap((item) => item.contested)].map(({ text }) => text)),
      codes: [...codes, ...[...names].flatMap((name) => lists.get(`${folder} ${name}`) ?? lists.get(`${BASE} ${name}`) ?? [])],
      names,
    };
  });
}

/** What a rule does with the codes that it names. */
export function roleOf({ rule }: PlacedRule): "earns" | "judges" | undefined {
  return EARNING.has(rule.kind) ? "earns" : JUDGING.has(rule.kind) ? "judges" : undefined;
}

/** Rules that bill or judge by a set of items with a code of a range; a set that has it within a wide range says nothing of it. */
export function readersOf(rules: readonly PlacedRule[], range: CodeRange): readonly PlacedRule[] {
  const sets = rules.filter((one) => one.rule.kind === "set" && one.codes.some((code) => code[0] === code[1] && meet(code, range))).map(({ rule }) => rule.name.text);
  return rules.filter((one) => roleOf(one) !== undefined && sets.some((name) => one.names.has(name)));
}

/** Whether a rule names a code of a range. */
export function carries({ codes }: PlacedRule, range: CodeRange): boolean {
  return codes.some((one) => meet(one, range));
}
