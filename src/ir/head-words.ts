import type { Head } from "./ir.ts";

/** The head of a rule as it is written behind `for each`. */
export function headWords({ noun, in: set, from, codes, code }: Head): string {
  if (set !== undefined) return `${noun} in ${set}`;
  if (from !== undefined) return `${noun} from ${from}`;
  if (codes !== undefined) return `${noun} of ${codes}`;
  return code === undefined ? noun : `${noun} of ${code}`;
}
