import type { Outcome } from "../base/diagnostic.ts";
import { isEnvelope, MAX_ENVELOPE_BYTES } from "../trust/recognize.ts";
import { readInput } from "./command.ts";
import type { Host } from "./host.ts";
import { MAX_PACK_BYTES, readPackFile, tooLarge } from "./packs.ts";
import { findPath } from "./root.ts";

/** The bytes of a compiled pack, signed or not, from a file, or from standard input where the path is `-`. */
export async function readPackInput(host: Host, given: string): Promise<Outcome<Uint8Array>> {
  if (given !== "-") {
    const found = findPath(host, given);
    return found.value ? readPackFile(host, given, found.value.path) : { value: undefined, diagnostics: found.diagnostics };
  }
  const bytes = await readInput(host, MAX_ENVELOPE_BYTES);
  if (!bytes || (bytes.length > MAX_PACK_BYTES && !isEnvelope(bytes))) return { value: undefined, diagnostics: [tooLarge(shownAs(given))] };
  return { value: bytes, diagnostics: [] };
}

/** What messages call an input. */
export function shownAs(given: string): string {
  return given === "-" ? "standard input" : given;
}
