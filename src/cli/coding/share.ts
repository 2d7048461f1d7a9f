import type { RefusedAnswer } from "../../runtime/answer.ts";
import type { Pack } from "../../ir/ir.ts";
import type { HostError } from "../host-error.ts";
import type { AnswerFormat } from "./drawing.ts";

/** A stretch of a file, or all of it. */
export interface Part {
  /** Real path. */
  readonly path: string;
  /** Its name as the user knows it; it may say how encounters stand in the file. */
  readonly shown: string;
  /** The lines that begin at a byte from `from` up to, not including, `to`; null: the whole file, of lines or one document. */
  readonly stretch: { readonly from: number; readonly to: number } | null;
}

/** What a thread codes at a time: one part of a large file, or several small files. */
export type Share = readonly Part[];

/** An answer without an encounter's id, which is told its line once the lines before the part are counted. */
export interface Unnumbered {
  /** Index of the part in the share. */
  readonly part: number;
  /** From 1, in the part. */
  readonly line: number;
  readonly answer: RefusedAnswer;
}

/** What a thread made of a share. */
export interface Coded {
  /** Drawn answers in order, as many together as go together. */
  readonly drawn: readonly (string | Unnumbered)[];
  readonly count: number;
  /** Whether an encounter was refused. */
  readonly refused: boolean;
  /** Lines in each part that was read, broken off or not. */
  readonly lines: readonly number[];
  /** Why the last part that was read broke off; the parts behind it were not looked at. */
  readonly failure: HostError | undefined;
}

/** What says which packs code, before any of them is asked for. */
export interface Setup {
  readonly format: AnswerFormat;
  readonly packs: readonly PackName[];
  /** Packs with errors, and for whom they are where that can be read. */
  readonly broken: readonly { readonly shown: string; readonly payer: string | null | undefined }[];
  /** `--pack` as it was given. */
  readonly shown: string;
  readonly fallback: string | undefined;
}

/** What is known of a pack that is not loaded. */
export interface PackName {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
}

/** A thread that codes one share at a time. */
export interface CodingThread {
  /** Rejects with what the thread threw: a bug of ours. */
  code(share: Share): Promise<Coded>;
  /** Ends the thread, whatever it does; a share it holds is never answered. */
  stop(): void;
}

/** Starts a thread; `pack` gives the pack of an index of `setup.packs` whole, when an encounter asks for it first. */
export type StartThread = (setup: Setup, pack: (index: number) => Pack) => Promise<CodingThread>;
