import { expect, test } from "vitest";
import { TableReader } from "../../src/importing/previous.ts";
import { continueTable } from "../../src/importing/publication.ts";
import type { Continued, PublishedFile } from "../../src/importing/publication.ts";
import { FileReader } from "../../src/importing/read-file.ts";
import type { Row } from "../../src/importing/row.ts";
import { shipped } from "../importing/support.ts";
import { editionPieces } from "./pair-edition.ts";

const ROWS = 1_000_000;
const PARTS = 4;
const MOST_MILLISECONDS = 30_000;
const MOST_BYTES = 2 ** 30;

const shape = shipped("ptp");
let highest = 0;

function watchMemory(): void {
  highest = Math.max(highest, process.memoryUsage.rss());
}

function readEdition(edition: 1 | 2): readonly PublishedFile[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const reader = new FileReader(shape, `part-${part + 1}.txt`, part);
    for (const piece of editionPieces((part * ROWS) / PARTS, ((part + 1) * ROWS) / PARTS, edition)) reader.push(piece);
    watchMemory();
    return { path: `part-${part + 1}.txt`, ...reader.end() };
  });
}

function readTable(text: string): readonly Row[] {
  const reader = new TableReader(shape, "table.csv");
  for (let at = 0; at < text.length; at += 1 << 18) reader.push(text.slice(at, at + (1 << 18)));
  watchMemory();
  return reader.end().value!;
}

function continued(previous: readonly Row[], edition: 1 | 2): Continued {
  const { value, diagnostics } = continueTable(shape, readEdition(edition), previous, { effective: "2026-04-01", examples: 3 });
  watchMemory();
  expect(diagnostics).toEqual([]);
  return value!;
}

test("an edition of 1,000,000 pairs continues a table of as many in 30 seconds and 1 GiB", () => {
  const resting = process.memoryUsage.rss();
  const first = continued([], 1);
  expect(first.rows).toBe(ROWS);
  const before = process.cpuUsage();
  const second = continued(readTable(first.text), 2);
  const milliseconds = process.cpuUsage(before).user / 1_000;
  console.info(`1,000,000 pairs after 1,000,000: ${milliseconds.toFixed(0)} ms, ${((highest - resting) / 2 ** 20).toFixed(0)} MiB more than before`);
  // One pair in a thousand changed and is two rows now; one ended, and one was left out and ends.
  expect(second.rows).toBe(ROWS + ROWS / 1_000);
  expect(second.changes.counts).toEqual({ added: 0, ended: 2_000, changed: 1_000, redated: 0 });
  expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  expect(highest - resting).toBeLessThan(MOST_BYTES);
}, 120_000);
