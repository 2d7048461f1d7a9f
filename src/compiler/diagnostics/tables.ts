import { defineCatalog, message } from "../../base/catalog.ts";

/** Code sets, tables and the files they come from. */
export const tableDiagnostics = defineCatalog({
  "check/unknown-column": {
    severity: "error",
    message: message`\`${"column"}\` is not a column of \`${"table"}\``,
  },
  "check/missing-column": {
    severity: "error",
    message: message`\`${"table"}\` has no column \`${"column"}\``,
  },
  "check/duplicate-column": {
    severity: "error",
    message: message`the column \`${"column"}\` stands twice in \`${"table"}\``,
  },
  "check/column-type": {
    severity: "error",
    message: message`\`${"type"}\` is not a type of a column`,
    help: message`a column is CPT, HCPCS, code, ICD10, POS, modifier, revenue_code, list of one of these, units, minutes, days, count, amount, date or word`,
  },
  "check/code-form": {
    severity: "error",
    message: message`\`${"code"}\` is not a ${"system"} code`,
  },
  "check/range-lengths": {
    severity: "error",
    message: message`\`${"low"}\` and \`${"high"}\` have different lengths, so no codes lie between them`,
  },
  "check/range-backwards": {
    severity: "error",
    message: message`the range \`${"low"} to ${"high"}\` ends before it begins`,
  },
  "check/cell-type": {
    severity: "error",
    message: message`${"text"} is not ${"type"}`,
  },
  "check/row-dates-overlap": {
    severity: "error",
    message: message`\`${"code"}\` stands in two rows of \`${"name"}\` for the same dates`,
  },
  "check/duplicate-key": {
    severity: "error",
    message: message`two rows of \`${"name"}\` have the key \`${"key"}\``,
  },
  "check/rows-missing": {
    severity: "error",
    message: message`\`${"name"}\` has neither \`rows\` nor \`from file\``,
  },
  "check/rows-twice": {
    severity: "error",
    message: message`\`${"name"}\` has both \`rows\` and \`from file\``,
    help: message`keep one of them`,
  },
  "check/file-path": {
    severity: "error",
    message: message`\`${"path"}\` is not a path below the rules folder`,
    help: message`write the path from the rules folder with \`/\`, without \`..\`: \`tables/NAME.csv\``,
  },
  "check/file-missing": {
    severity: "error",
    message: message`the file \`${"path"}\` is not here`,
  },
  "check/file-hash": {
    severity: "error",
    message: message`the file \`${"path"}\` has another sha256 than the rule says`,
    help: message`the file was changed; look at it, then write its sha256`,
  },
  "check/file-form": {
    severity: "error",
    message: message`row ${"row"} of \`${"path"}\` ${"fault"}`,
  },
});
