import type { HostError } from "./host-error.ts";
import type { HostResult } from "./host.ts";

/** What work on a path gives, with failures of the system as data. */
export function attempt<T>(path: string, work: () => T): HostResult<T> {
  try {
    return { ok: true, value: work() };
  } catch (thrown) {
    return { ok: false, error: hostError(path, thrown) };
  }
}

/** Only errors of the system are failures of the environment; anything else is a bug and goes on. */
export function hostError(path: string, thrown: unknown): HostError {
  if (thrown instanceof Error && "code" in thrown && typeof thrown.code === "string") return { code: thrown.code, path };
  throw thrown;
}
