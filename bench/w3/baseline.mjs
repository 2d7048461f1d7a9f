import { CHEMO_INFUSION, CHEMO_PUSH, HYDRATION, INFUSION, joined, PUSH } from "./services.mjs";

const FIRST = ["96413", "96409", "96365", "96374", "96360"];
const HOURS = ["96415", "", "96366", "", "96361"];

/** W3 by hand: an encounter to its lines, site by site, the initial service first, then by the clock. */
export function code({ setting, admins }) {
  const services = joined(admins);
  const sites = [];
  for (let at = 0; at < services.length; at++) if (!sites.includes(services[at].site)) sites.push(services[at].site);
  const coder = { services, facility: setting === "FAC", concurrent: false };
  const out = [];
  for (const site of sites) {
    const initial = initialOf(services, site);
    if (initial < 0) continue;
    const mods = out.length > 0 ? ["59"] : [];
    const add = (name, units) => {
      out.push({ code: name, units, mods, site });
    };
    addHours(services[initial], FIRST[services[initial].rank], add);
    for (let at = 0; at < services.length; at++) if (at !== initial && services[at].site === site) further(coder, at, add);
  }
  return out;
}

/** The highest class, the earliest of it. */
function initialOf(services, site) {
  let initial = -1;
  for (let at = 0; at < services.length; at++) {
    const service = services[at];
    if (service.site !== site || (service.rank === HYDRATION && service.minutes < 31)) continue;
    if (initial < 0 || service.rank < services[initial].rank) initial = at;
  }
  return initial;
}

function addHours({ rank, minutes }, first, add) {
  add(first, 1);
  if (HOURS[rank] !== "" && minutes > 90) add(HOURS[rank], Math.floor((minutes - 31) / 60));
}

/** Every service of a site but its initial one. */
function further(coder, at, add) {
  const { services } = coder;
  const service = services[at];
  switch (service.rank) {
    case CHEMO_INFUSION: return addHours(service, "96417", add);
    case CHEMO_PUSH: return add("96411", 1);
    case INFUSION: return furtherInfusion(coder, at, add);
    case PUSH: return furtherPush(coder, at, add);
    default: if (service.minutes > 30) add("96361", Math.floor((service.minutes + 29) / 60));
  }
}

function furtherInfusion(coder, at, add) {
  const { services } = coder;
  const service = services[at];
  if (runsBesideAnother(services, service)) {
    if (!coder.concurrent) add("96368", 1);
    coder.concurrent = true;
    return;
  }
  if (latestBefore(services, at) < 0) addHours(service, "96367", add);
  else if (service.minutes > 30) add("96366", Math.floor((service.minutes + 29) / 60));
}

function furtherPush({ services, facility }, at, add) {
  const before = latestBefore(services, at);
  if (before < 0) add("96375", 1);
  else if (facility && services[at].start - services[before].start > 30) add("96376", 1);
}

function runsBesideAnother(services, { site, drug, start, stop }) {
  for (let at = 0; at < services.length; at++) {
    const other = services[at];
    if (other.rank !== CHEMO_INFUSION && other.rank !== INFUSION) continue;
    if (other.site === site && other.drug !== drug && other.start < stop && start < other.stop) return true;
  }
  return false;
}

/** The latest service before one of its class, drug and site, or -1. */
function latestBefore(services, at) {
  const { rank, drug, site } = services[at];
  for (let before = at - 1; before >= 0; before--) {
    const other = services[before];
    if (other.rank === rank && other.drug === drug && other.site === site) return before;
  }
  return -1;
}
