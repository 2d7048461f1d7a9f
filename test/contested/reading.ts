/** Another reading of a contested point: what it says, how a payer's pack says it, and a chart on which it changes the answer. */
export interface Reading {
  /** The contested point, `C1`. */
  readonly point: string;
  /** Kebab-case, unique: the layer's folder. */
  readonly name: string;
  readonly says: string;
  /** Who says so. */
  readonly publisher: string;
  /** The rules of the layer, indented as in a rule file, without its first keys; `SOURCE` is where its source is cited. */
  readonly rules: string;
  /** An encounter in the notation of examples, at -05:00. */
  readonly chart: string;
  /** The base's answer: `96365, 96366 x2; warn`; nothing after the lines means `bill`. */
  readonly base: string;
  /** The layer's answer. */
  readonly layer: string;
}
