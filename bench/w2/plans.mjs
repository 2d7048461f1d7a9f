// The plans of the hand-written editor: worked out once for each payer and period, found by code.
import { rules } from "./rules.mjs";

const NONE = [];

/** What is asked of lines of one code; every plan has the same shape. */
class Plan {
  constructor() {
    this.cap = [];
    this.pair = [];
    this.hydration1 = this.hydration2 = this.hydration3 = null;
    this.addOn = this.waste = this.visit = this.nurseVisit = null;
    this.stop = this.over = this.push = this.short = this.setting = this.diagnosis = this.second = null;
  }
}

/** By payer: periods from the earliest on, each with the first day on which it counts and its plans by code. */
export const PERIODS = new Map(["MCR", "COM", "MCD"].map((payer) => [payer, periodsOf(payer)]));

function periodsOf(payer) {
  const mine = rules.filter(({ payers }) => payers === null || payers.includes(payer));
  const cuts = [...new Set([0, ...mine.map(({ from }) => from), ...mine.map(({ to }) => to)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => ({ from, plans: plansOf(mine.filter((rule) => rule.from <= from && rule.to > cuts[at])) }));
}

function plansOf(mine) {
  const plans = new Map();
  for (const rule of mine) {
    for (const code of rule.codes ?? [rule.code]) {
      if (!plans.has(code)) plans.set(code, new Plan());
      put(plans.get(code), rule);
    }
  }
  return plans;
}

function put(plan, { id, family, action, message, max = 0, day = false, beside = "", bypass = false, parents = NONE }) {
  const entry = { rule: id, action, message, max, day, beside, bypass, parents };
  if (family === "cap" || family === "pair") plan[family].push(entry);
  else if (family === "hydration") plan[`hydration${Number(id.slice(-1))}`] = entry;
  else plan[family] = entry;
}
