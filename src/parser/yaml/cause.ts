/** Why the layout of a file cannot be read at a place, in words of its author; offsets are those of the file. */
export interface Cause {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly help?: string;
  readonly fixes?: readonly { readonly title: string; readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[] }[];
}
