import type { PackAudit } from "../../../analysis/audit/audit.ts";
import type { Colors } from "../colors.ts";

/** What `audit` found out. */
export interface AuditReport {
  readonly on: string;
  readonly staleAfter: number;
  readonly packs: readonly PackAudit[];
  /** Folders of packs with errors, which were not audited. */
  readonly broken: readonly string[];
}

/** Makes a whole report; `path` turns a path of the rules into the one the user knows. */
export type AuditRenderer = (report: AuditReport, path: (path: string) => string, colors: Colors) => string;
