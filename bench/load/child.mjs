// Loads one pack in a new process, then again and again. Writes its figures as JSON, in milliseconds.
import { builtText, loadText } from "../built.mjs";
import { median } from "../measure/numbers.mjs";

const text = builtText(process.argv[2]);
const timed = (run) => {
  const began = performance.now();
  run();
  return performance.now() - began;
};
const fresh = timed(() => loadText(text));
const again = median(Array.from({ length: 15 }, () => timed(() => loadText(text))));
const parse = median(Array.from({ length: 15 }, () => timed(() => JSON.parse(text))));
console.log(JSON.stringify({ fresh, again, parse }));
