import type { CompiledPack } from "../../compiler/compile.ts";
import type * as ir from "../../ir/ir.ts";
import { coverPacks } from "../cover/cover.ts";
import type { PackCover } from "../cover/cover.ts";
import { addOnProofs } from "./add-ons.ts";
import type { Acceptance, Judged } from "./accepting.ts";
import { judge } from "./accepting.ts";
import { clashProofs } from "./clash.ts";
import { costProof } from "./cost.ts";
import type { Region } from "./frame.ts";
import { frameProofs, regionsOf } from "./frame.ts";
import { idleProofs } from "./idle.ts";
import { ladderProofs } from "./ladders.ts";
import { liveProofs } from "./live.ts";
import { gapProofs, overlapProofs, unitProofs } from "./minutes.ts";
import { isOpen, QUESTIONS } from "./proof.ts";
import type { Subject } from "./subject.ts";
import { declares, subjectsOf } from "./subject.ts";
import type { Known } from "./sweep.ts";
import { knownOf, sweepOf } from "./sweep.ts";

/** What is shown of one pack. */
export interface PackProofs {
  readonly pack: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly folder: string;
  /** In the order of the questions. */
  readonly proofs: readonly Judged[];
  /** Of a pack that extends another: where it may answer otherwise than that. */
  readonly regions: readonly Region[];
  /** Acceptances of its own whose day has passed, and those to which nothing answers. */
  readonly expired: readonly Acceptance[];
  readonly unused: readonly Acceptance[];
}

export interface ProveOptions {
  /** ISO date: acceptances count up to their last day. */
  readonly on: string;
  /** A compiled pack with its examples as vectors. */
  withVectors(compiled: CompiledPack): ir.Pack;
}

/** Proves what can be proved of those packs whose folders are asked for; `packs` are compiled together, bases among them. */
export function provePacks(packs: readonly CompiledPack[], folders: readonly string[], { on, withVectors }: ProveOptions): readonly PackProofs[] {
  const subjects = subjectsOf(packs, withVectors);
  const vectors = new Map(subjects.map(({ compiled, pack }) => [compiled, pack.vectors ?? []]));
  const covers = coverPacks(packs, folders, (compiled) => vectors.get(compiled) ?? []);
  const known = new Map<Subject, Known>();
  return subjects.filter(({ compiled }) => folders.includes(compiled.folder)).map((subject) => {
    return proofsOf(subject, covers.find(({ pack, release }) => pack === subject.pack.id && release === subject.pack.release)!, knownOf(subject, known), on);
  });
}

/** Whether something of a pack is neither shown nor accepted. */
export function leavesOpen({ proofs }: PackProofs): boolean {
  return proofs.some((proof) => isOpen(proof) && proof.accepted === null);
}

function proofsOf(subject: Subject, cover: PackCover, known: Known, on: string): PackProofs {
  const { pack, compiled } = subject;
  const { drafts, exceptions } = compiled.understood;
  const own = (name: string): boolean => {
    const declared = drafts.get(name) ?? exceptions.get(name);
    return declared !== undefined && declares(subject, declared);
  };
  const sweep = sweepOf(subject, known);
  const proofs = [
    ...gapProofs(subject, sweep), ...overlapProofs(subject, sweep), ...clashProofs(subject, own), ...liveProofs(subject, cover), ...idleProofs(subject),
    ...frameProofs(subject), ...ladderProofs(subject, own), ...unitProofs(subject, sweep), ...addOnProofs(subject, own), costProof(subject),
  ].sort((a, b) => QUESTIONS.indexOf(a.question) - QUESTIONS.indexOf(b.question));
  const regions = subject.base ? regionsOf(subject) : [];
  return { pack: pack.id, release: pack.release, title: pack.title, payer: pack.payer, folder: compiled.folder, regions, ...judge(proofs, compiled.understood, on) };
}
