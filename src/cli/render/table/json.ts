import { establishedWords } from "./words.ts";
import type { TableRenderer } from "./report.ts";

/** For programs: everything that is known, indented. */
export const renderTableJson: TableRenderer = (tables) => `${JSON.stringify({ established: establishedWords(tables), ...tables }, null, 2)}\n`;
