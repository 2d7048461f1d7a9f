import type { Item } from "../encounter.ts";
import { instanceKey } from "../edges/instance.ts";
import type { Note } from "./note.ts";

/** What one rule made of one item: words, or the note that it left. */
interface Entry {
  readonly rule: string;
  readonly item: Item | null;
  readonly outcome: string | Note;
}

/** What modifiers, edits and `not covered` made, put into words only where arrangements are compared. */
export class OutcomeLog {
  private readonly entries: Entry[] = [];

  add(rule: string, item: Item | null, outcome: string | Note): void {
    this.entries.push({ rule, item, outcome });
  }

  /** By instance key; of several about one instance the last. */
  byInstance(): Map<string, string> {
    return new Map(this.entries.map(({ rule, item, outcome }) => [instanceKey(rule, item), typeof outcome === "string" ? outcome : wordsOf(outcome)]));
  }
}

function wordsOf(note: Note): string {
  return note.kind === "judged" ? `${note.outcome} ${note.reason}` : note.kind;
}
