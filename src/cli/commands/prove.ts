import { isDate } from "../../ir/dates.ts";
import { leavesOpen, provePacks } from "../../analysis/prove/prove.ts";
import { withVectors } from "../../testing/vectors.ts";
import { fail, misuse } from "../command.ts";
import { examine } from "../examined.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { PROVE_RENDERERS } from "../render/prove/formats.ts";
import type { ProveFormat } from "../render/prove/formats.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface ProveOptions {
  readonly format: ProveFormat;
  readonly on?: string;
}

/** Says of the packs under the paths what is proved, what was tried, and what is left to a person. */
export async function prove(host: Host, paths: readonly string[], options: ProveOptions): Promise<Status> {
  const { on = host.today(), format } = options;
  if (!isDate(on)) return misuse(host, "prove", "`--on` needs a day of the calendar, as `2026-07-01`");
  if (paths.includes("-")) return misuse(host, "prove", "it reads rules with their examples from folders");
  const examined = await examine(host, paths);
  if (!examined.value) return fail(host, examined.diagnostics);
  const { packs, folders, broken, path } = examined.value;
  const proofs = provePacks(packs, folders, { on, withVectors });
  await host.stdout.write(PROVE_RENDERERS[format]({ on, packs: proofs, broken }, path, colorsFor(host.stdout, host.environment)));
  return broken.length > 0 || proofs.some(leavesOpen) ? FOUND : OK;
}
