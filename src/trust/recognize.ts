import { MAX_PACK_LENGTH } from "../ir/pack.ts";

/** The first bytes of every envelope; no pack begins so. */
const BEGINNING = '{"payload":';

/** An envelope may have so many bytes: the largest pack in base64, and its signatures. */
export const MAX_ENVELOPE_BYTES = Math.ceil(MAX_PACK_LENGTH / 3) * 4 + 65_536;

/** Whether bytes set out to be a signed pack. What they are otherwise is for others to judge. Loads no cryptography. */
export function isEnvelope(bytes: Uint8Array): boolean {
  for (let at = 0; at < BEGINNING.length; at++) if (bytes[at] !== BEGINNING.charCodeAt(at)) return false;
  return true;
}
