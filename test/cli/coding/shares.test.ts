import { expect, test } from "vitest";
import { sharesOf, sizedFiles } from "../../../src/cli/coding/shares.ts";
import { fakeHost } from "../fake-host.ts";

const file = (shown: string, bytes: number) => ({ shown, path: `/home/${shown}`, bytes });

test("large files named for lines are cut, others stay whole and small ones go together", () => {
  const shares = sharesOf([file("a.json", 3), file("b.ndjson", 4), file("c.jsonl", 25), file("d.json", 30), file("e.json", 1)], 10);
  const shown = shares.map((share) => share.map(({ shown: name, stretch }) => (stretch ? `${name} ${stretch.from} ${stretch.to === Number.MAX_SAFE_INTEGER ? "end" : stretch.to}` : name)));
  expect(shown).toEqual([["a.json", "b.ndjson"], ["c.jsonl 0 10"], ["c.jsonl 10 20"], ["c.jsonl 20 end"], ["d.json"], ["e.json"]]);
});

test("what is no file cannot be read from the middle", () => {
  const host = fakeHost({ "/home/a.ndjson": "\u00e9\n", "/home/pipe": { other: true } });
  expect(sizedFiles(host, [{ shown: "a.ndjson", path: "/home/a.ndjson" }])).toEqual([file("a.ndjson", 3)]);
  expect(sizedFiles(host, [{ shown: "a.ndjson", path: "/home/a.ndjson" }, { shown: "pipe", path: "/home/pipe" }])).toBeUndefined();
  expect(sizedFiles(host, [{ shown: "standard input", path: null }])).toBeUndefined();
});
