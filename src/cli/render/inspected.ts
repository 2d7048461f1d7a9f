import type { Inventory } from "../../ir/inventory.ts";
import type { Pack } from "../../ir/ir.ts";
import type { Signer } from "../../trust/verify.ts";
import type { Colors } from "./colors.ts";
import { counted, grouped, padRight, printable, widthOf, wrap } from "./display.ts";

/** A compiled pack and what is in it. */
export interface Inspected {
  readonly pack: Pack;
  readonly signers: readonly Signer[];
  readonly inventory: Inventory;
}

/** The form of the JSON report; it grows only by new members. */
const FORMAT = "payerpack inspection 1";
const LABEL = 13;
const WIDTH = 100;

/** The report of `inspect`. */
export function renderInspected(inspected: Inspected, format: "text" | "json", colors: Colors): string {
  return format === "json" ? `${JSON.stringify(plain(inspected), null, 2)}\n` : drawn(inspected, colors);
}

function plain({ pack, signers, inventory }: Inspected): object {
  const { format, id, release, title, payer, extends: below, vocabulary, requires, hashes } = pack;
  return {
    format: FORMAT,
    pack: { format, id, release, title, payer, extends: below, vocabulary: { name: vocabulary.name, version: vocabulary.version }, requires, hashes },
    signers,
    ...inventory,
  };
}

function drawn({ pack, signers, inventory }: Inspected, colors: Colors): string {
  const { segments, rules, rows, sources, size } = inventory;
  const kinds = Object.entries(rules).map(([kind, count]) => `${kind} ${grouped(count)}`);
  const sourceLines = sources.map(({ pack: of, key, title, confidence }) => `${of} ${key}: ${title}${confidence === undefined ? "" : ` (${confidence})`}`);
  const total = size.reduce((sum, { length }) => sum + length, 0);
  const parts = size.map(({ part, length }) => `${part} ${grouped(length)}`);
  return [
    `${colors.bold(printable(`${pack.id} ${pack.release}`))}  ${printable(pack.title)}\n`,
    row("format", [pack.format], colors),
    row("payer", [pack.payer ?? "none: encounters without a payer"], colors),
    row("extends", pack.extends.length > 0 ? pack.extends.map(({ id, release }) => `${id} ${release}`) : ["nothing"], colors),
    row("vocabulary", [`${pack.vocabulary.name} ${pack.vocabulary.version}`], colors),
    row("content", [pack.hashes.content], colors),
    row("meaning", [pack.hashes.meaning], colors),
    row("signed by", signers.length > 0 ? signers.map(({ key, name }) => (name === null ? key : `${name} ${key}`)) : ["nobody"], colors),
    row("segments", segments.map(({ from, to, rules: count }) => `${from} ${to === null ? "on" : `to ${to}`}, ${counted(count, "rule")}`), colors),
    row("rules", wrapped(kinds), colors),
    row("table rows", [grouped(rows)], colors),
    row("needs", wrapped(pack.requires), colors),
    row("sources", sourceLines.flatMap((line) => wrap(line, WIDTH - LABEL)), colors),
    row("size", wrapped([`${grouped(total)} characters`, ...parts]), colors),
  ].join("");
}

function wrapped(items: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const item of items) {
    if (line !== "" && widthOf(line) + 2 + widthOf(item) > WIDTH - LABEL) {
      lines.push(`${line},`);
      line = item;
    } else line = line === "" ? item : `${line}, ${item}`;
  }
  return line === "" ? ["none"] : [...lines, line];
}

function row(label: string, lines: readonly string[], colors: Colors): string {
  return lines.map((line, index) => `${colors.bold(padRight(index === 0 ? label : "", LABEL))}${printable(line)}\n`).join("");
}
