import { defineCatalog, message } from "../base/catalog.ts";

/** Everything that an example or a boundary table can get wrong, and every way in which an answer can differ from what is expected. */
export const testDiagnostics = defineCatalog({
  "test/other-pack": {
    severity: "error",
    message: message`these examples are for \`${"written"}\`, but they stand beside \`${"pack"}\``,
    help: message`write \`for: ${"pack"}\`, or move the file to the pack it is for`,
  },
  "test/pack-not-loaded": {
    severity: "error",
    message: message`the pack \`${"pack"}\` does not load: ${"error"} (${"code"})`,
  },
  "test/like-unknown": {
    severity: "error",
    message: message`there is no case \`${"name"}\` in this file to be like`,
  },
  "test/like-cycle": {
    severity: "error",
    message: message`the cases ${"names"} are like one another without an end`,
    help: message`write the chart out in one of them`,
  },
  "test/nothing-expected": {
    severity: "error",
    message: message`\`${"name"}\` says nothing about what to expect`,
    help: message`add \`bills\`, \`unbilled\`, \`holds\`, \`missing\`, \`assumes\`, \`findings\` or \`decision\``,
  },
  "test/no-date": {
    severity: "error",
    message: message`\`${"name"}\` has no \`date_of_service\`, so its clock times have no day`,
  },
  "test/unknown-field": {
    severity: "error",
    message: message`\`${"noun"}\` has no field \`${"field"}\``,
  },
  "test/bad-column": {
    severity: "error",
    message: message`the table \`${"table"}\` has no column \`${"column"}\``,
  },
  "test/missing-column": {
    severity: "error",
    message: message`the table \`${"table"}\` needs a column \`${"column"}\``,
  },
  "test/bad-cell": {
    severity: "error",
    message: message`\`${"text"}\` is not ${"wanted"}`,
  },
  "test/refused": {
    severity: "error",
    message: message`the encounter was refused: ${"message"}${"where"} (${"code"})`,
  },
  "test/bills": {
    severity: "error",
    message: message`the lines differ (- expected, + got)\n${"table"}`,
  },
  "test/because": {
    severity: "error",
    message: message`${"line"} does not rest on ${"missing"}; its rules are ${"rules"}`,
  },
  "test/unbilled": {
    severity: "error",
    message: message`what is not billed differs (- expected, + got)\n${"table"}`,
  },
  "test/holds": {
    severity: "error",
    message: message`\`${"rule"}\` holds nothing; held: ${"got"}`,
  },
  "test/missing-fact": {
    severity: "error",
    message: message`no finding asks for \`${"fact"}\`; asked for: ${"got"}`,
  },
  "test/assumes": {
    severity: "error",
    message: message`\`${"rule"}\` assumed nothing; assumed: ${"got"}`,
  },
  "test/findings": {
    severity: "error",
    message: message`\`${"rule"}\` found nothing; found: ${"got"}`,
  },
  "test/unknown-rule": {
    severity: "error",
    message: message`no rule of the pack or of those it extends is called \`${"rule"}\``,
  },
  "test/decision": {
    severity: "error",
    message: message`the decision is \`${"got"}\`, expected \`${"expected"}\``,
  },
  "test/boundary-units": {
    severity: "error",
    message: message`the units differ\n${"table"}`,
  },
  "test/unknown-column": {
    severity: "error",
    message: message`${"code"} appears at ${"minutes"} by ${"rules"}, but it is no column of the table`,
    help: message`add a column \`${"code"}\`, with 0 where it must not appear`,
  },
  "test/missing-breakpoint": {
    severity: "error",
    message: message`the units change at ${"minutes"}; the table has no row for ${"missing"}`,
    help: message`add these rows: a table shows each change and the minute before it, up to its last row`,
  },
});
