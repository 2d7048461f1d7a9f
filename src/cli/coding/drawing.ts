import type { Answer } from "../../runtime/answer.ts";
import { drawClaim } from "../claim/claim.ts";

/** How answers are written: each as one line of JSON, or drawn as a claim. */
export type AnswerFormat = "ndjson" | "text";

/** How one answer is written, and what stands between two and behind the last. */
export interface Drawing {
  draw(answer: Answer): string;
  /** Between two answers that are written together. */
  readonly between: string;
  /** Behind answers that are written together. */
  readonly behind: string;
  /** Before answers that others were written before. */
  readonly before: string;
}

/** A blank line parts two claims; each drawn claim ends with its own line break. */
export function drawingOf(format: AnswerFormat): Drawing {
  return format === "text" ? { draw: drawClaim, between: "\n", behind: "", before: "\n" } : { draw: JSON.stringify, between: "\n", behind: "\n", before: "" };
}
