import type { Host } from "../host.ts";
import type { GateContext } from "./gate.ts";
import type { DoneJob, GateSetup, GateThread, Job } from "./thread.ts";
import { work } from "./work.ts";

/** Jobs for a thread to be worth its start: it compiles the rules again. */
const WORTH = 4;

/** Runs jobs, in several threads where that is worth it, and gives what became of each, in order. `begun` is told of each as it begins. */
export async function shareOut(host: Host, jobs: readonly Job[], context: GateContext, threads: number, begun: (job: Job) => Promise<void>): Promise<readonly DoneJob[]> {
  const count = Math.min(threads, Math.floor(jobs.length / WORTH));
  if (count < 2) return inTurn(jobs, async (job) => work(job, context, host.milliseconds), begun);
  const { files, folders, findings, on, before, approved, kernel } = context;
  const setup: GateSetup = { files, folders, findings, on, before, approved, kernel };
  const crew: GateThread[] = [];
  try {
    for (let thread = 0; thread < count; thread++) crew.push(await host.startGateThread(setup));
    const done: DoneJob[] = [];
    let next = 0;
    await Promise.all(crew.map(async (thread) => {
      for (let at = next++; at < jobs.length; at = next++) {
        await begun(jobs[at]!);
        done[at] = await thread.run(jobs[at]!);
      }
    }));
    return done;
  } finally {
    for (const thread of crew) thread.stop();
  }
}

async function inTurn(jobs: readonly Job[], run: (job: Job) => Promise<DoneJob>, begun: (job: Job) => Promise<void>): Promise<readonly DoneJob[]> {
  const done: DoneJob[] = [];
  for (const job of jobs) {
    await begun(job);
    done.push(await run(job));
  }
  return done;
}
