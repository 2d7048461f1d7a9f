import { sortDiagnostics } from "../base/diagnostic.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "./host.ts";
import { colorsFor } from "./render/colors.ts";
import { renderTextWith } from "./render/text.ts";
import type { Shown } from "./render/report.ts";
import { USAGE } from "./status.ts";
import type { Status } from "./status.ts";
import { VERSION } from "./version.ts";

/** Paths of environment failures are already as the user wrote them. */
const AS_GIVEN: Shown = { path: (path) => path, version: VERSION };

/** Tells the user on standard error why the command could not do its work; the status to end with. */
export async function fail(host: Host, diagnostics: readonly Diagnostic[]): Promise<Status> {
  const colors = colorsFor(host.stderr, host.environment);
  await host.stderr.write(renderTextWith(colors)(sortDiagnostics(diagnostics), AS_GIVEN));
  return USAGE;
}

/** Says that the options of a command do not go together; the status to end with. */
export async function misuse(host: Host, command: string, what: string): Promise<Status> {
  await host.stderr.write(`error: ${what}\n\n\`payerpack ${command} --help\` shows how it is used\n`);
  return USAGE;
}

/** All bytes of standard input up to a limit, or undefined where there are more. */
export async function readInput(host: Host, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of host.readStream(null)) {
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
