import type { Backend } from "../prepared.ts";
import { planMembers } from "./set.ts";
import { planTest } from "./test.ts";
import { planTime, planValue } from "./value.ts";

/** The default: expressions become closures at load time. */
export const closures: Backend = { profiles: true, test: planTest, value: planValue, time: planTime, members: planMembers };
