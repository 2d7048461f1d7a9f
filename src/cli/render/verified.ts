import type { Signer } from "../../trust/verify.ts";
import type { Colors } from "./colors.ts";
import { printable } from "./display.ts";

/** What `verify` found out about one file. */
export type Verdict =
  | {
      readonly file: string;
      readonly ok: true;
      readonly id: string;
      readonly release: string;
      readonly content: string;
      readonly meaning: string;
      readonly signers: readonly Signer[];
      /** How many signers the trust file asks for; null without one. */
      readonly threshold: number | null;
    }
  | { readonly file: string; readonly ok: false; readonly code: string; readonly message: string; readonly help?: string | undefined };

/** The form of the JSON report; it grows only by new members. */
const FORMAT = "payerpack verification 1";

/** The report of `verify`. */
export function renderVerified(verdicts: readonly Verdict[], format: "text" | "json", colors: Colors): string {
  if (format === "json") return `${JSON.stringify({ format: FORMAT, packs: verdicts }, null, 2)}\n`;
  return verdicts.map((one) => (one.ok ? passed(one, colors) : refused(one, colors))).join("");
}

function passed({ file, id, release, content, meaning, signers, threshold }: Extract<Verdict, { ok: true }>, colors: Colors): string {
  const names = signers.map(({ name, key }) => name ?? key).join(", ");
  const whole = signers.length === 0 ? "nobody" : threshold === null ? `${names} (no trust file was asked)` : `${names} (${threshold} needed)`;
  const head = `${colors.green("ok")}       ${printable(file)}  ${colors.bold(printable(`${id} ${release}`))}\n`;
  return `${head}         content    ${content}\n         meaning    ${meaning}\n         signed by  ${whole}\n`;
}

function refused({ file, code, message, help }: Extract<Verdict, { ok: false }>, colors: Colors): string {
  const advice = help === undefined ? "" : `         help: ${printable(help)}\n`;
  return `${colors.red("REFUSED")}  ${printable(file)}  ${printable(message)}  [${code}]\n${advice}`;
}
