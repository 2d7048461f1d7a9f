/** What an audit is made with; nothing of it is read from a clock. */
export interface AuditSettings {
  /** The day of the audit. */
  readonly on: string;
  /** Days after which a reading of a source is stale. */
  readonly staleAfter: number;
  /** SHA-256 of a document below the folder of rules; undefined where it is not there. */
  hashOf(path: string): string | undefined;
}
