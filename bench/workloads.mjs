import { WAYS } from "./built.mjs";
import { editBy } from "./peers/edit.mjs";
import { PEERS } from "./peers/peers.mjs";
import { ladder } from "./w1/baseline.mjs";
import { loadLadder } from "./w1/ours.mjs";
import { edit } from "./w2/baseline.mjs";
import { loadEdit } from "./w2/ours.mjs";
import { code } from "./w3/baseline.mjs";
import { loadCode } from "./w3/ours.mjs";
import { claims } from "./workload/claims.mjs";
import { encounters } from "./workload/encounters.mjs";
import { ladders } from "./workload/ladders.mjs";

/** The name of the hand-written code in every table. */
export const BASELINE = "by hand";

/**
 * The workloads: what they measure, their inputs, and their contestants, the hand-written code first. `ours` and `peer` build a contestant;
 * a workload without `peer` is one that the peers' rule languages cannot say.
 */
export const WORKLOADS = [
  { name: "W1", title: "minutes to units", inputs: ladders, baseline: ladder, ours: loadLadder, peer: (peer) => peer.ladder() },
  { name: "W2", title: "66 edits over a claim of 6 to 12 lines", inputs: claims, baseline: edit, ours: loadEdit, peer: editBy },
  { name: "W3", title: "an encounter of 3 to 10 administrations", inputs: encounters, baseline: code, ours: loadCode },
];

/** The contestants of a workload, built: `{ name, run, isAsync, ours, loadMs }`. */
export async function contestantsOf({ baseline, ours, peer }) {
  const byHand = { run: baseline, isAsync: false, ours: false, loadMs: 0 };
  // The same again: how far its ratio is from 1 is the noise of the machine.
  const built = [{ name: BASELINE, ...byHand }, { name: `${BASELINE}, again`, ...byHand }];
  for (const { name, load, ladders } of WAYS) built.push(await timed(name, async () => ({ run: await ours(load, ladders) }), true));
  if (peer) for (const one of PEERS) built.push(await timed(one.name, () => peer(one), false));
  return built;
}

async function timed(name, build, isOurs) {
  const began = performance.now();
  const { run, isAsync = false } = await build();
  return { name, run, isAsync, ours: isOurs, loadMs: performance.now() - began };
}
