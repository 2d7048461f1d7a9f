import type { Answer } from "../../../src/runtime/answer.ts";
import { ENCOUNTER_CASES } from "../../hostile/corpus/encounters.ts";
import { vectorEncounters } from "../../support/encounters.ts";
import { BASE, loadById } from "../../support/workspace.ts";
import { mutated, oneOf, restructured } from "./mutate.ts";
import { CODE } from "./target.ts";
import type { Target } from "./target.ts";

/** Two people of whom nothing may be told apart; no piece of them is a word of ours. */
export const PERSON = "Kwyjib88417";
export const OTHER_PERSON = "Quomod35962";
const PIECE = 5;
const pieces = Array.from({ length: PERSON.length - PIECE + 1 }, (_, at) => PERSON.slice(at, at + PIECE));
const LEAKED = new RegExp(pieces.join("|"), "i");
const LONGEST_MESSAGE = 300;

/** Encounters with a person in every free text of theirs. */
function seeds(): readonly string[] {
  const person = (one: Record<string, unknown>): string => {
    const administrations = (one["administrations"] as readonly Record<string, unknown>[]).map((each) => ({ ...each, ...("substance" in each ? { substance: `${PERSON}${String(each["substance"])}` } : {}) }));
    return JSON.stringify({ ...one, plan: PERSON, id: PERSON, administrations });
  };
  const corpus = ENCOUNTER_CASES.filter(({ text }) => text.length < 4_000).map(({ text }) => text.replaceAll("Zebedee-4711", PERSON));
  return [...vectorEncounters().filter((_, at) => at % 2 === 0).map(person), ...corpus];
}

/** Encounters as text, coded by the shipped base. */
export function encounterTarget(): Target {
  const pack = loadById(BASE);
  const texts = seeds();
  return {
    name: "encounters",
    make(random) {
      const seed = oneOf(random, texts);
      const text = random() < 0.6 && isJson(seed) ? restructured(seed, random) : mutated(seed, random);
      return {
        input: text,
        read: () => {
          const answer = pack.codeText(text);
          return { code: "error" in answer ? answer.error.code : "accepted", fault: () => faultOf(text, answer) ?? toldApart(text, answer, (other) => pack.codeText(other)) };
        },
      };
    },
  };
}

/** What is wrong with an answer: an error without a sentence, at no place, or one that tells what the encounter holds. */
export function faultOf(text: string, answer: Answer): string | undefined {
  if (!("error" in answer)) return answer.lines.every(({ units }) => Number.isSafeInteger(units) && units > 0) ? undefined : "units that are no count";
  const { code, message, pointer } = answer.error;
  if (!CODE.test(code)) return `no code of ours: ${code}`;
  if (message.length > LONGEST_MESSAGE || /undefined|\[object|\bat \w+ \(/.test(message)) return `no sentence: ${message}`;
  if (LEAKED.test(message) || LEAKED.test(withoutNames(text, pointer ?? ""))) return `a value of the encounter is told: ${message} ${pointer ?? ""}`;
  return pointer === undefined || pointsAt(text, pointer) ? undefined : `points at nothing: ${pointer}`;
}

/** The pointer without the names of members, which are no values. */
function withoutNames(text: string, pointer: string): string {
  const names = new Set([...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, name]) => name!));
  return pointer.split("/").filter((name) => !names.has(JSON.stringify(name.replaceAll("~1", "/").replaceAll("~0", "~")).slice(1, -1))).join("/");
}

/** An encounter of another person is answered with the same error, or is coded as well. */
function toldApart(text: string, answer: Answer, code: (text: string) => Answer): string | undefined {
  if (!("error" in answer) || !text.includes(PERSON)) return undefined;
  const other = code(text.replaceAll(PERSON, OTHER_PERSON));
  const pointer = answer.error.pointer?.replaceAll(PERSON, OTHER_PERSON);
  const same = "error" in other && other.error.code === answer.error.code && other.error.message === answer.error.message && other.error.pointer === pointer;
  return same ? undefined : `two people are told apart: ${JSON.stringify(answer.error)} and ${JSON.stringify("error" in other ? other.error : "coded")}`;
}

/** Whether a pointer leads to a member that is there, or to one that could be in an object or list that is there. */
function pointsAt(text: string, pointer: string): boolean {
  if (!/^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer)) return false;
  if (!isJson(text)) return true;
  let value: unknown = JSON.parse(text);
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (const name of names.slice(0, -1)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Record<string, unknown>)[name];
  }
  return names.length === 0 || (typeof value === "object" && value !== null);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
