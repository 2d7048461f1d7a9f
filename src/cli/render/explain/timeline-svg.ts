import type { Stretch, Timeline, TimelineRow } from "../../../analysis/explain/timeline.ts";
import type { CodedAnswer } from "../../../runtime/answer.ts";
import { printable, widthOf } from "../display.ts";

/** The pattern of what is left out. */
const HATCHED = "left-out";
/** Units of the drawing. */
const WIDTH = 960;
const LEFT = 200;
const RIGHT = 24;
const TOP = 34;
const ROW = 54;
/** The name of an access, above its rows. */
const SITE = 18;
const BAR = 18;

/**
 * A visit as a drawing: a row for each charted item, access by access; minutes on a line are filled and carry its number and code, minutes left out are
 * hatched, an end that is not documented is open. Black on white says everything that colour says. `number`: of the drawing in its page, counted
 * from 0. Ends with a line break.
 */
export function timelineSvg(timeline: Timeline, answer: CodedAnswer, number: number): string {
  const { rows, from, to, day } = timeline;
  const begins = rows.map((row, index) => row.site !== null && rows[index - 1]?.site !== row.site);
  const tops = rows.map((_, index) => TOP + index * ROW + begins.slice(0, index + 1).filter(Boolean).length * SITE);
  const height = TOP + rows.length * ROW + begins.filter(Boolean).length * SITE + 40;
  const x = (minute: number): number => round(LEFT + ((minute - from) / (to - from)) * (WIDTH - LEFT - RIGHT));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="visit-${number} visit-${number}-words" font-family="system-ui, sans-serif" font-size="12">`,
    `<title id="visit-${number}">${escaped(`The visit of ${day} along the clock`)}</title>`,
    `<desc id="visit-${number}-words">${escaped(rows.map((row) => rowWords(row, answer)).join(" "))}</desc>`,
    `<defs><pattern id="left-out-${number}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#555555" stroke-width="2"/></pattern></defs>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...clock(timeline, x, height),
    ...rows.flatMap((row, index) => [...(begins[index] ? siteName(row.site!, tops[index]! - SITE) : []), ...drawnRow(row, tops[index]!, x, answer, timeline)]),
    ...legend(height - 22),
    "</svg>",
  ];
  return `${parts.join("\n").replaceAll(`url(#${HATCHED})`, `url(#${HATCHED}-${number})`)}\n`;
}

function clock({ from, to, day }: Timeline, x: (minute: number) => number, height: number): readonly string[] {
  const hours = (to - from) / 60;
  const step = [1, 2, 3, 6, 12, 24].find((one) => hours / one <= 12) ?? 48;
  const marks: string[] = [`<text x="8" y="20" fill="#000000" font-weight="bold">${escaped(day)}</text>`];
  for (let minute = from; minute <= to; minute += step * 60) {
    marks.push(`<line x1="${x(minute)}" y1="26" x2="${x(minute)}" y2="${height - 36}" stroke="#bbbbbb"/>`);
    marks.push(`<text x="${x(minute)}" y="20" text-anchor="middle" fill="#000000">${clockOf(minute)}</text>`);
  }
  return marks;
}

function siteName(site: string, y: number): readonly string[] {
  return [`<line x1="0" y1="${y}" x2="${WIDTH}" y2="${y}" stroke="#000000"/>`, `<text x="8" y="${y + 13}" fill="#000000" font-style="italic">${escaped(short(site, 30))}</text>`];
}

function drawnRow(row: TimelineRow, y: number, x: (minute: number) => number, answer: CodedAnswer, { from, to }: Timeline): readonly string[] {
  const bar = y + 14;
  const parts: string[] = [];
  parts.push(`<text x="8" y="${bar + 9}" fill="#000000" font-weight="bold">${escaped(short(row.id, 24))}</text>`);
  parts.push(`<text x="8" y="${bar + 24}" fill="#333333" font-size="10.5">${escaped(short(row.words, 36))}</text>`);
  const [start, stop] = [row.from ?? row.to, row.to ?? row.from];
  if (start === null || stop === null) return [...parts, `<text x="${LEFT}" y="${bar + 13}" fill="#000000">no time is documented</text>`];
  if (start === stop && row.from !== null && row.to !== null || (row.to === null && row.lines.length > 0)) return [...parts, ...event(x(start), bar, row, answer)];
  const [a, b] = [row.from === null ? from : start, row.to === null ? to : stop];
  const open = row.from === null || row.to === null;
  parts.push(`<rect x="${x(a)}" y="${bar}" width="${round(Math.max(2, x(b) - x(a)))}" height="${BAR}" fill="#ffffff" stroke="#000000"${open ? ' stroke-dasharray="5 4"' : ""}/>`);
  if (open) parts.push(`<text x="${round((x(a) + x(b)) / 2)}" y="${bar + 13}" text-anchor="middle" fill="#000000">${row.to === null ? "stop" : "start"} not documented</text>`);
  for (const stretch of row.stretches) parts.push(...drawnStretch(stretch, bar, x, answer));
  parts.push(`<text x="${x(a)}" y="${bar - 3}" fill="#000000" font-size="10">${open ? clockOf(row.from ?? row.to!) : `${clockOf(a)} to ${clockOf(b)}`}</text>`);
  return parts;
}

/** What has no minutes: a mark, with the line that it earned. */
function event(at: number, bar: number, row: TimelineRow, answer: CodedAnswer): readonly string[] {
  const label = row.lines.length > 0 ? row.lines.map((line) => lineName(line, answer)).join(", ") : "not billed";
  const middle = bar + BAR / 2;
  return [
    `<path d="M ${at} ${middle - 8} l 7 8 l -7 8 l -7 -8 z" fill="${row.lines.length > 0 ? "#1f4e79" : "url(#left-out)"}" stroke="#000000"/>`,
    `<text x="${at + 12}" y="${middle + 4}" fill="#000000">${escaped(`${clockOf(row.from ?? row.to!)} ${label}`)}</text>`,
  ];
}

/** Fills that keep black and white apart; text stands below so that it is read on any of them. */
function drawnStretch({ from, to, line, reason }: Stretch, bar: number, x: (minute: number) => number, answer: CodedAnswer): readonly string[] {
  const [a, b] = [x(from), x(to)];
  const kept = line !== null && ["bill", "warn"].includes(answer.lines[line]!.outcome);
  const fill = line === null ? "url(#left-out)" : kept ? (line % 2 === 0 ? "#1f4e79" : "#7ba7cc") : "#dddddd";
  const rect = `<rect x="${a}" y="${bar}" width="${round(Math.max(1, b - a))}" height="${BAR}" fill="${fill}" stroke="#000000"><title>${escaped(line === null ? `${clockOf(from)} to ${clockOf(to)} left out: ${reason ?? ""}` : `${clockOf(from)} to ${clockOf(to)}: line ${lineName(line, answer)}`)}</title></rect>`;
  const label = line === null ? `${to - from} min left out` : `${lineName(line, answer)}, ${to - from} min`;
  const room = widthOf(label) * 5.6 <= b - a ? label : line === null ? `${to - from}` : answer.lines[line]!.code;
  return [rect, `<text x="${round((a + b) / 2)}" y="${bar + BAR + 12}" text-anchor="middle" fill="#000000" font-size="10">${escaped(room)}</text>`];
}

function legend(y: number): readonly string[] {
  const entries = [["#1f4e79", "minutes on a line"], ["#7ba7cc", "on the line next to it"], ["#dddddd", "on a line that is held or denied"], ["url(#left-out)", "left out"]] as const;
  let x = LEFT;
  return entries.flatMap(([fill, words]) => {
    const at = x;
    x += 44 + words.length * 6.4;
    return [`<rect x="${round(at)}" y="${y}" width="14" height="12" fill="${fill}" stroke="#000000"/>`, `<text x="${round(at + 20)}" y="${y + 10}" fill="#000000">${words}</text>`];
  });
}

/** A row as a sentence, for those who cannot see it. */
function rowWords(row: TimelineRow, answer: CodedAnswer): string {
  const when = row.from === null && row.to === null ? "no time documented" : `${row.from === null ? "start not documented" : clockOf(row.from)} to ${row.to === null ? "stop not documented" : clockOf(row.to)}`;
  const pieces = row.stretches.map(({ from, to, line, reason }) => `${clockOf(from)} to ${clockOf(to)} ${line === null ? `left out: ${reason ?? ""}` : `on line ${lineName(line, answer)}`}`);
  return `${row.id}${row.site === null ? "" : ` at ${row.site}`}, ${row.words}, ${when}${pieces.length > 0 ? `: ${pieces.join("; ")}` : ""}.`;
}

function lineName(line: number, { lines }: CodedAnswer): string {
  return `${line + 1}: ${lines[line]!.code}`;
}

/** `08:05`; on a later day `+1 08:05`. */
function clockOf(minute: number): string {
  const day = Math.floor(minute / 1440);
  const rest = minute - day * 1440;
  return `${day > 0 ? `+${day} ` : ""}${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
}

function short(text: string, most: number): string {
  return widthOf(text) <= most ? text : `${text.slice(0, most - 1)}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A text that markup shows as it is. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
