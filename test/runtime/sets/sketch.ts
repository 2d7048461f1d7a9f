import type { LoadedPack } from "../../../src/runtime/load.ts";

/** What a pack of these tests says of itself. */
export interface Sketch {
  readonly id: string;
  readonly release?: string;
  readonly payer?: string;
  readonly segments?: readonly (readonly [string, string | null])[];
}

/** A pack that only says who it is. It refuses what is not JSON, as every pack does. */
export function sketch({ id, release = "1", payer, segments = [["2017-01-01", null]] }: Sketch): LoadedPack {
  const code = (encounter: unknown): unknown => ({ encounter: (encounter as { readonly id: string } | null)?.id ?? null, pack: { id, release }, lines: [] });
  const codeText = (text: string): unknown => {
    try {
      return code(JSON.parse(text));
    } catch {
      return { encounter: null, error: { code: "encounter/json", message: "not JSON" } };
    }
  };
  const explain = (encounter: unknown): unknown => ({ answer: code(encounter), tree: [{ title: id, children: [] }], sources: [] });
  return { id, release, title: id, payer: payer ?? null, meaning: "", segments: segments.map(([from, to]) => ({ from, to })), code, codeText, explain } as never;
}
