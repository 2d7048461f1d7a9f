import type { BoundaryRow } from "../../../src/analysis/boundary/model.ts";
import { writtenBoundaries } from "../../../src/analysis/boundary/file.ts";
import { PLAN } from "./small-workspace.ts";

/** Where the small payer's approved boundaries stand on the fake disk. */
export const APPROVED = `/home/rules/${PLAN}/approved-boundaries.md`;

/** The minutes at which rules of the small workspace may change. */
export const MINUTES = [1, 16, 31, 91, 151, 211];

const TEMPLATE = {
  id: "boundary", payer: "some-plan", claim_type: "facility", date_of_service: "@day",
  administrations: [{ id: "a", route: "intravenous", technique: "infusion", purpose: "therapeutic", drug: "J1756", start: "@08:00", stop: "@08:00+minutes" }],
};

/** Approved boundaries of the small payer: what one infusion bills by its minutes. */
export function approvedBoundaries(rows: readonly (Pick<BoundaryRow, "minutes" | "bills" | "by"> & Partial<BoundaryRow>)[], minutes: readonly number[] = MINUTES, signed = true): string {
  return writtenBoundaries({
    pack: "payers/some-plan/infusion 2026.1",
    approvedBy: signed ? "A. Reader" : "",
    approvedOn: signed ? "2026-04-01" : "",
    minutes,
    days: ["2020-01-01"],
    charts: [{ name: "one infusion", why: "Minutes at which it bills otherwise.", template: TEMPLATE, rows: rows.map((row) => ({ day: "2026-03-02", change: "", asks: "", ...row })) }],
    notShown: [],
  });
}
