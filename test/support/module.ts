import { runInThisContext } from "node:vm";
import { fileURLToPath } from "node:url";
import { packModule } from "../../src/compiler/targets/module/module.ts";
import type * as ir from "../../src/ir/ir.ts";
import * as kernel from "../../src/runtime/generated/kernel.ts";
import type { LoadedPack } from "../../src/runtime/load.ts";

type Units = readonly { readonly code: string; readonly units: number }[];

/** What a generated module exports. */
export interface PackModule {
  readonly default: LoadedPack;
  readonly pack: LoadedPack;
  readonly meaning: string;
  readonly ladders: readonly { readonly from: string; readonly to: string | null; readonly rules: Readonly<Record<string, (minutes: number) => Units>> }[];
}

/** The module of a pack as a script on the kernel's sources, so that nothing is bundled and a test need not wait. Scripts may run where no code is made from text. */
export function runModule(pack: ir.Pack): Pick<PackModule, "pack" | "ladders"> {
  const script = packModule(pack, "").replace(/^export default .*$/m, "").replace(/^export const /gm, "const ");
  return (runInThisContext(`(kernel) => { ${script}\n return { pack, ladders }; }`) as (with_: typeof kernel) => Pick<PackModule, "pack" | "ladders">)(kernel);
}

let bundled: Promise<string> | undefined;

/** The kernel as the build bundles it, made once. */
export function bundledKernel(): Promise<string> {
  return (bundled ??= bundle());
}

async function bundle(): Promise<string> {
  const { kernelText } = await import("../../scripts/module-kernel.mjs");
  return kernelText(fileURLToPath(new URL("../../src/runtime/generated/kernel.ts", import.meta.url)));
}

/** The module as it is written, imported. */
export async function importModule(text: string): Promise<PackModule> {
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`)) as PackModule;
}
