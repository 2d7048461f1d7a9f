import type * as ir from "../ir/ir.ts";
import { assembleProgram } from "./assemble/program.ts";
import { TablePool } from "./assemble/tables.ts";
import { foldExceptions } from "./exceptions/fold.ts";
import { buildGraph } from "./graph/graph.ts";
import { orderGraph } from "./graph/order.ts";
import type { UnderstoodPack } from "./understand.ts";

/** A program on its own, and the rows of its tables. */
export interface LoneProgram {
  readonly program: ir.Program;
  readonly tables: readonly ir.TableRows[];
}

/** Writes the program of a day as it would be without one of the pack's exceptions: what that one beats stands again. */
export function withoutException(pack: UnderstoodPack): (exception: string, day: string) => LoneProgram {
  const drafts = [...pack.drafts.values()];
  const exceptions = [...pack.exceptions.values()];
  const { depths } = orderGraph(buildGraph(drafts, exceptions, pack.chained.vocabulary));
  return (exception, day) => {
    const tables = new TablePool();
    const index = foldExceptions(exceptions.filter(({ rule }) => rule.name.text !== exception), day);
    const program = assembleProgram(drafts, index, day, { depths, confirmations: pack.confirmations, tables });
    return { program, tables: tables.rows };
  };
}
