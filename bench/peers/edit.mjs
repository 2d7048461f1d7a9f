import { facts } from "../w2/facts.mjs";
import { rules, whole } from "../w2/rules.mjs";

/** W2 by a peer. Few of them can add up over a claim, so the host makes flat facts for each line; that is inside the time. */
export function editBy(peer) {
  const { run, isAsync = false } = peer.conditions(rules.map(whole), rules);
  if (isAsync) return { isAsync, run: async (claim) => findings(await run(facts(claim))) };
  return { isAsync, run: (claim) => findings(run(facts(claim))) };
}

function findings(hits) {
  const out = [];
  for (let line = 0; line < hits.length; line++) {
    for (const place of hits[line]) {
      const { id, action, message } = rules[place];
      out.push({ line, rule: id, action, message });
    }
  }
  return out;
}
