import { defineCatalog, message } from "../base/catalog.ts";

/** What can be wrong with a published file, with the table before it, and with an importer. Nothing is written where one is an error. */
export const importDiagnostics = defineCatalog({
  // ------------------------------------------------------------ the file
  "import/not-text": {
    severity: "error",
    message: message`this is not a text file: ${"found"}`,
  },
  "import/no-headings": {
    severity: "error",
    message: message`none of the first lines holds the headings of importer \`${"importer"}\``,
  },
  "import/missing-heading": {
    severity: "error",
    message: message`no heading for \`${"column"}\`: it would be ${"wanted"}`,
    help: message`where the publisher changed it, write the new one under \`headings\` of the importer`,
  },
  "import/unknown-heading": {
    severity: "error",
    message: message`importer \`${"importer"}\` does not know the heading \`${"heading"}\``,
    help: message`write it under \`ignore\` of the importer, or under \`headings\` of a column`,
  },
  "import/duplicate-heading": {
    severity: "error",
    message: message`two headings are \`${"column"}\``,
    help: message`take one of them from the \`headings\` of the importer`,
  },
  "import/no-rows": { severity: "error", message: message`there is no row in this file`, help: message`was the whole file saved?` },
  "import/more-findings": { severity: "error", message: message`${"count"} more findings in this file`, help: message`repair these first` },

  // ------------------------------------------------------------ a row
  "import/open-quote": { severity: "error", message: message`this quote is never closed`, help: message`a quote inside a quoted cell is written twice` },
  "import/row-length": {
    severity: "error",
    message: message`the row has ${"found"} cells where the headings are ${"expected"}`,
    help: message`a cell with a separator in it stands in quotes`,
  },
  "import/empty-cell": { severity: "error", message: message`\`${"column"}\` is empty` },
  "import/code-form": {
    severity: "error",
    message: message`\`${"text"}\` in \`${"column"}\` is not a code of five characters`,
    help: message`a spreadsheet takes zeros from the front of codes; use the file as it was published`,
  },
  "import/number-form": { severity: "error", message: message`\`${"text"}\` in \`${"column"}\` is not a whole number` },
  "import/date-form": { severity: "error", message: message`\`${"text"}\` in \`${"column"}\` is not a date written ${"form"}` },
  "import/unknown-word": {
    severity: "error",
    message: message`\`${"text"}\` in \`${"column"}\` is none of ${"words"}`,
    help: message`where the publisher has a new one, write it under \`words\` of the importer`,
  },
  "import/dates-backwards": { severity: "error", message: message`the row ends on ${"to"}, before it begins on ${"from"}` },
  "import/duplicate-row": {
    severity: "warning",
    message: message`\`${"key"}\` from ${"from"} stands here and in line ${"line"} of \`${"path"}\`; it is kept once`,
    help: message`was a file given twice?`,
  },
  "import/rows-disagree": {
    severity: "error",
    message: message`\`${"key"}\` is \`${"one"}\` here and \`${"other"}\` in line ${"line"} of \`${"path"}\`, both on ${"date"}`,
    help: message`give one file set at a time: one quarter, and either practitioner or outpatient hospital`,
  },

  // ------------------------------------------------------------ the table before
  "import/previous-table": {
    severity: "error",
    message: message`this table cannot be continued: ${"fault"}`,
    help: message`with \`--replace\` the import begins a new one; with \`--to\` it goes to another file`,
  },

  // ------------------------------------------------------------ the importer and the rule file
  "import/unknown-importer": {
    severity: "error",
    message: message`there is no importer \`${"name"}\` in \`${"folder"}\``,
    help: message`an importer is a file \`importers/NAME.yaml\` of the folder of rules`,
  },
  "import/importer-form": { severity: "error", message: message`importer \`${"importer"}\`: ${"fault"}` },
  "import/no-table-entry": { severity: "error", message: message`\`${"path"}\` has no table ${"wanted"}` },
  "import/table-has-rows": {
    severity: "error",
    message: message`table \`${"table"}\` holds its rows itself`,
    help: message`write \`from file\` and \`sha256\` in place of \`rows\``,
  },
});
