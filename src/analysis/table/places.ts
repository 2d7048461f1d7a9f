import type { Kind, Setting } from "../charts/chart.ts";
import type { Situation } from "../charts/situations.ts";
import { AGAIN, ALONE, situationsWith } from "../charts/situations.ts";
import type { TwoSites } from "../charts/situations.ts";

/** How an item stands to others, in one word that a reader can ask for. */
export const FORMS = ["alone", "again", "after", "before", "beside", "second-site"] as const;

export type Form = (typeof FORMS)[number];

/** An item of a kind, of any length, where it stands. */
export interface Place {
  readonly form: Form;
  readonly kind: Kind;
  readonly situation: Situation;
  readonly setting: Setting;
}

/** Every way of one form in which an item of a kind can stand, beside each of some companions. */
export function situationsOfForm(form: Form, companions: readonly Kind[], sites: TwoSites | null): readonly Situation[] {
  if (form === "alone") return [ALONE];
  if (form === "again") return AGAIN;
  const at = FORMS.indexOf(form) - FORMS.indexOf("after");
  return companions.flatMap((companion) => situationsWith(companion, sites).slice(at, at + 1));
}
