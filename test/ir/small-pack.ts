import type * as ir from "../../src/ir/ir.ts";
import { PACK_FORMAT } from "../../src/ir/ir.ts";
import { opsOf } from "../../src/ir/ops.ts";
import { hashPack } from "../../src/ir/pack.ts";
import type { Vocabulary } from "../../src/ir/vocabulary.ts";

export const VOCABULARY: Vocabulary = {
  name: "small",
  version: "1",
  reads: "encounter 1",
  types: [{ name: "kind", members: ["a", "b"], groups: [{ name: "first_ones", members: ["a"] }] }],
  nouns: [
    {
      name: "encounter",
      title: "The encounter",
      fields: [
        { name: "date_of_service", type: { is: "date" }, absence: { is: "required" }, readable: true, readableIn: [] },
        { name: "kind", type: { is: "enum", name: "kind" }, absence: { is: "documentable" }, readable: true, readableIn: [] },
      ],
      documents: ["order"],
    },
    {
      name: "service",
      plural: "services",
      title: "A service",
      madeBy: "services",
      fields: [
        { name: "portable", type: { is: "flag" }, absence: { is: "fallback", tries: [{ by: "constant", value: false }] }, readable: true, readableIn: [] },
        { name: "drug", type: { is: "code", system: "HCPCS" }, absence: { is: "documentable" }, readable: true, readableIn: [] },
        { name: "dose", type: { is: "amount" }, absence: { is: "documentable" }, readable: true, readableIn: [] },
      ],
      documents: [],
    },
  ],
};

const base = (name: string, depth: number) => ({ name, title: `Title of ${name}`, citations: [{ source: 0 }], depth });
const minutes = (value: number): ir.Value => ({ op: "constant", type: { is: "minutes" }, value });
const isA: ir.Test = { op: "compare", relation: "is", left: { op: "field", noun: "encounter", field: "kind" }, right: { op: "constant", type: { is: "enum", name: "kind" }, value: "a" } };

export const EMPTY: ir.Program = {
  values: [], codeSets: [], tables: [], assume: [], sites: null, services: null, sets: [], times: [], orders: [], ladders: [], bills: [], drugUnits: [],
  dates: [], notCovered: [], modifiers: [], modifierGroups: [], edits: [], pairs: [], limits: [], exceptions: [],
};

/** A program with a value, a set, a time, a ladder and an exception to the value. */
export const PROGRAM: ir.Program = {
  ...EMPTY,
  values: [{ ...base("shortest", 1), type: { is: "minutes" }, is: { value: 31, cases: [{ exception: "sooner", when: isA, value: 16 }] } }],
  sets: [{
    ...base("pumps", 1), head: { noun: "service" }, leaveOut: [], notDocumented: { value: "hold" }, instead: [],
    keep: { value: { op: "compare", relation: "is", left: { op: "field", noun: "service", field: "portable" }, right: { op: "constant", type: { is: "flag" }, value: true } } },
  }],
  times: [{
    ...base("pump_time", 2), head: null, pieces: { value: "together" }, shortest: { value: null }, cut: { value: null },
    is: { value: { base: { of: "set", set: { base: { set: "pumps" }, qualifiers: [] } }, cuts: [] } },
  }],
  ladders: [{
    ...base("hours", 3), head: null, when: { value: { op: "not", of: { op: "empty", set: { base: { set: "pumps" }, qualifiers: [] } } } },
    measure: { value: "pump_time" }, notDocumented: { value: "hold" }, instead: [],
    first: { code: { value: "11111" }, from: { value: { op: "value", name: "shortest" } }, covers: { value: minutes(60) } },
    more: { code: { value: "22222" }, each: { value: minutes(60) }, past: { value: minutes(30) } },
  }],
  exceptions: [{ ...base("sooner", 0), because: "A policy", to: ["shortest"] }],
};

/** A whole pack around programs. */
export function packOf(programs: readonly ir.Program[] = [PROGRAM]): ir.Pack {
  return hashPack({
    format: PACK_FORMAT,
    id: "test/small",
    release: "1",
    title: "Small",
    payer: null,
    extends: [],
    vocabulary: VOCABULARY,
    requires: opsOf(programs),
    segments: programs.map((_, index) => ({ from: `202${index}-01-01`, to: index + 1 < programs.length ? `202${index}-12-31` : null, program: index })),
    programs,
    tables: [],
    citations: [{ pack: "test/small", key: "s", title: "A source" }],
    sourceMap: { shortest: "small.yaml:1" },
  });
}
