// From administrations to what is coded, by hand.

/** Classes of services, in order of precedence. */
export const CHEMO_INFUSION = 0;
export const CHEMO_PUSH = 1;
export const INFUSION = 2;
export const PUSH = 3;
export const HYDRATION = 4;

/** Administrations of one drug, site and route that touch or overlap, joined; by start, stop, drug, site, route. */
export function joined(admins) {
  const sorted = admins.map(({ drug, kind, route, site, start, stop }) => ({ drug, kind, route, site, start, stop, rank: 0, minutes: 0 }));
  sorted.sort((a, b) => a.start - b.start || a.stop - b.stop || compare(a.drug, b.drug) || compare(a.site, b.site) || compare(a.route, b.route));
  const services = [];
  for (let at = 0; at < sorted.length; at++) {
    const one = sorted[at];
    const running = latestAlike(services, one);
    if (running === null || one.start > running.stop) services.push(one);
    else if (one.stop > running.stop) running.stop = one.stop;
  }
  for (let at = 0; at < services.length; at++) services[at].rank = rankOf(services[at]);
  for (let at = 0; at < services.length; at++) services[at].minutes = minutesOf(services[at], services);
  return services;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function latestAlike(services, { drug, site, route }) {
  for (let at = services.length - 1; at >= 0; at--) {
    const service = services[at];
    if (service.drug === drug && service.site === site && service.route === route) return service;
  }
  return null;
}

function rankOf({ kind, route, start, stop }) {
  if (kind === "hyd") return HYDRATION;
  const short = route === "push" || stop - start <= 15;
  if (kind === "chemo") return short ? CHEMO_PUSH : CHEMO_INFUSION;
  return short ? PUSH : INFUSION;
}

/** Hydration counts only outside the infusions of its site; services are sorted by start. */
function minutesOf(service, services) {
  if (service.rank !== HYDRATION) return service.stop - service.start;
  let minutes = 0;
  let from = service.start;
  for (let at = 0; at < services.length; at++) {
    const other = services[at];
    if (other.rank !== CHEMO_INFUSION && other.rank !== INFUSION) continue;
    if (other.site !== service.site || other.stop <= from || other.start >= service.stop) continue;
    if (other.start > from) minutes += other.start - from;
    from = other.stop;
  }
  return from < service.stop ? minutes + service.stop - from : minutes;
}
