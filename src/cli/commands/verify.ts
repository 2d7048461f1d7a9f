import type { Pack } from "../../ir/ir.ts";
import { vectorReport } from "../../runtime/vectors.ts";
import { refuse, type TrustError } from "../../trust/diagnostics.ts";
import { fail, misuse } from "../command.ts";
import { openGate } from "../gate.ts";
import type { AdmittedPack, TrustOptions } from "../gate.ts";
import type { Host } from "../host.ts";
import { readPackInput, shownAs } from "../pack-input.ts";
import { colorsFor } from "../render/colors.ts";
import { renderVerified } from "../render/verified.ts";
import type { Verdict } from "../render/verified.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface VerifyOptions extends TrustOptions {
  readonly format: "text" | "json";
  /** Codes the encounters that the packs carry, and compares. */
  readonly vectors?: boolean;
}

/** Checks compiled packs as a loader would, without coding anything, and remembers those that pass where a state file is given. */
export async function verify(host: Host, files: readonly string[], options: VerifyOptions): Promise<Status> {
  if (files.filter((file) => file === "-").length > 1) return misuse(host, "verify", "`-` can be read once");
  if (options.state === undefined && options.rollback) return misuse(host, "verify", "`--rollback` needs `--state FILE`");
  if (options.state === undefined && options.newState) return misuse(host, "verify", "`--new-state` needs `--state FILE`");
  const gate = openGate(host, options);
  if (!gate.value) return fail(host, gate.diagnostics);
  const verdicts: Verdict[] = [];
  for (const file of files) {
    const bytes = await readPackInput(host, file);
    if (!bytes.value) return fail(host, bytes.diagnostics);
    const admitted = gate.value.admit(bytes.value, options.vectors ? unmetVectors : undefined);
    verdicts.push(admitted.ok ? { file: shownAs(file), ok: true, ...summaryOf(admitted.value) } : { file: shownAs(file), ok: false, ...admitted.error });
  }
  const unsaved = gate.value.save();
  if (unsaved.length > 0) return fail(host, unsaved);
  await host.stdout.write(renderVerified(verdicts, options.format, colorsFor(host.stdout, host.environment)));
  return verdicts.every(({ ok }) => ok) ? OK : FOUND;
}

/** A pack that does not give the answers it carries is refused. */
function unmetVectors(pack: Pack): TrustError | undefined {
  const { passed, failures } = vectorReport(pack);
  const [first] = failures;
  if (first === undefined) return undefined;
  const refused = refuse("trust/vectors", { id: pack.id, failed: String(failures.length), count: String(passed + failures.length), name: first.name });
  return refused.error;
}

function summaryOf({ pack: { id, release, hashes }, signers, threshold }: AdmittedPack): Omit<Extract<Verdict, { ok: true }>, "file" | "ok"> {
  return { id, release, ...hashes, signers, threshold };
}
