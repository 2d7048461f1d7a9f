// A condition over the flat facts of one claim line (facts.mjs). Every peer gets the same tree, in its own language.
export const all = (...parts) => ({ is: "all", parts });
export const not = (part) => ({ is: "not", part });
export const equal = (fact, value) => ({ is: "equal", fact, value });
export const above = (fact, value) => ({ is: "above", fact, value });
export const atLeast = (fact, value) => ({ is: "atLeast", fact, value });
export const below = (fact, value) => ({ is: "below", fact, value });
export const atMost = (fact, value) => ({ is: "atMost", fact, value });
export const oneOf = (fact, values) => ({ is: "oneOf", fact, values });
export const has = (fact, value) => ({ is: "has", fact, value });
export const hasAny = (fact, values) => ({ is: "hasAny", fact, values });
