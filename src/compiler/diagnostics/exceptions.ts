import { defineCatalog, message } from "../../base/catalog.ts";

/** What an exception may change, and how exceptions meet (kinds.md 7.18). */
export const exceptionDiagnostics = defineCatalog({
  "check/exception-dangling": {
    severity: "error",
    message: message`\`${"exception"}\` changes ${"what"}, which does not exist`,
  },
  "check/exception-instead": {
    severity: "error",
    message: message`\`${"target"}\` is a ${"kind"}; ${"wanted"}`,
  },
  "check/exception-idle": {
    severity: "error",
    message: message`\`${"exception"}\` changes nothing: ${"why"}`,
    help: message`remove it, or write the value and the dates that differ`,
  },
  "check/exception-clash": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` disagree about \`${"target"}\`, ${"part"}: ${"one"} or ${"other"}; both hold where ${"witness"}`,
    help: message`say which wins: make one an exception to the other, or narrow one with \`when\``,
  },
  "check/exception-scope": {
    severity: "error",
    message: message`${"what"} cannot be asked here: ${"why"}`,
  },
  "check/change-dated": {
    severity: "error",
    message: message`\`${"exception"}\` gives \`${"target"}\` several values by date; an exception gives one`,
    help: message`write an exception for each value, and its dates under \`effective\``,
  },
  "check/not-a-part": {
    severity: "error",
    message: message`\`${"part"}\` is not a part that an exception may change in a ${"kind"}`,
  },
});
