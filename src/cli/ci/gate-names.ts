/** Every gate, in the order in which they are told. Apart from the gates, so that the help loads none of them. */
export const GATE_NAMES = ["fmt", "check", "prove", "test", "boundary", "properties", "mutate", "cover", "diff", "audit", "build"] as const;

export type GateName = (typeof GATE_NAMES)[number];
