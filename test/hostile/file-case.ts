/**
 * A workspace with a mistake. In a text the marks « and » stand around what must be underlined and are taken out before it is read;
 * the n-th mark, in order of path and place, belongs to the n-th code of `finds`. A case without codes must be accepted.
 */
export interface FileCase {
  /** The row of the corpus (README.md beside this file). */
  readonly row: number;
  readonly what: string;
  /** Laid over the world; an undefined text takes a file of the world away. */
  readonly files: Readonly<Record<string, string | undefined>>;
  /** Codes of errors and warnings. */
  readonly finds: readonly string[];
  /** Only the first finding is compared: what follows it depends on where reading stopped. */
  readonly firstOnly?: boolean;
  /** What is found today in place of `finds`. The test then asks that it still fails, so that a repair cannot go unnoticed. */
  readonly bug?: string;
}

const HEADER = "payerpack: 1\nrules: extra\n";

/** The path of the file that most cases add to the base. */
export const EXTRA = "base/extra.yaml";

/** A case whose mistake is a whole file of the base, from its first character on. */
export function file(row: number, what: string, text: string, ...finds: readonly string[]): FileCase {
  return { row, what, files: { [EXTRA]: text }, finds };
}

/** A case whose mistake stands in a further rules file of the base, under the two lines that say what it is. */
export function rules(row: number, what: string, text: string, ...finds: readonly string[]): FileCase {
  return file(row, what, HEADER + text, ...finds);
}

/** A case whose mistake is a clause over services, on one line. */
export function clause(row: number, what: string, text: string, ...finds: readonly string[]): FileCase {
  return rules(row, what, `sets:\n  tried:\n    for each: service\n    keep: ${text}\n    source: handbook\n`, ...finds);
}

/** A case whose mistake is a clause over services in a block, which may be of any length. */
export function block(row: number, what: string, text: string, ...finds: readonly string[]): FileCase {
  return rules(row, what, `sets:\n  tried:\n    for each: service\n    source: handbook\n    keep: |\n      ${text}\n`, ...finds);
}

/** A case whose mistake is the text of a named value. */
export function value(row: number, what: string, text: string, ...finds: readonly string[]): FileCase {
  return rules(row, what, `values:\n  tried:\n    is: ${text}\n    source: handbook\n`, ...finds);
}

/** A case in several files. */
export function workspace(row: number, what: string, files: FileCase["files"], ...finds: readonly string[]): FileCase {
  return { row, what, files, finds };
}

/** The same case, of which only the first finding is compared. */
export function firstOf(one: FileCase): FileCase {
  return { ...one, firstOnly: true };
}

/** A case that is not yet found as it should be. */
export function butToday(bug: string, one: FileCase): FileCase {
  return { ...one, bug };
}

/** A place that must be underlined. */
export interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The files without their marks, and what the marks stood around. */
export function unmarked(files: FileCase["files"]): { readonly files: FileCase["files"]; readonly places: readonly Place[] } {
  const places: Place[] = [];
  const clean: Record<string, string | undefined> = {};
  for (const path of Object.keys(files).sort()) {
    const parts = files[path]?.split(/([«»])/);
    let text = "";
    let start = 0;
    for (const part of parts ?? []) {
      if (part === "«") start = text.length;
      else if (part === "»") places.push({ path, start, end: text.length });
      else text += part;
    }
    clean[path] = parts === undefined ? undefined : text;
  }
  return { files: clean, places };
}
