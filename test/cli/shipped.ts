import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { hasErrors } from "../../src/base/diagnostic.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { encodePack } from "../../src/ir/pack.ts";
import { fakeHost } from "./fake-host.ts";
import type { FakeFile, FakeHost, FakeOptions } from "./fake-host.ts";
import { bundledKernel } from "../support/module.ts";
import { run } from "../../src/cli/program.ts";
import type { Status } from "../../src/cli/status.ts";

const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));

let compiled: Readonly<Record<string, string>> | undefined;

/** The packs that the examples of `examples/` ask for: null is the base. Tests of all packs compile the rules themselves. */
const ASKED_FOR: ReadonlySet<string | null> = new Set([null, "medicare", "select-health"]);

/** Shipped packs as `build` writes them, in `/home/packs`: loading these few is quicker than compiling the rules for every test. */
export function compiledPacks(): Readonly<Record<string, string>> {
  if (compiled) return compiled;
  const files = Object.entries(shippedFiles())
    .filter(([path]) => /^\/home\/rules\/.*\.(?:yaml|csv)$/.test(path))
    .map(([path, text]) => ({ path: path.slice("/home/rules/".length), text }));
  const { value = [], diagnostics } = compileWorkspace(files);
  if (hasErrors(diagnostics)) throw new Error(`the shipped rules do not compile: ${diagnostics.map(({ code }) => code).join(", ")}`);
  const asked = value.filter(({ header }) => ASKED_FOR.has(header.payer));
  return (compiled = Object.fromEntries(asked.map(({ header, pack }) => [`/home/packs/${header.payer ?? "base"}.json`, encodePack(pack)])));
}

let shipped: Readonly<Record<string, string>> | undefined;

/** The shipped rules and example encounters, as files of a fake disk under `/home`. */
export function shippedFiles(): Readonly<Record<string, string>> {
  shipped ??= Object.fromEntries(["rules", "examples"].flatMap((folder) => {
    const entries = readdirSync(join(CHECKOUT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`/home/${relative(CHECKOUT, path)}`, readFileSync(path, "utf8")];
    });
  }));
  return shipped;
}

export interface Ran {
  readonly status: Status;
  readonly out: string;
  readonly err: string;
  readonly host: FakeHost;
}

/** What modules of packs share, where the package has it, for command lines that need it. */
export async function kernelFor([verb]: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return verb === "ci" ? { "/package/dist/module-kernel.js": await bundledKernel() } : {};
}

/** Runs a command line on the shipped files, with others laid over them. */
export async function ran(arguments_: readonly string[], files: Readonly<Record<string, FakeFile>> = {}, options: FakeOptions = {}): Promise<Ran> {
  const host = fakeHost({ ...shippedFiles(), ...(await kernelFor(arguments_)), ...files }, options);
  const status = await run(host, arguments_);
  return { status, out: host.out(), err: host.err(), host };
}

/** The answers in NDJSON text. */
export function answersIn(text: string): readonly Record<string, unknown>[] {
  return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Record<string, unknown>);
}
