import type { State } from "./prepared.ts";

/** The date of service as charted. */
export function dateOfService(state: State): string {
  return state.dateOfService;
}
