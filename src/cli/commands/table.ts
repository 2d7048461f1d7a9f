import { sortDiagnostics } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import { programOn } from "../../analysis/charts/breakpoints.ts";
import type { TableSettings } from "../../analysis/table/tables.ts";
import { minuteTables } from "../../analysis/table/tables.ts";
import { isDate } from "../../ir/dates.ts";
import { fail, misuse } from "../command.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import type { TableFormat } from "../render/table/formats.ts";
import { TABLE_RENDERERS } from "../render/table/formats.ts";
import { renderTextWith } from "../render/text.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { openCharted } from "../table/open.ts";
import { VERSION } from "../version.ts";

export interface TableOptions {
  readonly pack?: readonly string[];
  readonly situation: TableSettings["form"];
  readonly on?: string;
  /** A count, as it was written. */
  readonly minutes: string;
  readonly format: TableFormat;
}

const MOST_MINUTES = 1440;

/** Shows what minutes bill, for packs side by side. */
export async function table(host: Host, ladder: string | undefined, options: TableOptions): Promise<Status> {
  const { on = host.today(), situation, format } = options;
  if (!isDate(on)) return misuse(host, "table", "`--on` needs a day of the calendar, as `2026-07-01`");
  const minutes = /^[1-9][0-9]{0,3}$/.test(options.minutes) ? Number(options.minutes) : 0;
  if (minutes < 1 || minutes > MOST_MINUTES) return misuse(host, "table", `\`--minutes\` needs a whole number from 1 to ${MOST_MINUTES}`);
  const opened = await openCharted(host, options.pack ?? []);
  if (!opened.value) return fail(host, opened.diagnostics);
  const { packs, errors, path } = opened.value;
  await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(sortDiagnostics(errors), { path, version: VERSION }));
  const [first] = packs;
  if (!first) return FOUND;
  if (packs.some(({ vocabulary }) => vocabulary.name !== first.vocabulary.name)) return misuse(host, "table", "the packs have several vocabularies; give those of one");
  const ladders = [...new Set(packs.flatMap((pack) => programOn(pack, on)?.ladders.map(({ name }) => name) ?? []))];
  if (ladder !== undefined && !ladders.includes(ladder)) {
    const near = suggest(ladder, ladders);
    const help = near.length > 0 ? `; did you mean \`${near[0]!}\`?` : ladders.length > 0 ? `; there are ${ladders.join(", ")}` : "";
    return misuse(host, "table", `no ladder of this name is in force on ${on}${help}`);
  }
  const tables = minuteTables(packs, { on, otherDays: options.on === undefined, minutes, form: situation, ...(ladder === undefined ? {} : { ladder }) });
  await host.stdout.write(TABLE_RENDERERS[format](tables, colorsFor(host.stdout, host.environment)));
  return errors.length > 0 ? FOUND : OK;
}
