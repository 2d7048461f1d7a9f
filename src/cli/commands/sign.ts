import { Buffer } from "node:buffer";
import { resolve } from "node:path";
import { signPack } from "../../trust/sign.ts";
import { fail } from "../command.ts";
import { readingFailed, writingFailed } from "../diagnostics.ts";
import { diagnosticOf } from "../gate.ts";
import type { Host } from "../host.ts";
import { readPackInput, shownAs } from "../pack-input.ts";
import { counted } from "../render/display.ts";
import { findPath } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface SignOptions {
  readonly key: string;
  /** `-` is standard output. */
  readonly output: string;
  readonly format: "text" | "json";
}

/** A file with a private key is some hundred bytes. */
const MAX_KEY_BYTES = 65_536;

/** Adds a signature to a compiled pack or to a signed one. What does not load is not signed, and nothing is written then. */
export async function sign(host: Host, file: string, options: SignOptions): Promise<Status> {
  const bytes = await readPackInput(host, file);
  if (!bytes.value) return fail(host, bytes.diagnostics);
  const key = findPath(host, options.key);
  if (!key.value) return fail(host, key.diagnostics);
  const pem = host.readFile(key.value.path);
  if (!pem.ok) return fail(host, [readingFailed(options.key, pem.error)]);
  const signed = signPack(bytes.value, Buffer.from(pem.value.subarray(0, MAX_KEY_BYTES)).toString("latin1"));
  if (!signed.ok) {
    const { error } = signed;
    const ofKey = error.code === "trust/key";
    const status = await fail(host, [diagnosticOf(error, ofKey ? options.key : shownAs(file))]);
    return ofKey ? status : FOUND;
  }
  const { text, id, release, by, signers } = signed.value;
  if (options.output === "-") await host.stdout.write(text);
  else {
    const written = host.writeFile(resolve(host.cwd, options.output), text);
    if (!written.ok) return fail(host, [writingFailed(options.output, written.error)]);
  }
  const summary = options.format === "json"
    ? `${JSON.stringify({ id, release, output: options.output, by, signers })}\n`
    : `${id} ${release}: ${counted(signers.length, "signature")} in ${options.output}\nsigned by ${by}\n`;
  await (options.output === "-" ? host.stderr : host.stdout).write(summary);
  return OK;
}
