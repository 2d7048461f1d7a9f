import { createHash, sign } from "node:crypto";
import { encodeCanonical } from "../../../src/ir/canonical.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { opsOf } from "../../../src/ir/ops.ts";
import { encodePack } from "../../../src/ir/pack.ts";
import { digestRows } from "../../../src/ir/table-rows.ts";
import { loadTrusted } from "../../../src/trust/load.ts";
import type { TrustedLoad } from "../../../src/trust/load.ts";
import { signedBytes, writeEnvelope } from "../../../src/trust/envelope.ts";
import { generateKey, readPrivateKey } from "../../../src/trust/keys.ts";
import type { Trust } from "../../../src/trust/trust-file.ts";

/** A way to a node of JSON. */
export type Path = readonly (string | number)[];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A place of a pack that stands for all places like it. */
export interface Place {
  /** The way as a kind: lists by `*`, expressions by their op from where they begin, free keys by `*`. */
  readonly pattern: string;
  readonly path: Path;
  readonly value: Json;
}

/** Places of a pack, the first of each pattern. */
export function placesOf(pack: Pack): readonly Place[] {
  const found = new Map<string, Place>();
  const walk = (value: Json, pattern: string, path: Path): void => {
    const kind = pattern.replace(/^pack\.programs\[\]\.\w+(?:\[\])?\.(?=(?:name|title|because|depth|citations|notDocumented|instead)\b)/, "pack.programs[].rule.");
    if (!found.has(kind)) found.set(kind, { pattern: kind, path, value });
    if (Array.isArray(value)) value.forEach((one, index) => walk(one, `${tagged(one, `${pattern}[]`)}`, [...path, index]));
    else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) walk(one, tagged(one, `${pattern}.${pattern === "pack.sourceMap" ? "*" : key}`), [...path, key]);
    }
  };
  walk(pack as unknown as Json, "pack", []);
  found.delete("pack");
  return [...found.values()];
}

function tagged(value: Json, pattern: string): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return pattern;
  if (typeof value["op"] === "string") return `<${value["op"]}>`;
  const tag = value["is"] ?? value["by"] ?? value["of"];
  return typeof tag === "string" ? `${pattern}<${tag}>` : pattern;
}

/** A copy of a pack with the node at a path changed, or left out where `change` gives undefined. */
export function withChange(pack: Pack, path: Path, change: (value: Json) => Json | undefined): Pack {
  const copy = structuredClone(pack) as unknown as Json;
  let holder = copy as { [key: string]: Json };
  for (const step of path.slice(0, -1)) holder = holder[step] as { [key: string]: Json };
  const last = path.at(-1)!;
  const next = change(holder[last]!);
  if (next !== undefined) holder[last] = next;
  else if (Array.isArray(holder)) (holder as unknown as Json[]).splice(last as number, 1);
  else delete holder[last];
  return copy as unknown as Pack;
}

const key = generateKey();
const privateKey = readPrivateKey(key.privateKey);
const TRUST: Trust = { signers: [{ name: "hostile-compiler", key: key.publicKey }], rules: [{ packs: ["*"], signers: ["hostile-compiler"], threshold: 1 }] };

/** A text that is signed by a key that the loader trusts. */
export function signedText(text: string): Uint8Array {
  if (!privateKey.ok) throw new Error(privateKey.error.message);
  const payload = Buffer.from(text);
  return Buffer.from(writeEnvelope({ payload, signatures: [{ keyid: key.publicKey, sig: sign(null, signedBytes(payload), privateKey.value).toString("base64") }] }));
}

/** Loads a text that is signed by a trusted key. */
export function loadSigned(text: string, evaluator: "closures" | "walk" = "closures"): TrustedLoad {
  return loadTrusted(signedText(text), { trust: TRUST, evaluator });
}

/** The text of a pack with digests, ops and hashes made anew wherever they can be, as a hostile compiler would write it. */
export function forged(changed: Pack): string {
  const digested = attempted(() => ({ ...changed, tables: changed.tables.map(digestRows) }), changed);
  const required = attempted(() => ({ ...digested, requires: opsOf(digested.programs) }), digested);
  return encodePack(attempted(() => hashed(required), required));
}

/** The hashes of `hashPack`, by the system's SHA-256, which is quicker; that an unchanged pack loads shows that they are the same. */
function hashed({ hashes: _, ...rest }: Pack): Pack {
  const { vocabulary, segments, programs } = rest;
  const tables = rest.tables.map(({ digest }) => digest);
  const content = sha256(encodeCanonical({ ...rest, tables }));
  const meaning = sha256(encodeCanonical({ vocabulary, segments, programs, tables }, new Set(["title", "citations"])));
  return { ...rest, hashes: { content: `sha256:${content}`, meaning: `sem1:sha256:${meaning}` } };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Parts that are too broken to be counted stay as they are: the loader finds that before it looks at the count. */
function attempted<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
