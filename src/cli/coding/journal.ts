import type { AnswerFormat } from "./drawing.ts";
import type { Stand } from "./stand.ts";

/** What decides the answers of a run and is not in its inputs. */
export interface RunSetup {
  /** Version of this package. */
  readonly payerpack: string;
  readonly answers: AnswerFormat;
  readonly fallback: string | null;
  /** `content` is null where the pack has coded nothing yet. */
  readonly packs: readonly { readonly id: string; readonly release: string; readonly payer: string | null; readonly content: string | null }[];
  /** Payers of packs with errors: null where encounters without a payer are meant, "?" where it cannot be read. */
  readonly broken: readonly (string | null)[];
  readonly inputs: readonly { readonly name: string; readonly bytes: number }[];
}

/** What is kept beside an output that is not whole, so that a later run can go on. It holds nothing of an encounter. */
export interface Journal extends RunSetup {
  readonly format: typeof JOURNAL_FORMAT;
  readonly stand: Stand;
  /** SHA-256 of what was read of the inputs up to the stand. */
  readonly read: string;
  /** Bytes of output up to the stand. */
  readonly bytes: number;
  /** Everything is coded; only the output may still have to be put in its place. */
  readonly whole: boolean;
}

export const JOURNAL_FORMAT = "payerpack code journal 1";

/** Stands behind the name of the output that a journal is about. */
export const JOURNAL = ".resume";

/** A journal is a few kilobytes; what has more is none. */
export const MAX_JOURNAL_BYTES = 1 << 24;

/** The text of a journal. */
export function writeJournal(journal: Journal): string {
  return `${JSON.stringify(journal, null, 1)}\n`;
}

/** The journal of a text, or undefined where it is none of this version. */
export function readJournal(text: string): Journal | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isJournal(read) ? read : undefined;
}

function isJournal(value: unknown): value is Journal {
  return has(value, { format: (it) => it === JOURNAL_FORMAT, payerpack: isText, answers: isText, fallback: isTextOrNull, packs: listOf(isPack), broken: listOf(isTextOrNull), inputs: listOf(isInput), stand: isStand, read: isText, bytes: isCount, whole: isYesOrNo });
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isTextOrNull: Check = (value) => value === null || isText(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isYesOrNo: Check = (value) => typeof value === "boolean";
const isPack: Check = (value) => has(value, { id: isText, release: isText, payer: isTextOrNull, content: isTextOrNull });
const isInput: Check = (value) => has(value, { name: isText, bytes: isCount });
const isStand: Check = (value) => has(value, { input: isCount, offset: isCount, lines: isCount, answers: isCount, refused: isYesOrNo });

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Whether a value is an object with these members and no others. */
function has(value: unknown, members: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length === Object.keys(members).length && entries.every(([name, member]) => Object.hasOwn(members, name) && members[name]!(member));
}
