import type { Pack } from "../../ir/ir.ts";
import type { CodedAnswer } from "../../runtime/answer.ts";
import { billedOf } from "../charts/answers.ts";
import { aligned, cellText, writtenCase } from "../charts/written.ts";
import type { Tested } from "./mutate.ts";
import type { Witness } from "./witness.ts";

/** The topic of examples that an analyst is still to confirm. */
export const TO_CONFIRM = "to confirm";

/** A file of examples, written anew or continued: each encounter with the answer of today, under the source of its rule. Refused encounters are left out. */
export function casesToConfirm(pack: Pack, witnesses: ReadonlyMap<Tested, Witness>, before: string | undefined): string {
  const head = before ?? `payerpack: 1\nexamples: ${TO_CONFIRM}\nfor: ${pack.id} ${pack.release}\n\ncases:\n`;
  const taken = new Set([...head.matchAll(/^ {2}([a-z][a-z0-9_]*):$/gm)].map(([, name]) => name!));
  const seen = new Set<string>();
  const cases: string[] = [];
  for (const [slip, { encounter, now }] of witnesses) {
    const text = JSON.stringify({ ...encounter, id: "" });
    if ("error" in now || seen.has(text)) continue;
    seen.add(text);
    const name = freeName(`${slip.name.replace(/[^a-z0-9_]+/g, "_")}_to_confirm`, taken);
    taken.add(name);
    const title = `To be confirmed, it would tell a slip in ${slip.name}`;
    cases.push(writtenCase(name, title, encounter, pack.vocabulary, billedOf(now)) + rest(now, String(encounter["date_of_service"])) + sourceOf(pack, slip.name));
  }
  return head + cases.join("\n");
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let next = 2; taken.has(free); next++) free = `${name}_${next}`;
  return free;
}

/** What an example can say beside the lines: minutes that are on none, the decision, findings and assumptions. */
function rest({ decision, findings, unbilled, assumptions }: CodedAnswer, day: string): string {
  const instant = (text: string | undefined): string => (text === undefined ? "" : cellText(text, { is: "instant" }, day));
  const rows = unbilled.map(({ administration, from, to, rule }) => [administration, instant(from), instant(to), rule]);
  const judged = [...new Set(findings.filter(({ outcome }) => outcome !== "hold" && outcome !== "not_covered").map(({ rule }) => rule))];
  const assumed = [...new Set(assumptions.map(({ rule }) => rule))];
  const lines = [
    ...(rows.length > 0 ? ["unbilled: |", ...aligned([["administration", "from", "to", "because"], ...rows]).map((line) => `  ${line}`)] : []),
    `decision: ${decision}`,
    ...(judged.length > 0 ? [`findings: [${judged.join(", ")}]`] : []),
    ...(assumed.length > 0 ? [`assumes: [${assumed.join(", ")}]`] : []),
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

/** The key of the first source of a rule that the pack or one below it has. */
function sourceOf(pack: Pack, name: string): string {
  for (const program of pack.programs) {
    for (const section of Object.values(program) as readonly unknown[]) {
      const rules = (Array.isArray(section) ? section : [section]) as readonly ({ readonly name?: string; readonly citations?: readonly { readonly source: number }[] } | null)[];
      const cited = rules.find((rule) => rule?.name === name)?.citations?.[0];
      const key = cited && pack.citations[cited.source]?.key;
      if (key !== undefined) return `    source: ${key}\n`;
    }
  }
  return "";
}
