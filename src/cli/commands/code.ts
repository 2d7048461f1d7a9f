import { resolve } from "node:path";
import { chooserOf } from "../choose.ts";
import type { AnswerFormat } from "../coding/drawing.ts";
import { codeInOneThread } from "../coding/one-thread.ts";
import { FEW_BYTES, SHARE_BYTES, sharesOf, sizedFiles } from "../coding/shares.ts";
import type { Share } from "../coding/share.ts";
import { fail, misuse } from "../command.ts";
import { writingFailed } from "../diagnostics.ts";
import { findInputs } from "../encounters/inputs.ts";
import type { Input } from "../encounters/inputs.ts";
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
export async function code(host: Host, files: readonly string[], options: CodeOptions): Promise<Status> {
  if (options.resume) return misuse(host, "code", "`--resume` is not there yet: run without it, over the whole input");
  if (files.filter((file) => file === "-").length > 1) return misuse(host, "code", "`-` can be read once");
  const asked = options.threads === undefined ? undefined : /^[1-9]\d{0,2}$/.test(options.threads) ? Number(options.threads) : Number.NaN;
  if (asked !== undefined && !(asked <= MOST_THREADS)) return misuse(host, "code", `\`--threads\` is a whole number from 1 to ${MOST_THREADS}`);
  const inputs = findInputs(host, files);
  if (!inputs.value) return fail(host, inputs.diagnostics);
  const packs = await openPacks(host, options.pack, options);
  if (!packs.value) return fail(host, packs.diagnostics);
  const chooser = chooserOf(packs.value, options.pack, options.fallback);
  if (!chooser.value) return fail(host, [...packs.diagnostics, ...chooser.diagnostics]);
  const troubles = [...packs.diagnostics, ...chooser.diagnostics];
  if (troubles.length > 0) await fail(host, troubles);
  const opened = options.output === undefined || options.output === "-" ? undefined : host.openWrite(resolve(host.cwd, options.output));
  if (opened && !opened.ok) return fail(host, [writingFailed(options.output!, opened.error)]);
  const sink = opened?.value ?? host.stdout;
  const { shares, threads } = planOf(host, inputs.value, asked);
  const ended = threads > 1
    ? await (await import("../coding/many-threads.ts")).codeInThreads(host, shares, threads, { ...packs.value, shown: options.pack, fallback: options.fallback }, options.format, sink)
    : await codeInOneThread(host, inputs.value, chooser.value, options.format, sink);
  const status = ended === OK && troubles.length > 0 ? FOUND : ended;
  await sink.close();
  if (!sink.failure || isReaderGone(sink)) return status;
  return fail(host, [writingFailed(options.output ?? "standard output", sink.failure)]);
}

/** As many threads as were asked for, else as there are processors where there is much to code; never more than there are shares. One for what comes as a stream. */
function planOf(host: Host, inputs: readonly Input[], asked: number | undefined): { readonly shares: readonly Share[]; readonly threads: number } {
  const files = asked === 1 ? undefined : sizedFiles(host, inputs);
  const bytes = files?.reduce((sum, one) => sum + one.bytes, 0) ?? 0;
  if (!files || (asked === undefined && bytes < FEW_BYTES)) return { shares: [], threads: 1 };
  const shares = sharesOf(files, asked === undefined ? SHARE_BYTES : Math.min(SHARE_BYTES, Math.ceil(bytes / asked)));
  return { shares, threads: Math.min(asked ?? host.processors, shares.length) };
}

function isReaderGone({ failure }: Sink): boolean {
  return failure?.code === "EPIPE";
}
