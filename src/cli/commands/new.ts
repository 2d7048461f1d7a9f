import { dirname, join } from "node:path";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { fail } from "../command.ts";
import { cliCatalog, placeOf, writingFailed } from "../diagnostics.ts";
import { badName } from "../file-names.ts";
import type { Host } from "../host.ts";
import { type Extended, findExtended, packsIn } from "../new/base.ts";
import { findPlace, type Place } from "../new/place.ts";
import { fillTemplate, yamlText } from "../new/template.ts";
import { counted } from "../render/display.ts";
import { selectFiles } from "../select.ts";
import { OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface NewOptions {
  readonly title?: string;
  /** `ID` or `ID RELEASE`; without it the one base. */
  readonly extends?: string;
  /** A folder of rules, or one to make. */
  readonly to?: string;
  readonly format: "text" | "json";
}

/** Folder of the packs of payers in a folder of rules. */
const PAYERS = "payers";
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 40;
const LONGEST_TITLE = 120;

/** What will be written, all of it worked out before anything is. */
interface Plan {
  readonly place: Place;
  readonly extended: Extended;
  readonly pack: string;
  /** Relative to the folder of rules. */
  readonly folder: string;
  /** Of the shipped rules, for a new folder of rules. */
  readonly copied: readonly SourceFile[];
  /** Relative to `folder`. */
  readonly files: readonly SourceFile[];
}

/** Writes the pack of a new payer: it extends a base, changes nothing yet, and passes `check` and `test`. Nothing is overwritten. */
export async function newPayer(host: Host, id: string, options: NewOptions): Promise<Status> {
  const plan = planOf(host, id, options);
  if (!plan.value) return fail(host, plan.diagnostics);
  const { place, folder, copied, files } = plan.value;
  const all = [...copied, ...files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }))];
  for (const { path, text } of all) {
    const failed = write(host, place, path, text);
    if (failed) return fail(host, [failed]);
  }
  await host.stdout.write(options.format === "json" ? asJson(id, plan.value) : asText(plan.value));
  return OK;
}

function planOf(host: Host, id: string, options: NewOptions): Outcome<Plan> {
  const refused = (...diagnostics: readonly Diagnostic[]): Outcome<Plan> => ({ value: undefined, diagnostics });
  if (!ID.test(id) || id.length > LONGEST_ID || badName(id) !== undefined) return refused(idRefused(id));
  const title = options.title ?? `${id[0]!.toUpperCase()}${id.slice(1).replaceAll("-", " ")}`;
  if (title.trim() === "" || title.length > LONGEST_TITLE || badTitle(title)) return refused(cliCatalog.create("cli/pack-title", placeOf("--title"), { limit: String(LONGEST_TITLE) }));
  const place = findPlace(host, options.to);
  if (!place.value) return refused(...place.diagnostics);
  const packs = packsIn(place.value.files);
  const folder = `${PAYERS}/${id}`;
  const shown = `${place.value.shown === "." ? "" : `${place.value.shown}/`}${folder}`;
  const taken = place.value.fresh ? undefined : packs.find(({ file }) => file.payer?.text === id);
  if (!place.value.fresh && host.entry(join(place.value.root, folder)).ok) return refused(cliCatalog.create("cli/exists-already", placeOf(shown), { path: shown }));
  if (taken) return refused(cliCatalog.create("cli/payer-taken", placeOf(shown), { payer: id, pack: taken.file.id.text }));
  const extended = findExtended(packs, options.extends, place.value);
  if (!extended.value) return refused(...extended.diagnostics);
  const { file, folder: below } = extended.value.pack;
  const pack = `${PAYERS}/${id}/${file.id.text.split("/").at(-1)}`;
  const files = fillTemplate(host, extended.value.vocabulary, {
    payer: id,
    pack,
    title: yamlText(title),
    heading: title,
    extends: `${file.id.text} ${file.release.text}`,
    release: file.release.text,
    effective: effectiveOf(extended.value),
  });
  if (!files.value) return refused(...files.diagnostics);
  const copied = place.value.fresh ? selectFiles(place.value.files, [{ path: below, kind: "folder" }]).files : [];
  return { value: { place: place.value, extended: extended.value, pack, folder, copied, files: files.value }, diagnostics: [] };
}

function idRefused(id: string): Diagnostic {
  const near = id.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "").slice(0, LONGEST_ID);
  const suggestions = ID.test(near) && near !== id && badName(near) === undefined ? [near] : [];
  return cliCatalog.create("cli/payer-id", placeOf(id), { id }, { suggestions });
}

/** A title is one line without characters that hide. */
function badTitle(title: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(title);
}

/** The dates of a pack in the words of `effective`. */
function effectiveOf({ pack }: Extended): string {
  const { from, until } = pack.file.effective ?? {};
  if (from && until) return `${from.text} to ${until.text}`;
  return until ? `until ${until.text}` : `from ${from?.text ?? "2000-01-01"}`;
}

function write(host: Host, { root, shown }: Place, path: string, text: string): Diagnostic | undefined {
  const file = join(root, path);
  const made = host.makeFolder(dirname(file));
  const written = made.ok ? host.writeFile(file, text) : made;
  return written.ok ? undefined : writingFailed(`${shown}/${path}`, written.error);
}

function asText({ place, extended, folder, copied, files }: Plan): string {
  const at = place.shown === "." ? folder : `${place.shown}/${folder}`;
  const base = `${extended.pack.file.id.text} ${extended.pack.file.release.text}`;
  const rules = copied.length > 0 ? [`${place.shown}: a new folder of rules, with ${counted(copied.length, "file")} of ${base} and what it needs`] : [];
  return [
    ...rules,
    `${at}: a pack that extends ${base} and changes nothing yet`,
    ...files.map(({ path }) => `  ${path}`),
    "",
    "Next: read pack.yaml and go on from there, then",
    `  payerpack check ${at}`,
    `  payerpack test ${at}`,
    "",
  ].join("\n");
}

function asJson(payer: string, { place, extended, pack, folder, copied, files }: Plan): string {
  const { id, release } = extended.pack.file;
  return `${JSON.stringify({
    payer,
    pack,
    extends: `${id.text} ${release.text}`,
    rules: place.shown,
    folder: place.shown === "." ? folder : `${place.shown}/${folder}`,
    files: files.map(({ path }) => path),
    copied: copied.map(({ path }) => path),
  })}\n`;
}
