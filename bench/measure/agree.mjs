/**
 * Compares the answers of contestants with those of the first, byte for byte as JSON. Ours answer every input; a peer as many as fit
 * into `milliseconds`. Says of each how many inputs were compared; a contestant that differs is an error, since its time means nothing.
 */
export async function mustAgree([baseline, ...others], inputs, milliseconds = 4000) {
  for (const contestant of others) {
    const until = performance.now() + milliseconds;
    let at = 0;
    for (; at < inputs.length && (contestant.ours || performance.now() < until); at++) {
      const wanted = JSON.stringify(baseline.run(inputs[at]));
      const given = JSON.stringify(await contestant.run(inputs[at]));
      if (given !== wanted) throw new Error(`${contestant.name} differs on input ${at}: ${JSON.stringify(inputs[at])}\n  wanted ${wanted}\n  given  ${given}`);
    }
    contestant.compared = at;
  }
  baseline.compared = inputs.length;
}
