import type { PackProofs } from "../../../analysis/prove/prove.ts";
import type { Colors } from "../colors.ts";

/** What `prove` found out. */
export interface ProveReport {
  readonly on: string;
  readonly packs: readonly PackProofs[];
  /** Folders of packs with errors, of which nothing is shown. */
  readonly broken: readonly string[];
}

/** Makes a whole report; `path` turns a path of the rules into the one the user knows. */
export type ProveRenderer = (report: ProveReport, path: (path: string) => string, colors: Colors) => string;
