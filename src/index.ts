// The entry `payerpack`: compiles, checks, formats and tests rules inside another program. To only load and run packs use
// `payerpack/runtime`, which needs no package.
export type { Diagnostic, Edit, Fix, Outcome, Related, Severity } from "./base/diagnostic.ts";
export type { Position, SourceFile, Span } from "./base/source.ts";
export { hasErrors, sortDiagnostics } from "./base/diagnostic.ts";
export { positionOf } from "./base/source.ts";
export { compileWorkspace } from "./compiler/compile.ts";
export type { CompiledPack } from "./compiler/compile.ts";
export type { Pack } from "./ir/ir.ts";
export { encodePack } from "./ir/pack.ts";
export { formatSource } from "./parser/format/format.ts";
export { decodeSource } from "./parser/yaml/decode.ts";
export type { Answer, Assumption, CodedAnswer, Finding, Line, LineOutcome, RefusedAnswer, Unbilled } from "./runtime/answer.ts";
export { loadPack } from "./runtime/load.ts";
export type { LoadedPack } from "./runtime/load.ts";
export { runExamples } from "./testing/run.ts";
export type { TestReport, TestResult } from "./testing/run.ts";
export { withVectors } from "./testing/vectors.ts";
export { drawClaim } from "./cli/claim/claim.ts";
export { renderGithub } from "./cli/render/github.ts";
export { renderJson } from "./cli/render/json.ts";
export { renderJunit } from "./cli/render/junit.ts";
export { renderSarif } from "./cli/render/sarif.ts";
export { renderText } from "./cli/render/text.ts";
export type { Renderer, Shown } from "./cli/render/report.ts";
