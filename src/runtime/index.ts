// The entry `payerpack/runtime`: loads and runs packs anywhere, without packages.
export type { PackErrorCode } from "../ir/pack.ts";
export type { Answer, Assumption, AuditEntry, CodedAnswer, Finding, Line, LineOutcome, RefusedAnswer, Unbilled } from "./answer.ts";
export type { EncounterError } from "./encounter.ts";
export type { CitedSource, Explanation, ExplanationNode } from "./explain.ts";
export { loadPack } from "./load.ts";
export type { LoadedPack, LoadOptions, LoadOutcome } from "./load.ts";
export type { PackSetError } from "./sets/diagnostics.ts";
export type { PackMember, PackSetMember, SetRelease } from "./sets/members.ts";
export { loadPackSet } from "./sets/pack-set.ts";
export type { PackSet, PackSetOptions, PackSetOutcome, PackSetReplacement } from "./sets/pack-set.ts";
export type { PackSnapshot, SetCall } from "./sets/snapshot.ts";
