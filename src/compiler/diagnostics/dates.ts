import { defineCatalog, message } from "../../base/catalog.ts";

/** Dates of packs, rules, dated values and rows. */
export const dateDiagnostics = defineCatalog({
  "check/no-effective": {
    severity: "error",
    message: message`\`${"pack"}\` does not say from which date of service it is in force`,
    help: message`add \`effective: from DATE\``,
  },
  "check/effective-outside-pack": {
    severity: "error",
    message: message`${"what"} is in force ${"range"}, outside of ${"pack"}, which is in force ${"packRange"}`,
  },
  "check/effective-backwards": {
    severity: "error",
    message: message`${"what"} ends on ${"until"}, before it begins on ${"from"}`,
  },
  "check/date-gap": {
    severity: "error",
    message: message`${"what"} says nothing ${"range"}`,
  },
  "check/date-overlap": {
    severity: "error",
    message: message`${"what"} says two things ${"range"}`,
  },
  "check/same-payer": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` are both packs of the payer \`${"payer"}\` ${"range"}`,
    help: message`one pack codes for a payer on a date of service: put the rules into one pack, or give the packs dates that follow each other`,
  },
  "check/read-out-of-force": {
    severity: "error",
    message: message`\`${"reader"}\` needs \`${"name"}\`, which is not in force ${"range"}`,
    help: message`give both the same dates`,
  },
});
