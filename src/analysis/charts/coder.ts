import { invariant } from "../../base/invariant.ts";
import type { Pack } from "../../ir/ir.ts";
import type { LoadedPack } from "../../runtime/load.ts";
import { loadPack } from "../../runtime/load.ts";
import type { Billed } from "./answers.ts";
import { billedOf } from "./answers.ts";
import type { Chart } from "./chart.ts";
import { encounterOf } from "./encounter.ts";

/** Codes charts by one pack. */
export interface ChartCoder {
  readonly pack: Pack;
  /** What the pack bills for a chart, as an encounter of its payer. */
  code(chart: Chart): Billed;
}

/** Loads a pack once, to code many charts by it. */
export function chartCoder(pack: Pack): ChartCoder {
  const loaded = loadedOf(pack);
  return { pack, code: (chart) => billedOf(loaded.code(encounterOf(chart, pack.vocabulary, pack.payer))) };
}

function loadedOf(pack: Pack): LoadedPack {
  const loaded = loadPack(pack);
  invariant(loaded.ok, "a pack that was compiled or read is loaded");
  return loaded.pack;
}
