import type * as ir from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import type { Kind } from "../charts/chart.ts";
import { profilesOf } from "../charts/profile.ts";
import { readsOf, restedOn, restingOn, withoutStages } from "./reads.ts";
import { rulesIn } from "./rule-changes.ts";
import type { Stretch } from "./stretches.ts";

/**
 * One kind for each way in which the changed rules, those that name them and those that all of these name tell kinds apart by what is charted of one item, in
 * their order.
 */
export function relevantKinds(kinds: readonly Kind[], stretch: Stretch, packs: readonly [old: ir.Pack, now: ir.Pack]): readonly Kind[] {
  const [old, now] = packs;
  const names = stretch.changes.filter(({ what }) => what !== "words").map(({ name }) => name);
  const asked = [sliced(old, old.programs[stretch.old!]!, names), sliced(now, now.programs[stretch.now!]!, names)];
  const { item, access } = profilesOf(asked.sort((a, b) => (a.hashes.content < b.hashes.content ? -1 : 1)));
  const seen = new Set<string>();
  return kinds.filter(({ fields, access: through, lasts }) => {
    const key = [lasts, item(fields), through === null ? "" : access(through)].join("\n");
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a changed rule asks about lines: then whatever bills another line matters to it. */
export function readsLines({ changes, old: before, now: after }: Stretch, old: ir.Pack, now: ir.Pack): boolean {
  const names = new Set(changes.filter(({ what }) => what !== "words").map(({ name }) => name));
  const line = rolesOf(now.vocabulary).line?.name;
  return [[old, before], [now, after]].some((side) => {
    const [pack, index] = side as [ir.Pack, number];
    return rulesOf(pack.programs[index]!, pack.vocabulary).some(({ rule, noun }) => names.has(rule.name) && noun === line);
  });
}

/** A pack of which only some rules are left, with what they rest on: enough to ask what they ask. */
function sliced(pack: ir.Pack, program: ir.Program, names: readonly string[]): ir.Pack {
  const reads = withoutStages(readsOf(program, pack.vocabulary));
  const kept = restedOn(reads, restingOn(reads, names));
  const own = Object.fromEntries((Object.keys(program) as (keyof ir.Program)[]).map((section) => {
    // Lists and values answer for whoever asks them.
    if (section === "values" || section === "codeSets" || section === "tables") return [section, program[section]];
    const rules = rulesIn(program, section).filter(({ name }) => kept.has(name));
    return [section, Array.isArray(program[section]) ? rules : (rules[0] ?? null)];
  }));
  return { ...pack, programs: [own as unknown as ir.Program] };
}
