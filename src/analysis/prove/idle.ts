import { invariant } from "../../base/invariant.ts";
import { withoutException } from "../../compiler/emit-without.ts";
import type * as ir from "../../ir/ir.ts";
import { loadPack } from "../../runtime/load.ts";
import type { LoadedPack } from "../../runtime/load.ts";
import { changedBy, waitsForRows } from "./asleep.ts";
import type { Proof } from "./proof.ts";
import { proofOf } from "./proof.ts";
import { saidBy } from "./said.ts";
import type { Subject } from "./subject.ts";
import { declares } from "./subject.ts";

/**
 * Whether each exception of the pack changes an answer. The pack is written again without the exception, so that what it beats stands again, and the examples of
 * the pack are coded by both: one that is answered otherwise proves that the exception is not idle. The compiler has refused those that
 * can never change anything (`check/exception-idle`); what no example shows is not shown, but for an exception to rules over a table that has no row for them.
 */
export function idleProofs(subject: Subject): readonly Proof[] {
  const { compiled, pack } = subject;
  const own = [...compiled.understood.exceptions.values()].filter((one) => declares(subject, one));
  if (own.length === 0) return [];
  const loaded = loadedOf(pack);
  const answered = new Map<string, { readonly day: string; readonly encounter: string; readonly said: string; readonly text: string }[]>();
  for (const { encounter } of pack.vectors ?? []) {
    const answer = loaded.codeText(encounter);
    if ("error" in answer) continue;
    const day = String((JSON.parse(encounter) as Readonly<Record<string, unknown>>)["date_of_service"]);
    const segment = pack.segments.find(({ from, to }) => from <= day && (to === null || day <= to))!;
    const list = answered.get(segment.from) ?? [];
    list.push({ day, encounter, said: saidBy(answer), text: JSON.stringify(answer) });
    answered.set(segment.from, list);
  }
  const written = withoutException(compiled.understood);
  const idle = own.filter(({ rule, range }) => {
    const name = rule.name.text;
    for (const [from, examples] of answered) {
      if (range.until !== null && range.until < from) continue;
      const without = loadedOf(lone(pack, written(name, from), from));
      // An example whose answer names the exception is the likeliest to change.
      const likely = [...examples].sort((a, b) => Number(b.text.includes(`"${name}"`)) - Number(a.text.includes(`"${name}"`)));
      if (likely.some(({ encounter, said }) => saidBy(without.codeText(encounter)) !== said)) return false;
    }
    return true;
  });
  // What changes only rules that wait for rows waits with them.
  const open = idle.filter(({ rule }) => !waitsForRows(changedBy(rule.name.text, pack), pack));
  if (open.length > 0) {
    return open.map(({ rule }) => proofOf("idle exception", rule.title?.text ?? rule.name.text, { is: "not shown", because: "no example is answered otherwise without it" }, rule.name.text));
  }
  const active = own.length - idle.length;
  const but = idle.length === 0 ? "" : `, but for ${idle.length} to rules over a table that has no row for them`;
  if (active === 0) return [proofOf("idle exception", `what the ${own.length} exceptions change waits for rows`, { is: "proved", because: "they change only rules over a table that has no row for them" })];
  const about = `${active === 1 ? "its exception changes" : `each of its ${active} exceptions changes`} an answer${but}`;
  return [proofOf("idle exception", about, { is: "proved", because: "without it an example is answered otherwise" })];
}

/** A pack of one program, for the dates of one segment. */
function lone(pack: ir.Pack, { program, tables }: { readonly program: ir.Program; readonly tables: readonly ir.TableRows[] }, from: string): ir.Pack {
  const segment = pack.segments.find((one) => one.from === from)!;
  return { ...pack, programs: [program], tables, segments: [{ ...segment, program: 0 }] };
}

function loadedOf(pack: ir.Pack): LoadedPack {
  const loaded = loadPack(pack);
  invariant(loaded.ok, "a compiled pack is loaded");
  return loaded.pack;
}
