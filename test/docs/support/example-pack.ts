import type * as ir from "../../../src/ir/ir.ts";
import { PACK_FORMAT } from "../../../src/ir/ir.ts";
import { opsOf } from "../../../src/ir/ops.ts";
import { hashPack } from "../../../src/ir/pack.ts";
import type { Field, Vocabulary } from "../../../src/ir/vocabulary.ts";
import { PROGRAM } from "../../ir/small-pack.ts";

type Absence = Field["absence"];

const field = (name: string, type: Field["type"], absence: Absence, joined?: Field["joined"]): Field => ({ name, type, absence, readable: true, readableIn: [], ...(joined ? { joined } : {}) });
const required: Absence = { is: "required" };
const documentable: Absence = { is: "documentable" };
const no: Absence = { is: "fallback", tries: [{ by: "constant", value: false }] };

const VOCABULARY: Vocabulary = {
  name: "small",
  version: "1",
  reads: "encounter 1",
  types: [{ name: "kind", members: ["a", "b"], groups: [] }],
  nouns: [
    { name: "encounter", title: "The encounter", documents: [], fields: [field("id", { is: "id" }, required), field("date_of_service", { is: "date" }, required), field("kind", { is: "enum", name: "kind" }, documentable)] },
    {
      name: "administration", plural: "administrations", title: "What was given", from: "administrations", required: true, span: { from: "start", to: "stop", atMostDays: 7 }, documents: [],
      fields: [field("id", { is: "id" }, required), field("start", { is: "instant" }, documentable), field("stop", { is: "instant" }, documentable), field("portable", { is: "flag" }, no)],
    },
    {
      name: "service", plural: "services", title: "What is coded", madeBy: "services", joins: "administration", documents: [],
      fields: [field("start", { is: "instant" }, documentable, "earliest"), field("stop", { is: "instant" }, documentable, "latest"), field("portable", { is: "flag" }, documentable, "any")],
    },
    { name: "line", plural: "lines", title: "A line", madeBy: "lines", documents: [], fields: [field("code", { is: "code", system: "code" }, required)] },
  ],
};

const base = (name: string, depth: number) => ({ name, title: `Title of ${name}`, citations: [{ source: 0 }], depth });
const always: ir.Test = { op: "all", of: [] };

const SMALL: ir.Program = {
  ...PROGRAM,
  services: {
    ...base("joined", 0), timed: { value: always }, from: "start", to: "stop", cuts: [], join: { value: always }, sharing: { value: [] }, bridge: { value: null },
    gap: { value: { op: "constant", type: { is: "minutes" }, value: 0 } },
  },
  dates: [{ ...base("dated", 0), head: { noun: "line" }, when: { value: null }, date: { value: "day earned" } }],
};

/** The pack that the pages on the pack format show. */
export function examplePack(): ir.Pack {
  const programs = [SMALL];
  return hashPack({
    format: PACK_FORMAT, id: "example/small", release: "1", title: "A small pack", payer: null, extends: [], vocabulary: VOCABULARY, requires: opsOf(programs),
    segments: [{ from: "2020-01-01", to: null, program: 0 }], programs, tables: [], citations: [{ pack: "example/small", key: "s", title: "A source" }],
    sourceMap: { hours: "small.yaml:20", shortest: "small.yaml:1" },
  });
}
