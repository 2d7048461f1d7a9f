import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/program.ts";
import { encodePack, hashPack } from "../../../src/ir/pack.ts";
import { generateKey } from "../../../src/trust/keys.ts";
import { loadTrusted } from "../../../src/trust/load.ts";
import { signPack } from "../../../src/trust/sign.ts";
import { accept, NOTHING_ACCEPTED, readState, writeState } from "../../../src/trust/state.ts";
import { readStateFile } from "../../../src/trust/state-file.ts";
import { readTrust } from "../../../src/trust/trust-file.ts";
import type { Trust } from "../../../src/trust/trust-file.ts";
import { verifyEnvelope } from "../../../src/trust/verify.ts";
import { fakeHost } from "../../cli/fake-host.ts";
import { smallPack } from "./recipes-pack.ts";
import type { Recipe } from "./recipes.ts";

type Tried = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

const codes = (tried: Tried): readonly string[] => (tried.ok ? [] : [tried.error.code]);
const keys = generateKey();
const trusting = (packs: string, threshold = 1): Trust => ({
  signers: [{ name: "release", key: keys.publicKey }, { name: "compliance", key: generateKey().publicKey }],
  rules: [{ packs: [packs], signers: ["release", "compliance"], threshold }],
});

function signed(privateKey = keys.privateKey): string {
  const made = signPack(Buffer.from(encodePack(smallPack())), privateKey);
  if (!made.ok) throw new Error(made.error.message);
  return made.value.text;
}

const verifying = (text: string, trust: Trust = trusting("*")): readonly string[] => codes(verifyEnvelope(Buffer.from(text), trust));

/** The codes of a second pack, after a first one of release 2026.2 was accepted. */
function after(change: Readonly<Record<string, string>>): readonly string[] {
  const { hashes: _, ...rest } = smallPack();
  const first = accept(NOTHING_ACCEPTED, hashPack({ ...rest, release: "2026.2" }));
  return codes(first.ok ? accept(first.value, hashPack({ ...rest, release: "2026.2", ...change })) : first);
}

function inNoFolder(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "trust-page-"));
  const loaded = loadTrusted(Buffer.from(signed()), { trust: trusting("*"), state: join(folder, "accepted.json") });
  rmSync(folder, { recursive: true });
  return codes(loaded);
}

/** How signed packs and what belongs to them are refused, by code. */
export const TRUST_RECIPES: Readonly<Record<string, Recipe>> = {
  "trust/unsigned": () => verifying(encodePack(smallPack())),
  "trust/envelope": () => verifying(signed().replace(",", ", ")),
  "trust/payload-type": () => verifying(signed().replace("application/vnd.payerpack.pack.v1+json", "application/json")),
  "trust/signature": () => verifying(signed().replace('"payload":"ey', '"payload":"fy')),
  "trust/unknown-signer": () => verifying(signed(generateKey().privateKey)),
  "trust/not-covered": () => verifying(signed(), trusting("other/*")),
  "trust/threshold": () => verifying(signed(), trusting("*", 2)),
  "trust/file": () => codes(readTrust(Buffer.from('{ "format": "payerpack trust 1", "signers": [], "rules": [] }'))),
  "trust/key": () => codes(signPack(Buffer.from(encodePack(smallPack())), encodePack(smallPack()))),
  "trust/release-form": () => after({ release: "spring" }),
  "trust/rollback": () => after({ release: "2026.1" }),
  "trust/vectors": async () => {
    const vectors = [{ name: "paid for nothing", encounter: '{ "date_of_service": "2026-01-02" }', expects: { decision: "deny" } }];
    const { hashes: _, ...rest } = smallPack();
    const host = fakeHost({ "/home/pack.json": encodePack(hashPack({ ...rest, vectors })) });
    await run(host, ["verify", "pack.json", "--vectors", "--format", "json"]);
    return (JSON.parse(host.out()) as { readonly packs: readonly { readonly code?: string }[] }).packs.flatMap(({ code }) => code ?? []);
  },
  "trust/other-content": () => after({ title: "Another" }),
  "trust/state": () => codes(readState(Buffer.from(writeState(NOTHING_ACCEPTED).replace("{}", "{ }")))),
  "trust/no-state": inNoFolder,
  "trust/state-access": () => codes(readStateFile(tmpdir())),
};
