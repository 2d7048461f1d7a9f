import type { CodedAnswer, Finding, Unbilled } from "../../runtime/answer.ts";
import { counted, printable, wrap } from "../render/display.ts";
import { drawTable } from "./table.ts";
import { WIDTH } from "./width.ts";

/** What a person must know beyond the lines: the reason, then what it is about and where it comes from. */
export function findingsSection({ findings, lines }: CodedAnswer): readonly string[] {
  return section("Findings", findings, (finding) => {
    const code = finding.line === undefined ? undefined : lines[finding.line]?.code;
    return entry(finding.outcome, finding.reason, [
      finding.line === undefined ? undefined : `line ${finding.line + 1} (${code ?? ""})`,
      finding.pointer,
      list("administrations", finding.administrations),
      list("missing", finding.missing),
      denial(finding),
      origin(finding),
    ]);
  });
}

/** Every minute and event that earned no line, and why. */
export function unbilledSection({ unbilled }: CodedAnswer): readonly string[] {
  if (unbilled.length === 0) return [];
  const columns = [{ title: "from" }, { title: "when" }, { title: "minutes", right: true }, { title: "why" }] as const;
  const rows = unbilled.map((one) => [
    printable(one.administration),
    span(one),
    one.minutes === undefined ? "" : String(one.minutes),
    `${one.reason} (${origin(one)})`,
  ]);
  const minutes = unbilled.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const title = minutes > 0 ? `Not billed, ${counted(minutes, "minute")}` : "Not billed";
  return ["", `  ${title}`, ...drawTable(columns, rows, WIDTH, 4)];
}

/** Facts that the chart lacks and the pack fills in. */
export function assumedSection({ assumptions }: CodedAnswer): readonly string[] {
  return section("Assumed", assumptions, (one) => entry(printable(one.administration), one.reason, [origin(one)]));
}

function section<T>(title: string, items: readonly T[], draw: (item: T) => readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ["", `  ${title}`, ...items.flatMap(draw)];
}

/** A word and a reason, and under them what it is about. */
export function entry(word: string, reason: string, details: readonly (string | undefined)[]): readonly string[] {
  const about = details.filter((part) => part !== undefined && part !== "").join("; ");
  return [
    ...drawTable([{ title: "" }, { title: "" }], [[word, reason]], WIDTH, 4),
    ...wrap(about, WIDTH - 8).map((line) => `        ${line}`),
  ];
}

function denial({ group, carc, rarc = [] }: Finding): string | undefined {
  const codes = [group, carc, ...rarc].filter((code) => code !== undefined);
  return codes.length > 0 ? codes.join(" ") : undefined;
}

/** The rule, and its source where it has one. */
export function origin({ rule, citation }: { readonly rule: string; readonly citation?: string }): string {
  return citation === undefined ? `rule ${rule}` : `rule ${rule}, source ${citation}`;
}

function list(title: string, items: readonly string[] | undefined): string | undefined {
  return items && items.length > 0 ? `${title}: ${items.join(", ")}` : undefined;
}

/** `2026-03-02 10:00 to 10:20`; the second date and the offsets only where they differ. */
function span({ from, to }: Unbilled): string {
  if (from === undefined) return "";
  const [date, time, offset] = parts(from);
  if (to === undefined) return `${date} ${time}`;
  const [lastDate, lastTime, lastOffset] = parts(to);
  const offsets = offset !== lastOffset;
  const end = `${lastDate === date ? "" : `${lastDate} `}${lastTime}${offsets ? lastOffset : ""}`;
  return `${date} ${time}${offsets ? offset : ""} to ${end}`;
}

function parts(instant: string): readonly [string, string, string] {
  return [instant.slice(0, 10), instant.slice(11, 16), instant.slice(16).replace(/^:00/, "")];
}
