// The entry `payerpack/trust`: signs packs and loads only those that are signed by whom the loader's configuration trusts. Needs Node.
export type { TrustError, TrustErrorCode, Trusted } from "./diagnostics.ts";
export { PAYLOAD_TYPE } from "./envelope.ts";
export { generateKey } from "./keys.ts";
export type { KeyPair, PublicKey } from "./keys.ts";
export { loadTrusted } from "./load.ts";
export type { TrustedLoad, TrustedLoadOptions } from "./load.ts";
export { replaced } from "./replacing.ts";
export type { AnyLoad, Replaced } from "./replacing.ts";
export { signPack } from "./sign.ts";
export type { SignedPack } from "./sign.ts";
export { beginState } from "./state-file.ts";
export type { Accepted, State } from "./state.ts";
export { readTrust } from "./trust-file.ts";
export type { Trust, TrustedSigner, TrustRule } from "./trust-file.ts";
export { verifyEnvelope } from "./verify.ts";
export type { Signer, VerifiedPack } from "./verify.ts";
