import { readJournal } from "../../../src/cli/coding/journal.ts";
import type { LoadedPack } from "../../../src/runtime/load.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { encodePack } from "../../../src/ir/pack.ts";
import { readState, writeState } from "../../../src/trust/state.ts";
import { readTrust } from "../../../src/trust/trust-file.ts";
import { verifyEnvelope } from "../../../src/trust/verify.ts";
import { encounterWith } from "../../support/encounters.ts";
import { packOf } from "../../ir/small-pack.ts";
import { forged } from "../../trust/malformed/mutate.ts";
import { richPack } from "../../trust/malformed/rich-pack.ts";
import { signed, TRUST } from "../../trust/signed.ts";
import { mutated, oneOf, restructured } from "./mutate.ts";
import { CODE } from "./target.ts";
import type { Target, Verdict } from "./target.ts";

type Said = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

function verdict(said: Said, accepted: () => string | undefined = () => undefined): Verdict {
  if (said.ok) return { code: "accepted", fault: accepted };
  const { code, message } = said.error;
  return { code, fault: () => (CODE.test(code) && message.length < 600 && !/undefined|\[object/.test(message) ? undefined : `no sentence: ${code} ${message}`) };
}

/** A pack that loads codes, whatever it says, and never throws. */
function codes(pack: LoadedPack): string | undefined {
  const answer = pack.code(encounterWith());
  return "error" in answer && !CODE.test(answer.error.code) ? `no code of ours: ${answer.error.code}` : undefined;
}

/** The text of a pack, changed anywhere. */
export function packTarget(): Target {
  const texts = [encodePack(packOf()), encodePack(packOf()), encodePack(richPack())];
  return {
    name: "packs",
    make(random) {
      const text = mutated(oneOf(random, texts), random);
      return { input: text, read: () => { const loaded = loadPack(text); return verdict(loaded, () => (texts.includes(text) ? undefined : "a changed pack is loaded")); } };
    },
  };
}

/** A pack whose parts were changed, with hashes made anew: as a compiler with a bug, or a hostile one, would write it. */
export function forgedTarget(): Target {
  const texts = [encodePack(packOf()), encodePack(packOf()), encodePack(packOf()), encodePack(richPack())];
  return {
    name: "forged packs",
    make(random) {
      const changed: unknown = JSON.parse(restructured(oneOf(random, texts), random));
      const text = typeof changed === "object" && changed !== null && !Array.isArray(changed) ? attempted(() => forged(changed as never)) : JSON.stringify(changed);
      return { input: text, read: () => { const loaded = loadPack(text); return verdict(loaded, () => (loaded.ok ? codes(loaded.pack) : undefined)); } };
    },
  };
}

/** What cannot even be written canonically stays as it is. */
function attempted(work: () => string): string {
  try {
    return work();
  } catch {
    return "{}";
  }
}

/** Signed packs, trust files, state files and journals of batches. Keys are made anew in each run, so that here a seed makes the same change and not the same bytes. */
export function smallFilesTarget(): Target {
  const envelope = Buffer.from(signed(["analyst", "compliance"])).toString("utf8");
  const trust = JSON.stringify({ format: "payerpack trust 1", ...TRUST });
  const state = writeState({ "test/small": { release: "2026.1", content: `sha256:${"0".repeat(64)}` } as never });
  const journal = JSON.stringify({ format: "payerpack code journal 1", payerpack: "0.1.0", answers: "ndjson", fallback: null, packs: [], broken: [], inputs: [], stand: { input: 0, offset: 0, lines: 0, answers: 0, refused: false }, read: "", bytes: 0, whole: false });
  const readers: readonly (readonly [string, (bytes: Uint8Array) => Verdict])[] = [
    [envelope, (bytes) => verdict(verifyEnvelope(bytes, TRUST), () => (Buffer.from(bytes).toString("utf8") === envelope ? undefined : "a changed envelope is accepted"))],
    [trust, (bytes) => verdict(readTrust(bytes))],
    [state, (bytes) => verdict(readState(bytes))],
    [journal, (bytes) => ({ code: readJournal(Buffer.from(bytes).toString("utf8")) ? "accepted" : "cli/resume-differs", fault: () => undefined })],
  ];
  return {
    name: "signed packs, trust, state and journal files",
    make(random) {
      const [seed, read] = oneOf(random, readers);
      const bytes = Buffer.from(random() < 0.5 && seed.startsWith("{") ? restructured(seed, random) : mutated(seed, random));
      return { input: bytes, read: () => read(bytes) };
    },
  };
}
