import { codingSiteSlot, siteSlot } from "../ir/roles.ts";
import type { Prepared } from "./prepared.ts";
import { serviceFields } from "./service-plan.ts";
import type { ServiceFields } from "./service-plan.ts";

/** What reading a chart needs to know of a program and its vocabulary, whatever is charted. */
export interface ChartPlan {
  /** Whether a rule may write into administrations, and the sites rule into accesses. */
  readonly fills: boolean;
  readonly places: boolean;
  /** Slots of the site that an administration names, of the coding site of an access, and of the key of a coding site; -1 where there is none. */
  readonly named: number;
  readonly coded: number;
  readonly key: number;
  /** Undefined where the vocabulary has no services. */
  readonly service: ServiceFields | undefined;
}

const plans = new WeakMap<Prepared, ChartPlan>();

/** The plan of a prepared program. Made at the first chart. */
export function chartPlan(prepared: Prepared): ChartPlan {
  let plan = plans.get(prepared);
  if (plan === undefined) plans.set(prepared, (plan = makePlan(prepared)));
  return plan;
}

function makePlan(prepared: Prepared): ChartPlan {
  const { roles, sites } = prepared;
  const named = roles.charted ? siteSlot(roles.charted) : -1;
  const places = sites !== null && roles.access !== undefined && named >= 0;
  return {
    fills: prepared.assume.length > 0 || places,
    places,
    named,
    coded: roles.access ? codingSiteSlot(roles.access) : -1,
    key: roles.site ? siteSlot(roles.site) : -1,
    service: roles.service && serviceFields(roles.service, prepared),
  };
}
