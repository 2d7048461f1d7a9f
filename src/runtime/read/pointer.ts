/** A step of a JSON pointer: a member name or a place in a list. */
export type Step = string | number;

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/**
 * The JSON pointer of steps, outermost first. It ends before a member name that does not look like one: what a caller wrote there could
 * be anything, and errors never repeat it.
 */
export function pointerOf(steps: readonly Step[]): string {
  let pointer = "";
  for (const step of steps) {
    if (typeof step === "string" && !PLAIN_NAME.test(step)) break;
    pointer += `/${step}`;
  }
  return pointer;
}
