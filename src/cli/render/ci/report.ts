import type { CiReport } from "../../ci/report.ts";
import type { Colors } from "../colors.ts";
import type { Shown } from "../report.ts";

/** Makes a whole report of a run. */
export type CiRenderer = (report: CiReport, shown: Shown, colors: Colors) => string;
