import { inventoryOf } from "../../ir/inventory.ts";
import { fail } from "../command.ts";
import { diagnosticOf, openGate } from "../gate.ts";
import type { Host } from "../host.ts";
import { readPackInput, shownAs } from "../pack-input.ts";
import { colorsFor } from "../render/colors.ts";
import { renderInspected } from "../render/inspected.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface InspectOptions {
  readonly format: "text" | "json";
  /** Path of a trust file, which gives signers their names. */
  readonly trust?: string;
}

/** Shows what is in a compiled pack that a loader would take. */
export async function inspect(host: Host, file: string, { format, trust }: InspectOptions): Promise<Status> {
  const bytes = await readPackInput(host, file);
  if (!bytes.value) return fail(host, bytes.diagnostics);
  const gate = openGate(host, trust === undefined ? {} : { trust });
  if (!gate.value) return fail(host, gate.diagnostics);
  const admitted = gate.value.admit(bytes.value);
  if (!admitted.ok) {
    await fail(host, [diagnosticOf(admitted.error, shownAs(file))]);
    return FOUND;
  }
  const { pack, signers } = admitted.value;
  const inspected = { pack, signers, inventory: inventoryOf(pack) };
  await host.stdout.write(renderInspected(inspected, format, colorsFor(host.stdout, host.environment)));
  return OK;
}
