// One size, in a process of its own: all contestants in one interleaved run, the answers compared first. Writes its figures as JSON.
import { WAYS } from "../built.mjs";
import { mustAgree } from "../measure/agree.mjs";
import { measure } from "../measure/rounds.mjs";
import { PEERS } from "../peers/peers.mjs";
import { whole } from "../w2/rules.mjs";
import { BASELINE } from "../workloads.mjs";
import { packName } from "./compiled.mjs";
import { byPack } from "./ours.mjs";
import { byHand, byPeer, claimsOf, rulesOf } from "./rules.mjs";
import { FORMS } from "./sources.mjs";

const [count, rounds, slice] = process.argv.slice(2, 5).map(Number);
const [clock] = process.argv.slice(5);
const rules = rulesOf(count);
const claims = claimsOf(count);

const contestants = [{ name: BASELINE, run: byHand(rules), isAsync: false, loadMs: 0 }];
for (const { name, load } of WAYS) for (const form of FORMS) contestants.push(await timed(`${name}, ${wordsOf(form)}`, async () => ({ run: byPack(await load(packName(form, count)), rules, form) })));
for (const peer of PEERS) contestants.push(await timed(peer.name, () => byPeer(peer.conditions(rules.map(whole), rules))));

await mustAgree(contestants, claims, 1000);
await measure(contestants, claims, { rounds, slice, clock, latency: false });
console.log(JSON.stringify(contestants.map(({ name, rate, ratio, loadMs }) => ({ name, micros: 1e6 / rate, ratio, loadMs }))));
process.exit(0);

function wordsOf(form) {
  return form === "rows" ? "rows of tables" : "a rule each";
}

async function timed(name, build) {
  const began = performance.now();
  const built = await build();
  return { name, ...built, loadMs: performance.now() - began };
}
