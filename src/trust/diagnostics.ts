import { defineCatalog, message } from "../base/catalog.ts";
import type { Template } from "../base/catalog.ts";
import type { PackErrorCode } from "../ir/pack.ts";

/** Why a pack, a key, a trust file or a state file is refused. Holes hold what has been verified, places and counts; never a text of an unverified file. */
export const trustCatalog = defineCatalog({
  "trust/unsigned": {
    severity: "error",
    message: message`the pack is not signed`,
    help: message`have its signers run \`payerpack sign\``,
  },
  "trust/envelope": { severity: "error", message: message`this is not a signed pack as \`payerpack sign\` writes it: ${"reason"}` },
  "trust/payload-type": { severity: "error", message: message`the envelope holds something else than a pack` },
  "trust/signature": {
    severity: "error",
    message: message`signature ${"number"} does not fit the pack`,
    help: message`the pack, the signature or the key in it was changed after signing; fetch the file again`,
  },
  "trust/unknown-signer": { severity: "error", message: message`none of the signatures is by a signer of the trust file` },
  "trust/not-covered": {
    severity: "error",
    message: message`no rule of the trust file is about \`${"id"}\``,
    help: message`add a rule that says who may sign it`,
  },
  "trust/threshold": {
    severity: "error",
    message: message`\`${"id"}\` needs ${"needed"} of the signers ${"signers"}, and has ${"count"}`,
  },
  "trust/file": { severity: "error", message: message`the trust file is not in form: ${"reason"}` },
  "trust/key": { severity: "error", message: message`this is not an Ed25519 private key: ${"reason"}` },
  "trust/release-form": {
    severity: "error",
    message: message`the release of \`${"id"}\` cannot be ordered, so an older one could not be told`,
    help: message`write a release as numbers with points between, \`2026.1\``,
  },
  "trust/rollback": {
    severity: "error",
    message: message`release ${"release"} of \`${"id"}\` is older than ${"accepted"}, which was accepted before`,
    help: message`an older release is taken only on purpose: \`payerpack verify --rollback\`, or \`rollback\` of \`loadTrusted\``,
  },
  "trust/vectors": {
    severity: "error",
    message: message`${"failed"} of the ${"count"} vectors that \`${"id"}\` carries are not met, ${"name"} first`,
    help: message`it was built with another engine, or changed: build it again from its rules and compare`,
  },
  "trust/other-content": {
    severity: "error",
    message: message`release ${"release"} of \`${"id"}\` was accepted before with other content`,
    help: message`a release never changes: give the new content a release of its own`,
  },
  "trust/state": {
    severity: "error",
    message: message`the state file is not as it was written: ${"reason"}`,
    help: message`restore it; it is never begun anew by itself, since that would forget what was accepted`,
  },
  "trust/no-state": {
    severity: "error",
    message: message`the state file is not there`,
    help: message`restore it, or begin one on purpose with \`payerpack verify --new-state\``,
  },
  "trust/state-access": { severity: "error", message: message`the state file cannot be ${"what"}: the system says ${"code"}` },
});

type Rows = typeof trustCatalog.rows;
export type TrustErrorCode = keyof Rows & string;
type HolesOf<Row> = Row extends { readonly message: Template<infer Hole> } ? Hole : never;
type Arguments<Code extends TrustErrorCode> = Readonly<Record<HolesOf<Rows[Code]>, string>>;

/** Why something was refused: one of the codes of `docs/diagnostics/trust` or `docs/diagnostics/pack`. */
export interface TrustError {
  readonly code: TrustErrorCode | PackErrorCode;
  /** One line, as diagnostics are. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string | undefined;
}

/** A value, or why there is none. Nothing here throws for what a file says. */
export type Trusted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: TrustError };

/** A refusal with its words. */
export function refuse<Code extends TrustErrorCode>(code: Code, args: Arguments<Code>): { readonly ok: false; readonly error: TrustError } {
  const row: { readonly message: Template<string>; readonly help?: Template<string> } = trustCatalog.rows[code];
  return { ok: false, error: { code, message: row.message.render(args), help: row.help?.render(args) } };
}
