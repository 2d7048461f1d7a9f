import type { AuditRenderer } from "./report.ts";

/** The report as data: `payerpack audit 1`. Paths are as the user knows them. */
export const renderAuditJson: AuditRenderer = ({ on, staleAfter, packs, broken }, path) => {
  const at = <T extends { readonly place: string }>(one: T): T => ({ ...one, place: path(one.place) });
  const document = {
    format: "payerpack audit 1",
    on,
    stale_after: staleAfter,
    packs: packs.map(({ unverified, base, stale, overdue, undated, upcoming, notEncoded, folder, ...pack }) => ({
      ...pack,
      folder: path(folder),
      unverified: { sources: unverified.sources.map(at), rules: unverified.rules.map(at) },
      base,
      stale: stale.map((one) => (one.why === "document" ? { ...one, file: path(one.file) } : { why: one.why, source: one.source, title: one.title, read_on: one.readOn, days: one.days })),
      overdue: overdue.map(({ reviewBy, ...one }) => ({ ...one, review_by: reviewBy })),
      undated,
      upcoming,
      not_encoded: notEncoded.map(at),
    })),
    broken: broken.map(path),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
