import { dayNumber } from "./facts.mjs";
import { PERIODS } from "./plans.mjs";
import { BYPASS } from "./rules.mjs";

const DISTINCT = new Set(BYPASS);
const INITIAL = ["96360", "96365", "96374", "96409", "96413"];
const DRUG_FIRST_HOURS = ["96365", "96413", "96409"];

/** W2 by hand: a claim editor with its rules found by payer, period and code. */
export function edit({ payer, dos, setting, dx, lines }) {
  const out = [];
  const periods = PERIODS.get(payer);
  const day = dayNumber(dos);
  let period = periods.length - 1;
  while (periods[period].from > day) period--;
  const { plans } = periods[period];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const plan = plans.get(line.code);
    if (plan === undefined) continue;
    const { mods, minutes } = line;
    const add = ({ rule, action, message }) => {
      out.push({ line: at, rule, action, message });
    };
    let first = true;
    let total = 0;
    if (plan.second !== null || (plan.cap.length > 0 && plan.cap[0].day)) {
      for (let other = 0; other < lines.length; other++) {
        if (lines[other].code !== line.code) continue;
        total += lines[other].units;
        if (other < at) first = false;
      }
    }
    for (let k = 0; k < plan.cap.length; k++) {
      const cap = plan.cap[k];
      if (cap.day ? first && total > cap.max : line.units > cap.max) add(cap);
    }
    for (let k = 0; k < plan.pair.length; k++) {
      const pair = plan.pair[k];
      if (hasCode(lines, pair.beside) && !(pair.bypass && isDistinct(mods))) add(pair);
    }
    if (plan.hydration1 !== null && minutes !== null && minutes <= 30 && hasAnyCode(lines, DRUG_FIRST_HOURS)) add(plan.hydration1);
    if (plan.hydration2 !== null && minutes !== null && minutes <= 90) add(plan.hydration2);
    if (plan.hydration3 !== null && hasCode(lines, "96368") && !isDistinct(mods)) add(plan.hydration3);
    if (plan.addOn !== null && !hasAnyCode(lines, plan.addOn.parents)) add(plan.addOn);
    if (plan.waste !== null && !mods.includes("JW") && !mods.includes("JZ")) add(plan.waste);
    if (plan.visit !== null && !mods.includes("25") && hasAnyCode(lines, INITIAL)) add(plan.visit);
    if (plan.nurseVisit !== null && hasAnyCode(lines, INITIAL)) add(plan.nurseVisit);
    if (plan.stop !== null && minutes === null) add(plan.stop);
    if (plan.over !== null && minutes !== null && line.units > Math.floor((minutes - 31) / 60)) add(plan.over);
    if (plan.push !== null && minutes !== null && minutes > 15) add(plan.push);
    if (plan.short !== null && minutes !== null && minutes < 16) add(plan.short);
    if (plan.setting !== null && setting === "PROF") add(plan.setting);
    if (plan.diagnosis !== null && !dx.includes("Z5111") && !dx.includes("Z5112")) add(plan.diagnosis);
    if (plan.second !== null && !first && !isDistinct(mods)) add(plan.second);
  }
  return out;
}

function hasCode(lines, code) {
  for (let at = 0; at < lines.length; at++) if (lines[at].code === code) return true;
  return false;
}

function hasAnyCode(lines, codes) {
  for (let at = 0; at < lines.length; at++) if (codes.includes(lines[at].code)) return true;
  return false;
}

function isDistinct(mods) {
  for (let at = 0; at < mods.length; at++) if (DISTINCT.has(mods[at])) return true;
  return false;
}
