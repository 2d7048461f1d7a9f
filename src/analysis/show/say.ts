import { constantWords } from "../../ir/words.ts";
import type * as ir from "../../ir/ir.ts";
import type { Say } from "./part.ts";
import type { Speech } from "./words.ts";

/** How each shape of a part's value is said. */
export interface Sayings {
  readonly test: Say<ir.Test | null>;
  readonly value: Say<ir.Value | null>;
  readonly time: Say<ir.Time>;
  readonly word: Say<string | null>;
  readonly words: Say<readonly string[] | null>;
  readonly preferences: Say<readonly ir.Preference[]>;
  readonly rowTest: Say<ir.RowTest | null>;
  readonly outcome: Say<ir.EditRule["outcome"]["value"]>;
}

/** The sayings of a program. */
export function sayingsOf(speech: Speech): Sayings {
  return {
    test: (test) => (test ? speech.test(test) : []),
    value: (value) => (value ? [speech.value(value)] : []),
    time: (time) => [speech.time(time)],
    word: (word) => (word === null || word === "" ? [] : [word]),
    words: (words) => (words === null || words.length === 0 ? [] : [words.join(", ")]),
    preferences: (list) => list.map((one, index) => `${index + 1}. ${preferenceWords(one, speech)}`),
    rowTest: (test) => (test ? [`${test.column} is ${test.word}`] : []),
    outcome: (outcome) => [outcome.is === "recode" ? `recode to ${outcome.to}` : `${outcome.is}: ${outcome.reason}`],
  };
}

/** A constant of a named value, by its type. */
export function sayConstant(type: ir.ValueRule["type"]): Say<ir.Constant> {
  return (value) => [constantWords(value, type)];
}

/** `CO 97, remark N706`. */
export function reasonCodeWords({ group, carc, rarc }: ir.ReasonCodes): readonly string[] {
  const words = [...(group === undefined ? [] : [group]), ...(carc === undefined ? [] : [carc])].join(" ");
  const remarks = rarc.length > 0 ? `remark ${rarc.join(", ")}` : "";
  const line = [words, remarks].filter((one) => one !== "").join(", ");
  return line === "" ? [] : [line];
}

function preferenceWords(preference: ir.Preference, speech: Speech): string {
  if (preference.by === "value") return `${preference.end} ${speech.value(preference.value)}`;
  return `${preference.settles ? "settled by " : ""}${speech.test(preference.test).join(" ")}`;
}
