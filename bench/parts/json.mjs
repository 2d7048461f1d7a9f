import { WAYS } from "../built.mjs";
import { rate, times } from "../measure/numbers.mjs";
import { measure } from "../measure/rounds.mjs";
import { table } from "../measure/table.mjs";
import { encounterOf as claimOf } from "../w2/ours.mjs";
import { encounterOf as dayOf } from "../w3/ours.mjs";
import { BASELINE, WORKLOADS } from "../workloads.mjs";

const NATIVE = {
  W2: { packOf: ({ payer }) => `w2-${payer.toLowerCase()}`, encounterOf: claimOf },
  W3: { packOf: () => "w3", encounterOf: dayOf },
};

/** JSON text in and JSON text out. Ours also as users have it: the text of an encounter to the text of a full answer. */
export async function json(options) {
  const parts = [];
  for (const { name, title, inputs, baseline, ours } of WORKLOADS.filter((workload) => workload.name in NATIVE)) {
    const texts = inputs().slice(0, 5000).map((input) => ({ own: JSON.stringify(input), native: nativeOf(name, input) }));
    const contestants = [{ name: `${BASELINE}, parse + rules + stringify`, run: ({ own }) => JSON.stringify(baseline(JSON.parse(own))) }];
    contestants.push({ name: "JSON.parse alone", run: ({ own }) => JSON.parse(own) });
    for (const way of WAYS) {
      const run = await ours(way.load);
      const packs = new Map(await Promise.all(["w2-mcr", "w2-com", "w2-mcd", "w3"].map(async (pack) => [pack, await way.load(pack)])));
      contestants.push({ name: `${way.name}, parse + rules + stringify`, run: ({ own }) => JSON.stringify(run(JSON.parse(own))) });
      for (const { native } of texts) mustAnswer(packs.get(native.pack).codeText(native.text));
      contestants.push({ name: `${way.name}, encounter to full answer`, run: ({ native }) => JSON.stringify(packs.get(native.pack).codeText(native.text)) });
    }
    await measure(contestants, texts, { ...options, latency: false });
    const rows = contestants.map((one) => [one.name, rate(one.rate), times(one.ratio)]);
    parts.push(`### ${name}: ${title}\n\n${table(["", "a second", "times by hand"], rows)}`);
  }
  return parts.join("\n\n");
}

function nativeOf(name, input) {
  const { packOf, encounterOf } = NATIVE[name];
  return { pack: packOf(input), text: JSON.stringify(encounterOf(input)) };
}

function mustAnswer({ error }) {
  if (error) throw new Error(`${error.code}: ${error.message}`);
}
