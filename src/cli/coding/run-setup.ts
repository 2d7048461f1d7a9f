import { contentOf, wholePack } from "../deferred-pack.ts";
import { VERSION } from "../version.ts";
import type { AnswerFormat } from "./drawing.ts";
import type { RunSetup } from "./journal.ts";
import type { AskedPacks } from "./many-threads.ts";
import type { Sized } from "./shares.ts";

/** A run whose output is put in its place when it is whole. */
export interface Run {
  /** The output as the user knows it, and where it stands. */
  readonly shown: string;
  readonly path: string;
  readonly inputs: readonly Sized[];
  readonly packs: AskedPacks;
  readonly format: AnswerFormat;
}

/** What decides the answers of a run; packs of `coded` are read whole for it, others only where they coded something. */
export function setupOf({ inputs, packs, format }: Run, coded: ReadonlySet<string> = new Set()): RunSetup {
  return {
    payerpack: VERSION,
    answers: format,
    fallback: packs.fallback ?? null,
    packs: packs.packs.map((pack) => {
      const { id, release, payer } = pack;
      return { id, release, payer, content: coded.has(id) ? wholePack(pack).hashes.content : contentOf(pack) };
    }),
    broken: packs.broken.map(({ payer }) => (payer === undefined ? "?" : payer)),
    inputs: inputs.map(({ shown, bytes }) => ({ name: shown, bytes })),
  };
}
