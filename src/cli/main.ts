#!/usr/bin/env node
import { InternalError } from "../base/invariant.ts";
import { nodeHost } from "./node-host.ts";
import { run } from "./program.ts";
import { BUG, INTERRUPTED } from "./status.ts";
import type { Status } from "./status.ts";
import { VERSION } from "./version.ts";

const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // The first asks the command to finish what it holds; the second ends the process as usual.
  process.once(signal, () => interrupt.abort());
}
const host = nodeHost(interrupt.signal);

async function status(): Promise<Status> {
  try {
    const ended = await run(host, process.argv.slice(2));
    return interrupt.signal.aborted ? INTERRUPTED : ended;
  } catch (thrown) {
    await host.stderr.write(bugReport(thrown));
    return BUG;
  }
}

function bugReport(thrown: unknown): string {
  const what = thrown instanceof Error ? (thrown.stack ?? String(thrown)) : String(thrown);
  const kind = thrown instanceof InternalError ? "something that payerpack takes for granted does not hold" : "payerpack met an error it does not know";
  return [
    "",
    `This is a bug in payerpack, not in your rules or encounters: ${kind}.`,
    "Please report it with the command you gave, the rules it was given, and the text below. Leave patient data out.",
    "",
    `payerpack ${VERSION}, Node ${process.version}, ${process.platform}`,
    what,
    "",
  ].join("\n");
}

process.exitCode = await status();
