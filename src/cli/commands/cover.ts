import { coverPacks, settledSides } from "../../analysis/cover/cover.ts";
import type { PackCover } from "../../analysis/cover/cover.ts";
import { fail, misuse } from "../command.ts";
import { examine } from "../examined.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { COVER_RENDERERS } from "../render/cover/formats.ts";
import type { CoverFormat } from "../render/cover/formats.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface CoverOptions {
  readonly format: CoverFormat;
  /** Per cent, as it was written. */
  readonly require: string;
}

/** Lists what the examples of the packs under the paths leave out of their rules. */
export async function cover(host: Host, paths: readonly string[], options: CoverOptions): Promise<Status> {
  if (!/^(?:100|[0-9]{1,2})$/.test(options.require)) return misuse(host, "cover", "`--require` needs a whole number from 0 to 100");
  if (paths.includes("-")) return misuse(host, "cover", "it reads rules with their examples from folders");
  const examined = await examine(host, paths);
  if (!examined.value) return fail(host, examined.diagnostics);
  const { packs, folders, broken, path, vectorsOf } = examined.value;
  const covers = coverPacks(packs, folders, vectorsOf);
  const required = Number(options.require);
  await host.stdout.write(COVER_RENDERERS[options.format]({ packs: covers, broken, required }, path, colorsFor(host.stdout, host.environment)));
  return broken.length > 0 || covers.some((one) => !isCovered(one, required)) ? FOUND : OK;
}

/** Whether enough answers of a pack's clauses were seen, and every rule was reached. */
export function isCovered(pack: PackCover, required: number): boolean {
  const { settled, all } = settledSides(pack);
  return settled * 100 >= required * all && pack.unreached.length === 0 && pack.examples > 0;
}
