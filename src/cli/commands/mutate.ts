import { dirname, join } from "node:path";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { casesToConfirm } from "../../analysis/mutate/confirm.ts";
import { mutatePacks, scoreOf } from "../../analysis/mutate/mutate.ts";
import type { Tested } from "../../analysis/mutate/mutate.ts";
import { witnessesOf } from "../../analysis/mutate/witness.ts";
import type { Witness } from "../../analysis/mutate/witness.ts";
import { approvedVectors } from "../approved.ts";
import { fail, misuse } from "../command.ts";
import { writingFailed } from "../diagnostics.ts";
import { examine } from "../examined.ts";
import type { Examined } from "../examined.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { MUTATE_RENDERERS } from "../render/mutate/formats.ts";
import type { MutateFormat } from "../render/mutate/formats.ts";
import { SHARP } from "../render/mutate/report.ts";
import type { ShownMutation } from "../render/mutate/report.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface MutateOptions {
  readonly format: MutateFormat;
  /** Per cent, and a count of encounters, as they were written. */
  readonly require: string;
  readonly requireAll: string;
  readonly search: string;
  readonly write?: boolean;
  readonly boundaries?: boolean;
}

/** Where encounters that an analyst is to confirm stand, in the folder of their pack. */
const FILE = "examples/to-confirm.yaml";

/** Lists the slips in rules that the examples of the packs under the paths do not notice. */
export async function mutate(host: Host, paths: readonly string[], options: MutateOptions): Promise<Status> {
  const PERCENT = /^(?:100|[0-9]{1,2})$/;
  if (!PERCENT.test(options.require)) return misuse(host, "mutate", "`--require` needs a whole number from 0 to 100");
  if (!PERCENT.test(options.requireAll)) return misuse(host, "mutate", "`--require-all` needs a whole number from 0 to 100");
  if (!/^[0-9]{1,6}$/.test(options.search)) return misuse(host, "mutate", "`--search` needs a number of encounters, as `2000`");
  if (paths.includes("-")) return misuse(host, "mutate", "it reads rules with their examples from folders");
  const examined = await examine(host, paths);
  if (!examined.value) return fail(host, examined.diagnostics);
  const { packs, folders, broken, path, vectorsOf } = examined.value;
  const search = Number(options.search);
  const approved = options.boundaries === true ? approvedVectors(host, examined.value) : undefined;
  if (approved && !approved.value) return fail(host, approved.diagnostics);
  const sources = { examples: vectorsOf, ...(approved?.value ? { boundaries: approved.value } : {}) };
  const shown = mutatePacks(packs, folders, sources).map((one): ShownMutation => {
    const compiled = packs.find(({ folder }) => folder === one.folder)!;
    const survived = one.mutants.filter(({ fate }) => fate.is === "survived");
    const found = search === 0 ? new Map() : witnessesOf(survived.map(({ mutant }) => mutant), compiled.pack, vectorsOf(compiled), search);
    const witnesses = new Map<Tested, Witness>(survived.flatMap((slip) => (found.has(slip.mutant) ? [[slip, found.get(slip.mutant)!]] : [])));
    return { ...one, vocabulary: compiled.pack.vocabulary, witnesses };
  });
  const written = options.write === true ? shown.map((one) => writeCases(host, one, examined.value!)) : [];
  const failures = written.flatMap(({ failure }) => (failure ? [failure] : []));
  if (failures.length > 0) return fail(host, failures);
  const required = { sharp: Number(options.require), all: Number(options.requireAll) };
  const report = { packs: shown, broken, search, required, written: written.flatMap(({ file }) => (file === undefined ? [] : [file])) };
  await host.stdout.write(MUTATE_RENDERERS[options.format](report, path, colorsFor(host.stdout, host.environment)));
  const mutants = shown.flatMap((one) => one.mutants);
  return broken.length > 0 || !isEnough(mutants, required) ? FOUND : OK;
}

/** Whether enough slips are noticed or proved to change nothing. */
export function isEnough(mutants: readonly Tested[], required: { readonly sharp: number; readonly all: number }): boolean {
  return ([[scoreOf(mutants, SHARP), required.sharp], [scoreOf(mutants), required.all]] as const).every(([score, percent]) => score.byBoundaries * 100 >= percent * (score.all - score.equivalent));
}

interface Writing {
  /** Path of the file, relative to the rules. Absent: there was nothing to write. */
  readonly file?: string;
  readonly failure?: Diagnostic;
}

function writeCases(host: Host, { folder, witnesses }: ShownMutation, { root, packs, path }: Examined): Writing {
  if (witnesses.size === 0) return {};
  const compiled = packs.find((one) => one.folder === folder)!;
  const file = `${folder}/${FILE}`;
  const at = join(root, file);
  const before = host.entry(at).ok ? host.readFile(at) : undefined;
  const text = casesToConfirm(compiled.pack, witnesses, before?.ok ? Buffer.from(before.value).toString("utf8") : undefined);
  const made = host.makeFolder(dirname(at));
  const wrote = made.ok ? host.writeFile(at, text) : made;
  return wrote.ok ? { file } : { failure: writingFailed(path(file), wrote.error) };
}
