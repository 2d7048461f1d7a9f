import * as celJs from "./cel-js.mjs";
import * as jsonLogicEngine from "./json-logic-engine.mjs";
import * as jsonRulesEngine from "./json-rules-engine.mjs";
import * as zenEngine from "./zen-engine.mjs";

/** Other engines, each built in its fastest documented way: `name`, `ladder()` and `conditions(trees, rules)`. */
export const PEERS = [jsonLogicEngine, celJs, zenEngine, jsonRulesEngine];
