/** From one test for each condition to what finds, for the facts of each line, the places of the tests that say yes. */
export function linear(tests) {
  return (lines) => {
    const out = new Array(lines.length);
    for (let at = 0; at < lines.length; at++) {
      const facts = lines[at];
      const hits = [];
      for (let place = 0; place < tests.length; place++) if (tests[place](facts)) hits.push(place);
      out[at] = hits;
    }
    return out;
  };
}
