import type { MinuteTables } from "../../../analysis/table/model.ts";
import type { Colors } from "../colors.ts";

/** Writes minute tables in one form; colours are for terminals. */
export type TableRenderer = (tables: MinuteTables, colors: Colors) => string;
