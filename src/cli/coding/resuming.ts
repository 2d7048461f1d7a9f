import type { Diagnostic } from "../../base/diagnostic.ts";
import { cliCatalog, placeOf, readingFailed, writingFailed } from "../diagnostics.ts";
import { PART, ReadFailure } from "../host.ts";
import type { Host } from "../host.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import type { Begun } from "./batch.ts";
import { Consumed } from "./consumed.ts";
import { JOURNAL, MAX_JOURNAL_BYTES, readJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { setupOf } from "./run-setup.ts";
import type { Run } from "./run-setup.ts";
import { differenceOf } from "./same-run.ts";

/** What there is to go on with: a run that was broken off, or nothing at all; the status of one that only had to be put in its place; or why it cannot be. */
export type Resumed = { readonly begun: Begun | undefined } | { readonly ended: Status } | { readonly trouble: Diagnostic };

/** Looks for the run that was broken off and compares it with the one that is asked for. Where none was begun, all is still to be done. */
export async function resume(host: Host, run: Run): Promise<Resumed> {
  const { path, shown } = run;
  const beside = host.entry(`${path}${JOURNAL}`);
  if (!beside.ok) {
    if (beside.error.code !== "ENOENT") return { trouble: readingFailed(`${shown}${JOURNAL}`, beside.error) };
    return host.entry(path).ok ? { trouble: cliCatalog.create("cli/nothing-to-resume", placeOf(shown), { path: shown }) } : { begun: undefined };
  }
  const bytes = beside.value.bytes <= MAX_JOURNAL_BYTES ? host.readFile(`${path}${JOURNAL}`) : undefined;
  if (bytes && !bytes.ok) return { trouble: readingFailed(`${shown}${JOURNAL}`, bytes.error) };
  const journal = bytes && readJournal(Buffer.from(bytes.value).toString("utf8"));
  if (!journal) return differs(run, `left a \`${shown}${JOURNAL}\` that is none of this payerpack`);
  const difference = differenceOf(journal, setupOf(run, codedIn(journal)));
  if (difference !== undefined) return differs(run, difference);
  return goOn(host, run, journal);
}

/** Packs that coded something are compared whole. */
function codedIn({ packs }: Journal): ReadonlySet<string> {
  return new Set(packs.filter(({ content }) => content !== null).map(({ id }) => id));
}

async function goOn(host: Host, run: Run, journal: Journal): Promise<Resumed> {
  const { stand, bytes, whole, read } = journal;
  const consumed = new Consumed(host, run.inputs);
  try {
    if (consumed.upTo(stand) !== read) return differs(run, "was begun with other encounters: what is coded already has changed");
  } catch (thrown) {
    if (!(thrown instanceof ReadFailure)) throw thrown;
    const input = run.inputs.find(({ path }) => path === thrown.error.path);
    return { trouble: readingFailed(input?.shown ?? thrown.error.path, thrown.error) };
  }
  const part = host.entry(`${run.path}${PART}`);
  const written = part.ok ? part.value.bytes : -1;
  const result = host.entry(run.path);
  const isSettled = whole && !part.ok && result.ok && result.value.bytes === bytes;
  if (!isSettled && written < bytes) return differs(run, `wrote more than \`${run.shown}${PART}\` holds now`);
  return whole ? settle(host, run, journal, isSettled) : { begun: { stand, bytes, consumed } };
}

/** A run that ended while its output was put in its place. */
async function settle(host: Host, { path, shown }: Run, { bytes, stand }: Journal, isSettled: boolean): Promise<Resumed> {
  const opened = isSettled ? undefined : host.openPart(path, bytes);
  if (opened && !opened.ok) return { trouble: writingFailed(shown, opened.error) };
  await opened?.value.settle();
  if (opened?.value.failure) return { trouble: writingFailed(shown, opened.value.failure) };
  const removed = host.remove(`${path}${JOURNAL}`);
  return removed.ok ? { ended: stand.refused ? FOUND : OK } : { trouble: writingFailed(`${shown}${JOURNAL}`, removed.error) };
}

function differs({ shown }: Run, difference: string): Resumed {
  return { trouble: cliCatalog.create("cli/resume-differs", placeOf(shown), { path: shown, difference }) };
}
