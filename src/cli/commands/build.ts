import { resolve } from "node:path";
import type { Outcome } from "../../base/diagnostic.ts";
import { packModule } from "../../compiler/targets/module/module.ts";
import type { Pack } from "../../ir/ir.ts";
import { encodePack } from "../../ir/pack.ts";
import { withVectors } from "../../testing/vectors.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import { cliCatalog, placeOf, writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { moduleKernel } from "../module-kernel.ts";
import { colorsFor } from "../render/colors.ts";
import { grouped } from "../render/display.ts";
import { renderTextWith } from "../render/text.ts";
import { findTargets } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { readStdinFile } from "../stdin-file.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

export interface BuildOptions {
  /** `-` is standard output. */
  readonly output: string;
  readonly format: "text" | "json";
  /** What to write: canonical JSON, or an ES module without imports. */
  readonly target: "pack" | "module";
  readonly stdinPath?: string;
}

/** Compiles the one pack of a folder into one file, the same bytes for the same sources. Nothing is written after an error. */
export async function build(host: Host, path: string, options: BuildOptions): Promise<Status> {
  if ((path === "-") !== (options.stdinPath !== undefined)) return misuse(host, "build", "`-` and `--stdin-path PATH` go together");
  const stdin = options.stdinPath === undefined ? undefined : await readStdinFile(host, options.stdinPath);
  if (stdin && !stdin.value) return fail(host, stdin.diagnostics);
  const targets = stdin?.value ? { value: stdin.value.targets, diagnostics: [] } : findTargets(host, [path]);
  if (!targets.value) return fail(host, targets.diagnostics);
  const compiled = compileTargets(host, targets.value, stdin?.value?.overlay);
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const { packs, folders, findings } = compiled.value;
  const shown = pathShower(host, targets.value.root);
  const [folder, ...others] = folders;
  if (folder === undefined) return fail(host, [cliCatalog.create("cli/no-pack-here", placeOf(path), { path })]);
  if (others.length > 0) {
    const help = `give the folder of one: ${folders.map((one) => `\`${shown(one)}\``).join(", ")}`;
    return fail(host, [cliCatalog.create("cli/several-packs", placeOf(path), { path }, { help })]);
  }
  const errors = findings.filter(({ severity }) => severity === "error");
  const found = packs.find((one) => one.folder === folder);
  if (!found || errors.length > 0) {
    await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(errors, { path: shown, version: VERSION }));
    return FOUND;
  }
  const pack = withVectors(found);
  const made = options.target === "module" ? moduleText(host, pack) : { value: encodePack(pack), diagnostics: [] };
  if (made.value === undefined) return fail(host, made.diagnostics);
  const text = made.value;
  if (options.output === "-") await host.stdout.write(text);
  else {
    const written = host.writeFile(resolve(host.cwd, options.output), text);
    if (!written.ok) return fail(host, [writingFailed(options.output, written.error)]);
  }
  const { id, release, hashes } = pack;
  const bytes = Buffer.byteLength(text);
  const summary = options.format === "json"
    ? `${JSON.stringify({ id, release, target: options.target, output: options.output, bytes, ...hashes })}\n`
    : `${id} ${release}: ${grouped(bytes)} bytes in ${options.output}\ncontent ${hashes.content}\nmeaning ${hashes.meaning}\n`;
  await (options.output === "-" ? host.stderr : host.stdout).write(summary);
  return OK;
}

function moduleText(host: Host, pack: Pack): Outcome<string> {
  const kernel = moduleKernel(host);
  return kernel.value === undefined ? kernel : { value: packModule(pack, kernel.value), diagnostics: [] };
}
