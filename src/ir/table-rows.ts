import { encodeCanonical } from "./canonical.ts";
import type { Cell, TableRows } from "./ir.ts";
import { sha256Hex } from "./sha256.ts";

/** Rows before their digest is known. */
export type UndigestedRows = Omit<TableRows, "digest">;

/** One group of a block: the codes that share the rest of their row. */
export interface RowGroup {
  readonly rest: number;
  /** Codes, or ranges `LOW-HIGH`, each once. */
  readonly codes: readonly string[];
}

/** A code, or all codes of one length between two, as blocks write them. */
export const LEAD = /^[0-9A-Z]+(?:-[0-9A-Z]+)?$/;
const GROUPS = /^(?:0|[1-9][0-9]{0,8}):[0-9A-Z]+(?:-[0-9A-Z]+)?(?: [0-9A-Z]+(?:-[0-9A-Z]+)?)*(?:;(?:0|[1-9][0-9]{0,8}):[0-9A-Z]+(?:-[0-9A-Z]+)?(?: [0-9A-Z]+(?:-[0-9A-Z]+)?)*)*$/;

/** Adds the digest: SHA-256 over the canonical text of everything else. The hashes of a pack cover it in place of the rows. */
export function digestRows(rows: UndigestedRows): TableRows {
  return { digest: digestOf(rows), ...rows };
}

/** The digest that rows should have. */
export function digestOf({ blocks, leads, rests }: UndigestedRows): string {
  return sha256Hex(encodeCanonical({ blocks, leads, rests }));
}

/** The groups of a block that {@link rowsFault} has found sound. */
export function groupsOf(block: string): readonly RowGroup[] {
  return block.split(";").map((group) => {
    const colon = group.indexOf(":");
    return { rest: Number(group.slice(0, colon)), codes: group.slice(colon + 1).split(" ") };
  });
}

/** The text of a block. */
export function blockOf(groups: readonly RowGroup[]): string {
  return groups.map(({ rest, codes }) => `${rest}:${codes.join(" ")}`).join(";");
}

/** The first and last code of what a block writes for one code or range. */
export function rangeOfLead(lead: string): readonly [low: string, high: string] {
  const dash = lead.indexOf("-");
  return dash < 0 ? [lead, lead] : [lead.slice(0, dash), lead.slice(dash + 1)];
}

const DASH = 0x2d;

/** Whether a code, or a range as blocks and lists write it, holds a code. */
export function holdsCode(lead: string, code: string): boolean {
  const { length } = code;
  if (lead.charCodeAt(length) !== DASH) return lead === code;
  return lead.slice(0, length) <= code && code <= lead.slice(length + 1);
}

/** What is wrong with rows of the right shape; undefined when they can be looked up. Says places, never a text of the rows. */
export function rowsFault({ blocks, leads, rests }: UndigestedRows): string | undefined {
  if (leads < 0 || leads > 2) return "leads is not 0, 1 or 2";
  if (leads === 0 && blocks.length > 0) return "blocks stand without leads";
  if (leads === 1 && (blocks.length > 1 || (blocks[0] && blocks[0][0] !== ""))) return "blocks of one lead are not one block";
  for (let index = 0; index < blocks.length; index++) {
    const [lead, text] = blocks[index]!;
    if (leads === 2 && (!LEAD.test(lead) || (index > 0 && blocks[index - 1]![0] >= lead))) return `blocks[${index}] has no code in its place`;
    if (!GROUPS.test(text)) return `blocks[${index}] is not in form`;
    if (!restsExist(text, rests.length)) return `blocks[${index}] names a rest that does not exist`;
  }
  return undefined;
}

/** Numbers of rests rise from group to group, so each is named once and the last is the largest. */
function restsExist(text: string, count: number): boolean {
  let last = -1;
  for (let at = 0; at >= 0; ) {
    const rest = Number(text.slice(at, text.indexOf(":", at)));
    if (rest <= last) return false;
    last = rest;
    const next = text.indexOf(";", at);
    at = next < 0 ? -1 : next + 1;
  }
  return last < count;
}

/** One row as a reader sees it: the codes that lead it, its dates, and its other cells. */
export interface ListedRow {
  readonly leads: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly cells: readonly Cell[];
}

/** Every row, in the order of the blocks; a block is unpacked when its rows are asked for. */
export function* eachRow(rows: TableRows): Generator<ListedRow> {
  if (rows.leads === 0) for (const rest of rows.rests) yield { leads: [], ...rest };
  for (const [first, text] of rows.blocks) {
    for (const { rest, codes } of groupsOf(text)) {
      for (const code of codes) yield { leads: rows.leads === 2 ? [first, code] : [code], ...rows.rests[rest]! };
    }
  }
}
