/** Exit statuses of the contract. */
export const OK = 0;
/** Findings, failed examples, refused encounters. */
export const FOUND = 1;
/** Usage, configuration, input and output. */
export const USAGE = 2;
/** A bug of ours. */
export const BUG = 70;
/** Stopped by the user: 128 and the number of the signal. */
export const INTERRUPTED = 130;

export type Status = typeof OK | typeof FOUND | typeof USAGE | typeof BUG | typeof INTERRUPTED;
