import { fail } from "../command.ts";
import type { Host } from "../host.ts";
import { counted } from "../render/display.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { Batch } from "./batch.ts";
import { resume } from "./resuming.ts";
import type { Resumed } from "./resuming.ts";
import type { Run } from "./run-setup.ts";
import type { Target } from "./target.ts";

/** Codes files into a file that is there only when it is whole; a run that breaks off says how to go on. `between`: bytes of output between two notes of how far it has come. */
export async function codeBatch(host: Host, run: Run, resumes: boolean, work: (target: Target) => Promise<Status>, between?: number): Promise<Status> {
  const found: Resumed = resumes ? await resume(host, run) : { begun: undefined };
  if ("trouble" in found) return fail(host, [found.trouble]);
  if ("ended" in found) return found.ended;
  const opened = Batch.open(host, run, found.begun, between);
  if (!("batch" in opened)) return fail(host, [opened.trouble]);
  const { batch } = opened;
  if (found.begun) await host.stderr.write(`goes on after ${counted(found.begun.stand.answers, "encounter")}\n`);
  const status = await work(batch);
  const isWhole = (status === OK || status === FOUND) && !batch.failed;
  const trouble = isWhole ? await batch.finish() : await batch.leave();
  const ended = trouble ? await fail(host, [trouble]) : status;
  if (batch.kept > 0 && (trouble || !isWhole)) await host.stderr.write(`${counted(batch.kept, "encounter")} coded: the same command with \`--resume\` goes on behind\n`);
  return ended;
}
