import type { Fix } from "../../base/diagnostic.ts";
import type { Extent } from "./cst.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { surroundFix } from "./fixes.ts";
import { type Reading, shorten, written } from "./reading.ts";

/** A clause as terms and the words between them: one connective fewer than terms. */
export interface Joined {
  readonly terms: readonly Extent[];
  readonly connectives: readonly { readonly word: "and" | "or"; readonly extent: Extent }[];
}

/** Reports `and` beside `or` on the first word that differs from the one before it, with both readings as written and a fix for each. */
export function reportMixed(joined: Joined, reading: Reading): void {
  const { connectives } = joined;
  const odd = connectives.find(({ word }) => word !== connectives[0]!.word)!;
  const first = connectives[0]!;
  const readings = (["and", "or"] as const).map((tight) => groupBy(tight, joined, reading));
  reading.report(
    clauseDiagnostics.create("parse/mixed-and-or", reading.span(odd.extent.start, odd.extent.end), {}, {
      help: `A \`${shorten(readings[0]!.text)}\` or B \`${shorten(readings[1]!.text)}\`: put in the parentheses of the one you mean`,
      related: [{ span: reading.span(first.extent.start, first.extent.end), caption: `\`${first.word}\` stands here` }],
      fixes: readings.map(({ fix }, index) => ({ ...fix, title: `${index === 0 ? "A" : "B"}: ${fix.title}` })),
    }),
  );
}

/** The reading in which `tight` binds first: its runs stand in parentheses. */
function groupBy(tight: "and" | "or", { terms, connectives }: Joined, reading: Reading): { readonly text: string; readonly fix: Fix } {
  const groups: { first: number; last: number }[] = [{ first: 0, last: 0 }];
  for (const [index, { word }] of connectives.entries()) {
    if (word === tight) groups[groups.length - 1]!.last = index + 1;
    else groups.push({ first: index + 1, last: index + 1 });
  }
  const loose = tight === "and" ? "or" : "and";
  const text = groups
    .map(({ first, last }) => {
      const inside = terms.slice(first, last + 1).map(({ start, end }) => written(reading, start, end)).join(` ${tight} `);
      return first === last ? inside : `(${inside})`;
    })
    .join(` ${loose} `);
  const wide = groups.filter(({ first, last }) => first !== last);
  const around = wide.map(({ first, last }) => ({ span: reading.span(terms[first]!.start, terms[last]!.end), before: "(", after: ")" }));
  return { text, fix: surroundFix(`write \`${shorten(text)}\``, around) };
}
