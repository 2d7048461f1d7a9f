import { isDate } from "../../ir/dates.ts";
import { dependentsOf } from "../../analysis/show/dependents.ts";
import type { ShownPack } from "../../analysis/show/model.ts";
import { showPack } from "../../analysis/show/show.ts";
import { fail, misuse } from "../command.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { renderTextWith } from "../render/text.ts";
import { SHOW_RENDERERS } from "../render/show/formats.ts";
import type { ShowFormat } from "../render/show/formats.ts";
import type { ShowReport } from "../render/show/report.ts";
import { openShelf } from "../show/open.ts";
import type { OpenedShelf } from "../show/open.ts";
import { notInForce, pickKind, pickPack, pickRule } from "../show/pick.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { VERSION } from "../version.ts";

export interface ShowOptions {
  readonly pack: string;
  readonly on?: string;
  readonly payer?: string;
  readonly kind?: string;
  readonly format: ShowFormat;
}

/** Shows a rule, the rules of a kind or all rules of a pack as they stand for its payer on a day. */
export async function show(host: Host, rule: string | undefined, options: ShowOptions): Promise<Status> {
  const { on = host.today(), payer, kind, format } = options;
  if (!isDate(on)) return misuse(host, "show", "`--on` needs a day of the calendar, as `2026-07-01`");
  if (rule !== undefined && kind !== undefined) return misuse(host, "show", "a rule has its kind; give a rule or `--kind`");
  const wanted = kind === undefined ? undefined : pickKind(kind);
  if (wanted && !wanted.value) return fail(host, wanted.diagnostics);
  const shelf = await openShelf(host, options.pack);
  if (!shelf.value) return fail(host, shelf.diagnostics);
  if (shelf.value.broken.length > 0) {
    const broken = shelf.value.broken.map((folder) => cliCatalog.create("cli/pack-with-errors", placeOf(folder), { folder }));
    await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(shelf.value.errors, { path: shelf.value.path, version: VERSION }));
    await fail(host, broken);
    if (shelf.value.packs.length === 0) return FOUND;
  }
  const file = pickPack(shelf.value, payer, on, options.pack);
  if (!file.value) return fail(host, file.diagnostics);
  const alone = showPack(file.value.pack, on);
  if (!alone) return fail(host, [notInForce(file.value.pack, on, options.pack)]);
  const shown = withDependents(alone, shelf.value);
  const picked = rule === undefined ? undefined : pickRule(rule, shown, file.value.pack, options.pack);
  if (picked && !picked.value) return fail(host, picked.diagnostics);
  const report: ShowReport = picked?.value
    ? { pack: shown, rules: [picked.value], asked: "rule" }
    : { pack: shown, rules: wanted?.value ? shown.rules.filter((one) => one.kind === wanted.value) : shown.rules, asked: wanted?.value ?? "all" };
  await host.stdout.write(SHOW_RENDERERS[format](report, shelf.value.path, colorsFor(host.stdout, host.environment)));
  return shelf.value.broken.length > 0 ? FOUND : OK;
}

/** Tells each rule which packs above change it, where the packs around are known. */
function withDependents(shown: ShownPack, { around }: OpenedShelf): ShownPack {
  if (around === null) return shown;
  // The head of a pack does not say what it extends, so that every pack is written; that takes some milliseconds each.
  const dependents = dependentsOf(shown.id, around.map(({ pack }) => pack), shown.on);
  return dependents ? { ...shown, rules: shown.rules.map((rule) => ({ ...rule, dependents: dependents.get(rule.name) ?? [] })) } : shown;
}
