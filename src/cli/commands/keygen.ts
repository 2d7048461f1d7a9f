import { resolve } from "node:path";
import { generateKey } from "../../trust/keys.ts";
import { fail, misuse } from "../command.ts";
import { cliCatalog, placeOf, writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface KeygenOptions {
  readonly format: "text" | "json";
}

/** Makes a pair of keys: the private one goes into a new file that only its owner may read, the public one is printed. */
export async function keygen(host: Host, file: string, options: KeygenOptions): Promise<Status> {
  if (file === "-") return misuse(host, "keygen", "a private key is written to a file of its own, never to `-`");
  const { publicKey, privateKey } = generateKey();
  const made = host.createSecret(resolve(host.cwd, file), privateKey);
  if (!made.ok && made.error.code === "EEXIST") {
    const help = "choose another name: a key that is lost cannot be made again";
    return fail(host, [cliCatalog.create("cli/exists-already", placeOf(file), { path: file }, { help })]);
  }
  if (!made.ok) return fail(host, [writingFailed(file, made.error)]);
  const text = `private key  ${file}, which only you may read; sign with \`payerpack sign --key ${file}\`\npublic key   ${publicKey}\n`;
  await host.stdout.write(options.format === "json" ? `${JSON.stringify({ file, publicKey })}\n` : text);
  return OK;
}
