import { readFileSync } from "node:fs";

/** The encounters of every vector. */
export function vectorEncounters(): readonly Record<string, unknown>[] {
  return ["golden", "published"].flatMap((name) => {
    const text = readFileSync(new URL(`../vectors/${name}.ndjson`, import.meta.url), "utf8");
    return text.trim().split("\n").map((line) => (JSON.parse(line) as { encounter: Record<string, unknown> }).encounter);
  });
}

/** A small encounter that is read without error; `change` replaces or adds members, `undefined` removes one. */
export function encounterWith(change: Record<string, unknown> = {}, administration: Record<string, unknown> = {}): Record<string, unknown> {
  const base = {
    id: "e1",
    claim_type: "facility",
    date_of_service: "2026-03-02",
    administrations: [administrationWith(administration)],
  };
  return { ...base, ...change };
}

/** The administration of {@link encounterWith}. */
export function administrationWith(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "a1",
    route: "intravenous",
    technique: "infusion",
    purpose: "therapeutic",
    start: "2026-03-02T10:00-05:00",
    stop: "2026-03-02T11:00-05:00",
    ...change,
  };
}
