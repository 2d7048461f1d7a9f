import { builtText, WAYS } from "../built.mjs";
import { micros, millis, rate, size } from "../measure/numbers.mjs";
import { measure } from "../measure/rounds.mjs";
import { table } from "../measure/table.mjs";
import { shippedPacks } from "../shipped/packs.mjs";
import { visits } from "../workload/visits.mjs";

const COUNT = 2000;

/** Every shipped pack: full answers, object in and out, for visits of five administrations. */
export async function shipped({ rounds, slice, clock }) {
  const rows = [];
  for (const { name } of shippedPacks()) {
    for (const way of WAYS) {
      const began = performance.now();
      const pack = await way.load(`shipped/${name}`);
      const loadMs = performance.now() - began;
      const inputs = visitsOf(pack.payer);
      mustAnswer(pack, inputs);
      const [one] = await measure([{ name, run: (visit) => pack.code(visit) }], inputs, { rounds, slice: slice / 2, clock });
      rows.push([`${name}, ${way.name.split(", ").at(-1)}`, rate(one.rate), micros(one.p50), micros(one.p99), (one.p99 / one.p50).toFixed(1), millis(loadMs), size(builtText(`shipped/${name}`).length)]);
    }
  }
  return table(["pack", "a second", "median us", "p99 us", "p99 / median", "load ms", "size"], rows);
}

function visitsOf(payer) {
  const all = visits(COUNT);
  return payer === null ? all : all.map((visit) => ({ ...visit, payer }));
}

function mustAnswer(pack, inputs) {
  for (const visit of inputs) {
    const { error } = pack.code(visit);
    if (error) throw new Error(`${pack.id} refuses ${visit.id}: ${error.code} ${error.message}`);
  }
}
