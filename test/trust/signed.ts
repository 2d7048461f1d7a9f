import { encodePack } from "../../src/ir/pack.ts";
import type { Pack } from "../../src/ir/ir.ts";
import { generateKey } from "../../src/trust/keys.ts";
import type { KeyPair } from "../../src/trust/keys.ts";
import { signPack } from "../../src/trust/sign.ts";
import type { Trust } from "../../src/trust/trust-file.ts";
import { packOf } from "../ir/small-pack.ts";

/** Keys of the people who sign in tests, made once for each run. */
export const KEYS: Readonly<Record<"analyst" | "compliance" | "release" | "stranger", KeyPair>> = {
  analyst: generateKey(), compliance: generateKey(), release: generateKey(), stranger: generateKey(),
};

/** Two of three sign the packs of tests; one may sign those below `payers/`. */
export const TRUST: Trust = {
  signers: [
    { name: "analyst", key: KEYS.analyst.publicKey },
    { name: "compliance", key: KEYS.compliance.publicKey },
    { name: "release", key: KEYS.release.publicKey },
  ],
  rules: [
    { packs: ["test/*"], signers: ["analyst", "compliance", "release"], threshold: 2 },
    { packs: ["payers/*"], signers: ["release"], threshold: 1 },
  ],
};

/** A pack signed by some people, one after the other. */
export function signed(by: readonly (keyof typeof KEYS)[], pack: Pack = packOf()): Uint8Array {
  let bytes: Uint8Array = Buffer.from(encodePack(pack));
  for (const who of by) {
    const next = signPack(bytes, KEYS[who].privateKey);
    if (!next.ok) throw new Error(`${next.error.code}: ${next.error.message}`);
    bytes = Buffer.from(next.value.text);
  }
  return bytes;
}

/** `ok`, or the code of a refusal. */
export function codeOf(outcome: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }): string {
  return outcome.ok ? "ok" : outcome.error.code;
}
