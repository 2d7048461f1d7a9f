import { findingsOf, isBlocked } from "../../ci/report.ts";
import { sarifLog } from "../sarif.ts";
import type { CiRenderer } from "./report.ts";

/** SARIF 2.1.0 for code scanning: every finding with its gate and its pack; what blocks first, so that a cut of a reader loses the least. */
export const renderCiSarif: CiRenderer = (report, shown) => {
  const found = findingsOf(report);
  const properties = found.map(({ gate, pack }) => ({ gate, ...(pack === null ? {} : { pack }) }));
  return sarifLog(found.map(({ finding }) => finding), shown, { properties, exitCode: isBlocked(report) ? 1 : 0 });
};
