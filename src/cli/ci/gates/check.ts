import type { FolderGate } from "../gate.ts";

/** What the compiler says of the sources. */
export const CHECK: FolderGate = {
  name: "check",
  over: "folder",
  looks: "shape, words, types, units, dates, names, how rules and exceptions meet",
  blocksOn: "any error or warning",
  run({ findings }) {
    const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
    // A warning fails `payerpack check`, and so it does here.
    const blocking = findings.map((one) => (one.severity === "warning" ? { ...one, severity: "error" as const } : one));
    return { findings: blocking, figures: { errors: count("error"), warnings: count("warning"), notes: count("note") } };
  },
};
