// The entry `payerpack/runtime`: loads and runs packs anywhere, without packages.
export type { Answer, Assumption, CodedAnswer, Finding, Line, LineOutcome, RefusedAnswer, Unbilled } from "./answer.ts";
export { loadPack } from "./load.ts";
export type { LoadedPack, LoadOutcome } from "./load.ts";
