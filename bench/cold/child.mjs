// A new process to its first W2 answer. Argument: `empty`, `hand`, `ours:WAY` or `peer:FILE`. Writes its figures as JSON.
const [who] = process.argv.slice(2);

const CLAIM = {
  id: "C1", payer: "MCR", setting: "FAC", dos: "2024-03-15", dx: ["G35"],
  lines: [["96413", 1, 100], ["96365", 1, 40], ["96366", 9, 400], ["J9035", 10, null], ["99213", 1, null], ["96361", 1, 60]].map(([code, units, minutes]) => ({ code, units, mods: [], minutes, site: "L" })),
};

const run = await contestant();
const loaded = performance.now();
await run(CLAIM);
const answered = performance.now();
const first = process.memoryUsage().rss;
for (let at = 0; at < 3000 && performance.now() < answered + 700; at++) await run(CLAIM);
console.log(JSON.stringify({ answered, loaded, first, warm: process.memoryUsage().rss }));
process.exit(0);

/** Only what a contestant needs is imported. */
async function contestant() {
  const [kind, name] = who.split(":");
  if (kind === "empty") return () => 0;
  if (kind === "hand") return (await import("../w2/baseline.mjs")).edit;
  if (kind === "ours") return oursBy(name);
  return (await import("../peers/edit.mjs")).editBy(await import(`../peers/${name}.mjs`)).run;
}

async function oursBy(name) {
  const [{ WAYS }, { loadEdit }] = await Promise.all([import("../built.mjs"), import("../w2/ours.mjs")]);
  return loadEdit(WAYS.find((way) => way.name === name).load);
}
