// W2 as neutral data, 66 rules. Their order matters: findings are listed by line, then in this order.
import { above, all, atLeast, atMost, below, equal, has, hasAny, not, oneOf } from "./conditions.mjs";

/** First and last day that a rule without dates counts. */
const [ALWAYS_FROM, ALWAYS_TO] = [0, 99_999_999];

/** Modifiers that say a line was something else. */
export const BYPASS = ["59", "XE", "XS", "XP", "XU"];

const INITIAL = ["96360", "96365", "96374", "96409", "96413"];
const distinct = hasAny("mods", BYPASS);

/** @type {object[]} */
export const rules = [];
function rule(family, id, parts) {
  rules.push({ family, id, payers: null, from: ALWAYS_FROM, to: ALWAYS_TO, action: "deny", ...parts });
}

// Most units: of a line, or of a day, which is told on the first line of the code.
function cap(code, max, { version = "", day = false, ...rest } = {}) {
  const cond = day ? all(equal("first", 1), above("totalUnits", max)) : above("units", max);
  rule("cap", `MUE-${code}${version}`, { code, max, day, message: `${code}: units over ${max}`, cond, ...rest });
}
for (const [code, max] of [["96360", 1], ["96365", 1], ["96367", 4], ["96368", 1], ["96372", 4], ["96374", 1], ["96376", 10]]) cap(code, max);
for (const [code, max] of [["96413", 1], ["96415", 8], ["96409", 1], ["96411", 3], ["96417", 3], ["36415", 2]]) cap(code, max);
cap("96361", 24, { day: true, to: 20240101, version: "-a" });
cap("96361", 8, { day: true, from: 20240101, version: "-b" });
cap("96366", 24, { day: true, payers: ["MCR"], to: 20240101, version: "-a" });
cap("96366", 8, { day: true, payers: ["MCR"], from: 20240101, version: "-b" });
cap("96366", 10, { day: true, payers: ["COM"], version: "-c" });
cap("96366", 6, { day: true, payers: ["MCD"], version: "-d" });
cap("96375", 6, { day: true });
cap("J1745", 150);
cap("J9035", 170, { payers: ["MCR", "MCD"] });
for (const [code, max] of [["J9271", 400], ["J2405", 30], ["J1100", 36]]) cap(code, max);

// Code pairs: the second is part of the first, unless a modifier that says otherwise is allowed and stands on the second.
function pair(first, second, bypass) {
  const cond = bypass ? all(has("codes", first), not(distinct)) : has("codes", first);
  rule("pair", `PTP-${first}-${second}`, { code: second, beside: first, bypass, message: `${second} bundles into ${first}`, cond });
}
for (const [first, second] of [["96413", "96365"], ["96413", "96374"], ["96413", "96360"], ["96365", "96360"], ["96365", "96374"]]) pair(first, second, true);
for (const [first, second] of [["96413", "96409"], ["96409", "96374"], ["96415", "96366"]]) pair(first, second, true);
for (const [first, second] of [["96365", "36000"], ["96413", "36000"], ["96360", "36000"], ["96413", "96523"], ["96365", "96523"]]) pair(first, second, false);

const documented = atLeast("minutes", 0);
rule("hydration", "HYD-01", {
  code: "96360", message: "hydration needs more than 30 standalone minutes with infusion or chemo",
  cond: all(hasAny("codes", ["96365", "96413", "96409"]), documented, atMost("minutes", 30)),
});
rule("hydration", "HYD-02", { code: "96361", message: "additional hydration hour needs more than 90 minutes", cond: all(documented, atMost("minutes", 90)) });
rule("hydration", "HYD-03", { code: "96360", action: "review", message: "hydration with a concurrent infusion", cond: all(has("codes", "96368"), not(distinct)) });

function addOn(code, parents) {
  rule("addOn", `ADD-${code}`, { code, parents, message: `${code} needs a primary code`, cond: not(hasAny("codes", parents)) });
}
addOn("96361", ["96360", "96365", "96413"]);
addOn("96366", ["96365", "96413"]);
addOn("96367", ["96365", "96413", "96409"]);
addOn("96368", ["96365", "96413"]);
for (const code of ["96375", "96376"]) addOn(code, ["96365", "96374", "96409", "96413"]);
addOn("96411", ["96409", "96413"]);
for (const code of ["96415", "96417"]) addOn(code, ["96413"]);

for (const code of ["J1745", "J9035", "J9271", "J3380", "J9299"]) {
  rule("waste", `JWZ-${code}`, { code, payers: ["MCR", "COM"], from: 20230701, message: `${code} needs JW or JZ`, cond: not(hasAny("mods", ["JW", "JZ"])) });
}

rule("visit", "EM-25", { codes: ["99213", "99214"], message: "E/M with an infusion needs modifier 25", cond: all(hasAny("codes", INITIAL), not(has("mods", "25"))) });
rule("nurseVisit", "EM-99211", { code: "99211", message: "99211 is not payable with an infusion", cond: hasAny("codes", INITIAL) });

const TIMED = ["96360", "96361", "96365", "96366", "96367", "96413", "96415"];
rule("stop", "TIME-STOP", { codes: TIMED, action: "review", message: "missing stop time", cond: below("minutes", 0) });
for (const code of ["96361", "96366", "96415"]) {
  rule("over", `TIME-${code}`, { code, message: `${code}: units over documented time`, cond: all(documented, above("excess", 0)) });
}
rule("push", "TIME-PUSH", { code: "96374", action: "review", message: "push longer than 15 minutes", cond: above("minutes", 15) });
rule("short", "TIME-SHORT", { code: "96365", action: "recode", message: "infusion under 16 minutes is a push", cond: all(documented, below("minutes", 16)) });

rule("setting", "SET-96376", { code: "96376", message: "96376 is facility only", cond: equal("setting", "PROF") });
rule("diagnosis", "DX-CHEMO", {
  code: "96413", payers: ["MCR", "COM"], action: "review", message: "chemotherapy without an encounter diagnosis",
  cond: not(hasAny("dx", ["Z5111", "Z5112"])),
});
rule("second", "INIT-2", { codes: ["96365", "96413", "96360"], message: "second initial code needs a separate-site modifier", cond: all(equal("first", 0), not(distinct)) });

/** Whom, when and for which codes a rule speaks, with its condition: all that a peer has to evaluate. */
export function whole({ code, codes, payers, from, to, cond }) {
  const guards = [codes ? oneOf("code", codes) : equal("code", code)];
  if (payers) guards.push(oneOf("payer", payers));
  if (from !== ALWAYS_FROM) guards.push(atLeast("dos", from));
  if (to !== ALWAYS_TO) guards.push(below("dos", to));
  return all(...guards, cond);
}
