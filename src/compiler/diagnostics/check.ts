import { defineCatalog, message } from "../../base/catalog.ts";

/** What a rule of a kind must and must not have (kinds.md 7). */
export const checkDiagnostics = defineCatalog({
  "check/not-a-literal": {
    severity: "error",
    message: message`\`${"text"}\` is not a literal; ${"where"}`,
  },
  "check/mixed-types": {
    severity: "error",
    message: message`\`${"name"}\` is ${"first"}, and here ${"second"}`,
  },
  "check/one-only": {
    severity: "error",
    message: message`a pack and what it extends have exactly one ${"kind"}; ${"found"}`,
  },
  "check/once-per-field": {
    severity: "error",
    message: message`\`once per ${"field"}\`: ${"plural"} have no such field`,
    help: message`write \`encounter\`, \`site\`, a field, or a list of fields`,
  },
  "check/ladder-form": {
    severity: "error",
    message: message`\`${"ladder"}\`: ${"fault"}`,
  },
  "check/measure-noun": {
    severity: "error",
    message: message`\`${"measure"}\` is a time of ${"owner"}; ${"ladder"} walks ${"plural"}`,
    help: message`a ladder measures a time of what it walks, of its site, or of the encounter`,
  },
  "check/measured-twice": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` both bill the minutes of \`${"measure"}\`; both hold where ${"witness"}`,
    help: message`make one an exception to the other, take one away with an exception \`instead: nothing\`, or narrow one with \`when\``,
  },
  "check/cut-without-because": {
    severity: "error",
    message: message`${"what"} takes minutes away and gives no reason`,
    help: message`add \`because\`: every minute that is not billed shows a reason`,
  },
  "check/one-outcome": {
    severity: "error",
    message: message`\`${"rule"}\` has ${"count"} of ${"words"}; exactly one must stand`,
  },
  "check/reason-code-form": {
    severity: "error",
    message: message`\`${"code"}\` is not a ${"what"}`,
  },
  "check/settled-twice": {
    severity: "error",
    message: message`an order is settled by one clause; this is a second`,
  },
  "check/accounts-for-missing": {
    severity: "error",
    message: message`\`${"bill"}\` asks for minutes and does not say which minutes its line accounts for`,
    help: message`add \`accounts for\` with a named time`,
  },
  "check/line-undated": {
    severity: "error",
    message: message`no rule under \`dates\` dates a line where ${"witness"}`,
    help: message`every line is dated by exactly one rule`,
  },
  "check/line-dated-twice": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` both date a line where ${"witness"}`,
    help: message`every line is dated by exactly one rule; narrow one with \`when\``,
  },
  "check/modifier-form": {
    severity: "error",
    message: message`${"fault"}`,
  },
  "check/modifier-clash": {
    severity: "error",
    message: message`${"first"} and ${"second"}, but \`${"group"}\` allows ${"most"} on a line; ${"all"} hold where ${"witness"}`,
    help: message`give \`${"group"}\` an order of preference with \`prefer\`, or narrow one rule with \`when\``,
  },
  "check/assume-required-field": {
    severity: "error",
    message: message`\`${"field"}\` is never missing, so nothing can be assumed for it`,
    help: message`only a documentable field may be filled`,
  },
  "check/assume-overwrites": {
    severity: "error",
    message: message`\`${"rule"}\` would fill \`${"field"}\` where it is documented: ${"witness"}`,
    help: message`add \`${"field"} is not documented\` to \`when\``,
  },
  "check/assume-clash": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` fill \`${"field"}\` with different values where ${"witness"}`,
    help: message`narrow one with \`when\`, so that only one holds`,
  },
  "check/spaced-needs-start": {
    severity: "error",
    message: message`\`spaced\` compares starts, and ${"plural"} are not services`,
  },
  "check/spaced-form": {
    severity: "error",
    message: message`\`spaced\` needs \`${"key"}\``,
  },
  "check/never-member": {
    severity: "error",
    message: message`nothing can be a member of \`${"set"}\`: what it walks, \`keep\` and \`leave out\` never let one through together`,
  },
  "check/rule-never": {
    severity: "error",
    message: message`\`${"rule"}\` never does anything: ${"why"}`,
  },
  "check/leave-out-idle": {
    severity: "error",
    message: message`nothing is left out here: \`${"test"}\` never holds for a member of \`${"set"}\``,
  },
  "check/limit-unit": {
    severity: "error",
    message: message`a limit counts units; \`${"text"}\` is ${"found"}`,
    help: message`write \`8 units per day\``,
  },
  "check/group-allowance": {
    severity: "error",
    message: message`a group says how many of its modifiers a line may carry: \`1 per line\``,
  },
  "check/table-column": {
    severity: "error",
    message: message`\`${"column"}\` is not a column of ${"table"}`,
  },
  "check/size-table": {
    severity: "error",
    message: message`\`${"table"}\` does not say how much is in one unit of a drug: ${"fault"}`,
    help: message`its key is named like the field with the drug's code, and one column holds amounts`,
  },
  "check/size-zero": {
    severity: "error",
    message: message`a unit of \`${"size"}\` holds nothing, so no dose can be counted in it`,
  },
  "check/unit-mismatch": {
    severity: "error",
    message: message`a dose in ${"dose"} cannot be counted in units of \`${"size"}\``,
  },
  "check/pairs-form": {
    severity: "error",
    message: message`\`${"rule"}\`: ${"fault"}`,
  },
  "check/bypass-forbidden": {
    severity: "error",
    message: message`\`${"rule"}\` lets a modifier lift every row of \`${"table"}\`, those that forbid it too`,
    help: message`say which rows allow it: \`where: COLUMN is WORD\` beside \`by\``,
  },
  "check/parent-unknown-code": {
    severity: "error",
    message: message`no code can be the parent of ${"code"}: its row of \`${"table"}\` lists ${"listed"}`,
    help: message`write its parents into the row, or leave the row out with \`where\``,
  },
  "check/cut-field": {
    severity: "error",
    message: message`\`${"field"}\` is ${"found"}; ${"wanted"}`,
  },
});
