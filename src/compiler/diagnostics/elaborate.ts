import { defineCatalog, message } from "../../base/catalog.ts";

/** What may be wrong with the names and types of a clause, value, set, time, head or preference. */
export const elaborateDiagnostics = defineCatalog({
  // ---------------------------------------------------------------- names
  "resolve/unknown-name": {
    severity: "error",
    message: message`\`${"name"}\` is not known here`,
  },
  "resolve/unknown-field": {
    severity: "error",
    message: message`\`${"noun"}\` has no field \`${"field"}\``,
  },
  "resolve/unknown-word": {
    severity: "error",
    message: message`\`${"word"}\` is not a word of \`${"type"}\``,
  },
  "resolve/wrong-kind": {
    severity: "error",
    message: message`\`${"name"}\` is ${"found"}; here must stand ${"wanted"}`,
  },

  // ---------------------------------------------------------------- what may be read
  "check/noun-not-in-scope": {
    severity: "error",
    message: message`\`${"noun"}\` is not in scope; ${"item"}`,
  },
  "check/not-readable": {
    severity: "error",
    message: message`no rule may read ${"what"}`,
    help: message`it is only carried to the answer`,
  },
  "check/too-early": {
    severity: "error",
    message: message`${"what"} ${"come"} after ${"section"} and cannot be read here`,
    help: message`the stages are: assume and sites, services, ladders and bills, dates, modifiers, edits and limits`,
  },
  "check/document-word": {
    severity: "error",
    message: message`\`${"word"}\` is a word of the \`documented\` list, not a field`,
    help: message`write \`encounter.${"word"} is documented\``,
  },
  "check/field-not-documentable": {
    severity: "error",
    message: message`\`${"field"}\` is never absent`,
    help: message`only a field that may be absent is asked \`is documented\``,
  },
  "check/documented-of": {
    severity: "error",
    message: message`\`is documented\` asks about a field; \`${"value"}\` is none`,
  },

  // ---------------------------------------------------------------- types
  "check/type": {
    severity: "error",
    message: message`\`${"value"}\` is ${"found"}; here must stand ${"wanted"}`,
  },
  "check/unit-missing": {
    severity: "error",
    message: message`\`${"number"}\` of what? ${"wanted"} must stand here`,
  },
  "check/relation-type": {
    severity: "error",
    message: message`\`${"how"}\` does not fit \`${"value"}\`, which is ${"found"}`,
  },
  "check/sum-type": {
    severity: "error",
    message: message`${"left"} ${"sign"} ${"right"} has no meaning`,
    help: message`minutes join minutes and instants, days join dates`,
  },
  "check/rate-type": {
    severity: "error",
    message: message`\`${"value"}\` is ${"found"}; \`at\` takes ${"wanted"}`,
    help: message`the only division is a volume in ml \`at\` a rate in ml per hour, and gives minutes`,
  },
  "check/not-constant": {
    severity: "error",
    message: message`\`${"value"}\` changes with the chart; here must stand a literal or a named value`,
  },
  "check/membership-type": {
    severity: "error",
    message: message`\`${"value"}\` is ${"found"} and cannot be in \`${"name"}\`, ${"what"}`,
  },
  "check/table-key": {
    severity: "error",
    message: message`the key of the table \`${"table"}\` is ${"key"}, so nothing can be in it by one code`,
    help: message`\`in\` and \`of\` take a table whose key is one column of codes`,
  },

  // ---------------------------------------------------------------- sets, orders, times
  "check/set-of-other-noun": {
    severity: "error",
    message: message`\`${"set"}\` is a set of ${"plural"}; ${"item"}`,
  },
  "check/order-of-other-noun": {
    severity: "error",
    message: message`\`${"order"}\` is an order of ${"plural"}; ${"item"}`,
  },
  "check/no-item": {
    severity: "error",
    message: message`\`${"phrase"}\` speaks of an item, and this clause has none`,
    help: message`a rule without \`for each\` speaks of the encounter only`,
  },
  "check/no-group": {
    severity: "error",
    message: message`\`${"order"}\` has a group for each ${"per"}; ${"item"}`,
  },
  "check/sharing-field": {
    severity: "error",
    message: message`\`${"field"}\` cannot be shared: ${"why"}`,
  },
  "check/overlap-noun": {
    severity: "error",
    message: message`\`overlapping it\` compares times, and ${"plural"} have none`,
    help: message`only services and lines have a time of their own`,
  },
  "check/time-of-other-noun": {
    severity: "error",
    message: message`\`${"time"}\` is a time of ${"owner"}; ${"item"}`,
  },
  "check/no-time": {
    severity: "error",
    message: message`${"plural"} have no time`,
    help: message`time is that of a service, of a set of services, or a named time`,
  },
  "check/time-qualified": {
    severity: "error",
    message: message`\`${"time"}\` is ${"what"}; \`${"phrase"}\` narrows sets`,
  },

  // ---------------------------------------------------------------- heads and preferences
  "check/head-noun": {
    severity: "error",
    message: message`\`${"section"}\` walk ${"wanted"}, not ${"plural"}`,
  },
  "check/head-form": {
    severity: "error",
    message: message`\`${"noun"} ${"by"} ...\` cannot be walked`,
    help: message`only lines are walked \`from\` a rule or \`of\` a code, a code set or a table; other nouns \`in\` a set`,
  },
  "check/preference-type": {
    severity: "error",
    message: message`\`${"end"}\` does not fit \`${"value"}\`, which is ${"found"}`,
  },

  // ---------------------------------------------------------------- sense
  "check/contradiction": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` can never both hold`,
  },
  "check/never": {
    severity: "error",
    message: message`\`${"test"}\` can never hold`,
  },
  "check/always": {
    severity: "warning",
    message: message`\`${"test"}\` always holds`,
  },
});
