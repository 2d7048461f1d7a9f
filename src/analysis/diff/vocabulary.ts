import { encodeCanonical } from "../../ir/canonical.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";

/** What two vocabularies do not have alike, in words: fields and words of types that come, go or change. */
export function vocabularyChanges(old: Vocabulary, now: Vocabulary): readonly string[] {
  if (encodeCanonical(old) === encodeCanonical(now)) return [];
  const [before, after] = [thingsOf(old), thingsOf(now)];
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => `${key} is gone`);
  const come = [...after.keys()].filter((key) => !before.has(key)).map((key) => `${key} is new`);
  const changed = [...after].filter(([key, text]) => before.has(key) && before.get(key) !== text).map(([key]) => `${key} is another`);
  const told = [...gone, ...come, ...changed];
  return told.length > 0 ? told : ["it is written otherwise"];
}

function thingsOf({ name, version, nouns, types }: Vocabulary): ReadonlyMap<string, string> {
  const things = new Map<string, string>([["the vocabulary", encodeCanonical([name, version])]]);
  for (const { fields, ...noun } of nouns) {
    things.set(`\`${noun.name}\``, encodeCanonical(noun));
    for (const field of fields) things.set(`\`${noun.name}.${field.name}\``, encodeCanonical(field));
  }
  for (const type of types) {
    things.set(`the type \`${type.name}\``, encodeCanonical(type.groups));
    for (const member of type.members) things.set(`\`${member}\` of \`${type.name}\``, "");
  }
  return things;
}
