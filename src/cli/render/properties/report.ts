import type { DecidedPack } from "../../../testing/properties.ts";
import type { Colors } from "../colors.ts";

/** What `properties` found. */
export interface PropertiesReport {
  readonly seed: number;
  readonly runs: number;
  readonly decided: readonly DecidedPack[];
  /** Folders of packs with errors, which had no law decided, as the user knows them. */
  readonly broken: readonly string[];
  /** Files that counterexamples were saved in. */
  readonly saved: readonly string[];
}

/** Makes a whole report; `path` turns a path of the rules into the one the user knows. */
export type PropertiesRenderer = (report: PropertiesReport, path: (path: string) => string, colors: Colors) => string;
