import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { dateFault, dateReadings } from "./dates.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { shorten } from "./reading.ts";

/** Reports a date in another form, with a fix for each day that it can be: `01/07/2026` is one day here and another one elsewhere. */
export function reportDateForm(written: string, span: Span, report: Report): void {
  const days = dateReadings(written).filter((day) => dateFault(day) === undefined);
  const fixes = days.map((day) => replaceFix(span, day));
  const [first, second] = days;
  const help = second ? `write year-month-day: \`${first}\` if the month stands first, \`${second}\` if the day does` : first ? `write \`${first}\`` : undefined;
  report(clauseDiagnostics.create("parse/date-form", span, { written: shorten(written) }, { help, fixes }));
}
