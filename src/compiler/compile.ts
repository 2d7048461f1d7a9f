import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import type * as ir from "../ir/ir.ts";
import type * as ast from "../parser/ast.ts";
import { shortened } from "../parser/shorten.ts";
import { checkPack } from "./check-pack.ts";
import { withoutEchoes } from "./echoes.ts";
import { chainOf, emitPack, headerOf } from "./emit.ts";
import type { PackHeader } from "./emit.ts";
import { buildGraph } from "./graph/graph.ts";
import { orderGraph } from "./graph/order.ts";
import { chainPacks } from "./link/chain.ts";
import type { ChainedPack } from "./link/chain.ts";
import { readWorkspace } from "./link/workspace.ts";
import { lintWorkspace } from "./lint/lint.ts";
import { cutsOf } from "./timeline/cuts.ts";
import { checkPayers } from "./timeline/payers.ts";
import { checkReleases } from "./timeline/releases.ts";
import { understandPack } from "./understand.ts";
import type { UnderstoodPack } from "./understand.ts";

/** A pack ready to be written or run, with what stands beside its rules. */
export interface CompiledPack {
  /** What stands at the head of `pack`, without writing it. */
  readonly header: PackHeader;
  /** Written when it is first asked for: a check of the rules needs none. */
  readonly pack: ir.Pack;
  /** Path of its folder, relative to the rules root. */
  readonly folder: string;
  /** Folders of the pack itself and of the packs it extends, nearest first. */
  readonly chain: readonly string[];
  readonly examples: readonly ast.ExamplesFile[];
  /** The rules of its chain as they were understood, with their places and sources. */
  readonly understood: UnderstoodPack;
}

/**
 * Compiles every pack among the files (YAML and CSV, paths relative to the rules root). The only place that knows the order of the stages:
 * read, chain, understand, check, emit. A pack with an error in it or below it is left out; the others compile. The order of the files
 * means nothing; the diagnostics are not sorted. Of a file with too many of them the gravest are given and the others counted.
 */
export function compileWorkspace(files: readonly SourceFile[]): Outcome<readonly CompiledPack[]> {
  const diagnostics: Diagnostic[] = [];
  const sink = withoutEchoes((diagnostic) => void diagnostics.push(diagnostic));
  const workspace = readWorkspace(files, sink);
  const understood = new Map<ChainedPack, UnderstoodPack>();
  const compiled: CompiledPack[] = [];
  const chain = chainPacks(workspace);
  for (const chained of chain) {
    const base = chained.base && understood.get(chained.base)!;
    const pack = understandPack(chained, base, workspace.tables);
    understood.set(chained, pack);
    const graph = buildGraph([...pack.drafts.values()], [...pack.exceptions.values()], chained.vocabulary);
    const order = orderGraph(graph);
    const cuts = cutsOf(pack.context.range, pack.drafts.values(), pack.exceptions.values());
    checkPack(pack, { graph, cycles: order.cycles, cuts });
    if (!pack.failed()) compiled.push(compiledPack(pack, () => emitPack(pack, cuts, order.depths)));
  }
  const packs = [...understood.values()];
  checkReleases(packs);
  checkPayers(packs);
  lintWorkspace(packs, !workspace.incomplete && chain.length === workspace.packs.length, sink);
  return { value: compiled.sort((a, b) => (a.folder < b.folder ? -1 : 1)), diagnostics: shortened(diagnostics) };
}

function compiledPack(pack: UnderstoodPack, emit: () => ir.Pack): CompiledPack {
  const { folder, examples } = pack.chained.source;
  let written: ir.Pack | undefined;
  return {
    header: headerOf(pack),
    get pack() {
      return (written ??= emit());
    },
    folder,
    chain: chainOf(pack).map((one) => one.chained.source.folder),
    examples,
    understood: pack,
  };
}
