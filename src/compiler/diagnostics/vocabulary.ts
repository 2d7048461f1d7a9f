import { defineCatalog, message } from "../../base/catalog.ts";

/** What may be wrong with a vocabulary file. */
export const vocabularyDiagnostics = defineCatalog({
  "vocabulary/no-encounter": {
    severity: "error",
    message: message`the vocabulary has no noun \`encounter\``,
    help: message`every rule may read the encounter; add \`encounter\` under \`nouns\``,
  },
  "vocabulary/duplicate-name": {
    severity: "error",
    message: message`${"what"} \`${"name"}\` stands twice`,
  },
  "vocabulary/unknown-type": {
    severity: "error",
    message: message`\`${"type"}\` is not a type`,
  },
  "vocabulary/unknown-member": {
    severity: "error",
    message: message`\`${"member"}\` is not a word of \`${"type"}\``,
    help: message`a group of \`${"type"}\` names some of its words`,
  },
  "vocabulary/unknown-word": {
    severity: "error",
    message: message`\`${"word"}\` cannot stand under \`${"key"}\``,
    help: message`write one of ${"words"}`,
  },
  "vocabulary/no-absence": {
    severity: "error",
    message: message`\`${"noun"}.${"field"}\` does not say what its absence means`,
    help: message`write \`required: yes\`, \`documentable: yes\` or \`when absent: WORD\``,
  },
  "vocabulary/two-absences": {
    severity: "error",
    message: message`\`${"noun"}.${"field"}\` says twice what its absence means: ${"keys"}`,
    help: message`keep one of ${"keys"}`,
  },
  "vocabulary/bad-fallback": {
    severity: "error",
    message: message`\`${"text"}\` cannot stand for an absent \`${"noun"}.${"field"}\`, which is ${"type"}`,
    help: message`write ${"forms"}`,
  },
  "vocabulary/fallback-cycle": {
    severity: "error",
    message: message`the fallbacks of \`${"noun"}.${"field"}\` lead back to it: ${"cycle"}`,
  },
  "vocabulary/joins-nothing": {
    severity: "error",
    message: message`\`${"noun"}\` does not say which charted noun its items join`,
    help: message`write \`joins: NOUN\` beside \`made by: services\`; the noun has a list of the encounter (\`from\`)`,
  },
  "vocabulary/joins-elsewhere": {
    severity: "error",
    message: message`\`joins\` stands only beside \`made by: services\`; \`${"noun"}\` is not made by them`,
  },
  "vocabulary/joined-elsewhere": {
    severity: "error",
    message: message`\`joined\` stands only in fields of the noun made by services; \`${"noun"}\` is not one`,
  },
  "vocabulary/joined-not-charted": {
    severity: "error",
    message: message`\`${"noun"}.${"field"}\` is joined from \`${"charted"}\`, which has no \`${"field"}\` of the same type`,
    help: message`a joined field has the name and the type of the charted field`,
  },
  "vocabulary/joined-type": {
    severity: "error",
    message: message`\`joined: ${"joined"}\` does not fit \`${"noun"}.${"field"}\`, which is ${"type"}`,
    help: message`any and all join yes or no; earliest and latest join instants and dates; sum adds numbers; same fits every type`,
  },
  "vocabulary/derived-type": {
    severity: "error",
    message: message`\`${"derived"}\` makes ${"made"}, but \`${"noun"}.${"field"}\` is ${"type"}`,
  },
  "vocabulary/noun-origin": {
    severity: "error",
    message: message`\`${"noun"}\` must have one of \`from\` and \`made by\``,
    help: message`\`from\` names the list of the encounter; \`made by\` is sites, services or lines`,
  },
  "vocabulary/no-plural": {
    severity: "error",
    message: message`\`${"noun"}\` has no plural`,
    help: message`the plural names the set of all: \`plural: ${"noun"}s\``,
  },
  "vocabulary/unknown-field": {
    severity: "error",
    message: message`\`${"field"}\` is not a field of \`${"noun"}\``,
  },
  "vocabulary/unknown-group": {
    severity: "error",
    message: message`\`${"group"}\` is not a group of exactly one field of \`${"noun"}\``,
    help: message`name a group of an enum that one field of \`${"noun"}\` has as its type`,
  },
  "vocabulary/span-type": {
    severity: "error",
    message: message`\`${"noun"}.${"field"}\` is ${"type"}; here must stand ${"wanted"}`,
  },
  "vocabulary/bad-length": {
    severity: "error",
    message: message`\`${"text"}\` is not a length in days`,
    help: message`write \`7 days\``,
  },
  "vocabulary/documents-elsewhere": {
    severity: "error",
    message: message`only \`encounter\` has \`documents\`; \`${"noun"}\` does not`,
  },
});
