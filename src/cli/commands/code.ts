import { resolve } from "node:path";
import { chooserOf } from "../choose.ts";
import type { AnswerFormat } from "../coding/drawing.ts";
import type { AskedPacks } from "../coding/many-threads.ts";
import { codeInOneThread } from "../coding/one-thread.ts";
import { FEW_BYTES, SHARE_BYTES, sharesOf, sizedFiles } from "../coding/shares.ts";
import type { Share } from "../coding/share.ts";
import type { Sized } from "../coding/shares.ts";
import type { Place } from "../coding/stand.ts";
import { onward } from "../coding/target.ts";
import type { Target } from "../coding/target.ts";
import { fail, misuse } from "../command.ts";
import { writingFailed } from "../diagnostics.ts";
import { findInputs } from "../encounters/inputs.ts";
import type { Host, Sink } from "../host.ts";
import { openPacks } from "../packs.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface CodeOptions {
  readonly pack: string;
  readonly format: AnswerFormat;
  readonly output?: string;
  readonly fallback?: string;
  readonly threads?: string;
  /** Paths of a trust file and a state file. */
  readonly trust?: string;
  readonly state?: string;
  readonly resume?: boolean;
}

/** More threads than any machine has that this is run on; a larger number is a slip. */
const MOST_THREADS = 256;

/** Codes encounters into answers, in one thread or, where there is much to code, in several: the same bytes. */
export async function code(host: Host, given: readonly string[], options: CodeOptions): Promise<Status> {
  if (given.filter((file) => file === "-").length > 1) return misuse(host, "code", "`-` can be read once");
  const wanted = options.threads === undefined ? undefined : /^[1-9]\d{0,2}$/.test(options.threads) ? Number(options.threads) : Number.NaN;
  if (wanted !== undefined && !(wanted <= MOST_THREADS)) return misuse(host, "code", `\`--threads\` is a whole number from 1 to ${MOST_THREADS}`);
  const inputs = findInputs(host, given);
  if (!inputs.value) return fail(host, inputs.diagnostics);
  const files = sizedFiles(host, inputs.value);
  const output = options.output === "-" ? undefined : options.output;
  if (options.resume && output === undefined) return misuse(host, "code", "`--resume` goes with `-o FILE`");
  if (options.resume && !files) return misuse(host, "code", "`--resume` goes with files: what comes through a pipe cannot be read again");
  const path = output === undefined ? undefined : realOutput(host, output);
  if (options.resume && path === undefined) return misuse(host, "code", "`--resume` goes with a file as output: what went through a pipe cannot be taken back");
  const packs = await openPacks(host, options.pack, options);
  if (!packs.value) return fail(host, packs.diagnostics);
  const chooser = chooserOf(packs.value, options.pack, options.fallback);
  if (!chooser.value) return fail(host, [...packs.diagnostics, ...chooser.diagnostics]);
  const troubles = [...packs.diagnostics, ...chooser.diagnostics];
  if (troubles.length > 0) await fail(host, troubles);
  const asked: AskedPacks = { ...packs.value, shown: options.pack, fallback: options.fallback };
  const work = (target: Target): Promise<Status> => {
    const { shares, threads } = planOf(host, files, wanted, target.from);
    return threads > 1
      ? import("../coding/many-threads.ts").then(({ codeInThreads }) => codeInThreads(host, shares, threads, asked, options.format, target))
      : codeInOneThread(host, inputs.value!, chooser.value!, options.format, target);
  };
  const ended = output !== undefined && path !== undefined && files
    ? await (await import("../coding/code-batch.ts")).codeBatch(host, { shown: output, path, inputs: files, packs: asked, format: options.format }, options.resume ?? false, work)
    : await codeOnward(host, output, work);
  return ended === OK && troubles.length > 0 ? FOUND : ended;
}

/** Writes answers as they come: to standard output, into a pipe, or from one. */
async function codeOnward(host: Host, output: string | undefined, work: (target: Target) => Promise<Status>): Promise<Status> {
  const opened = output === undefined ? undefined : host.openWrite(resolve(host.cwd, output));
  if (opened && !opened.ok) return fail(host, [writingFailed(output!, opened.error)]);
  const sink = opened?.value ?? host.stdout;
  const status = await work(onward(sink));
  await sink.close();
  if (!sink.failure || isReaderGone(sink)) return status;
  return fail(host, [writingFailed(output ?? "standard output", sink.failure)]);
}

/** As many threads as were asked for, else as there are processors where there is much to code; never more than there are shares. One for what comes as a stream. */
function planOf(host: Host, files: readonly Sized[] | undefined, asked: number | undefined, from: Place): { readonly shares: readonly Share[]; readonly threads: number } {
  const bytes = files?.reduce((sum, one) => sum + one.bytes, 0) ?? 0;
  if (!files || asked === 1 || (asked === undefined && bytes < FEW_BYTES)) return { shares: [], threads: 1 };
  const shares = sharesOf(files, asked === undefined ? SHARE_BYTES : Math.min(SHARE_BYTES, Math.ceil(bytes / asked)), from);
  return { shares, threads: Math.min(asked ?? host.processors, shares.length) };
}

/** Where an output file stands, or will; undefined where something else does, that cannot be replaced. */
function realOutput(host: Host, given: string): string | undefined {
  const real = host.realPath(resolve(host.cwd, given));
  const path = real.ok ? real.value : resolve(host.cwd, given);
  const entry = host.entry(path);
  return !entry.ok || entry.value.kind === "file" ? path : undefined;
}

function isReaderGone({ failure }: Sink): boolean {
  return failure?.code === "EPIPE";
}
