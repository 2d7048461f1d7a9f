import type { State } from "./prepared.ts";

/** The date of service as charted. */
export function dateOfService(state: State): string {
  return state.encounter.self.values[state.prepared.slots.get("encounter")!.get("date_of_service")!] as string;
}
