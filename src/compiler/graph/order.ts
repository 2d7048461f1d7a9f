import type { Graph } from "./graph.ts";

/** What a walk over a graph finds. */
export interface Ordered {
  /** The longest path from each node down to the chart: 0 for a node that needs nothing, more for what needs it. */
  readonly depths: ReadonlyMap<string, number>;
  /** Each circle once, as the nodes in order: every node needs the next, the last needs the first. */
  readonly cycles: readonly (readonly string[])[];
}

/** Depths of all nodes, and the circles that were met; nodes are taken in order of their names, so the result is always the same. */
export function orderGraph(graph: Graph): Ordered {
  const depths = new Map<string, number>();
  const cycles: string[][] = [];
  const state = new Map<string, "open" | "done">();
  for (const start of [...graph.keys()].sort()) {
    if (!state.has(start)) walk(start, graph, state, depths, cycles);
  }
  return { depths, cycles };
}

interface Frame {
  readonly node: string;
  readonly needs: readonly string[];
  next: number;
  depth: number;
}

/** Depth-first without recursion: a chain of rules may be longer than the stack. */
function walk(start: string, graph: Graph, state: Map<string, "open" | "done">, depths: Map<string, number>, cycles: string[][]): void {
  const open = (node: string): Frame => {
    state.set(node, "open");
    return { node, needs: [...(graph.get(node) ?? [])].sort(), next: 0, depth: 0 };
  };
  const stack: Frame[] = [open(start)];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const need = frame.needs[frame.next++];
    if (need === undefined) {
      state.set(frame.node, "done");
      depths.set(frame.node, frame.depth);
      stack.pop();
      const above = stack.at(-1);
      if (above) above.depth = Math.max(above.depth, frame.depth + 1);
    } else if (state.get(need) === "done") {
      frame.depth = Math.max(frame.depth, (depths.get(need) ?? 0) + 1);
    } else if (state.get(need) === "open") {
      cycles.push(stack.slice(stack.findIndex((one) => one.node === need)).map((one) => one.node));
    } else if (graph.has(need)) {
      stack.push(open(need));
    }
  }
}
