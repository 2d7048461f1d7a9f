import { defineCatalog, message } from "../../base/catalog.ts";

/** What gates find that no other command reports as a finding of the sources. */
export const ciDiagnostics = defineCatalog({
  "ci/not-formatted": { severity: "error", message: message`the file is not formatted`, help: message`\`payerpack fmt\` formats it` },
  "ci/stale-document": {
    severity: "error",
    message: message`the document of source \`${"source"}\` is not the one that was read`,
    help: message`read it again, change the rules that rest on it, then its \`read on\` and \`sha256\``,
  },
  "ci/stale-reading": {
    severity: "warning",
    message: message`source \`${"source"}\` was read on ${"date"}, ${"days"} days ago`,
    help: message`read it again and write the day into \`read on\``,
  },
  "ci/overdue-review": {
    severity: "warning",
    message: message`\`${"name"}\` was to be looked at by ${"date"}, ${"days"} days ago`,
    help: message`look at it and write the next day into \`review by\``,
  },
  "ci/changed": { severity: "note", message: message`\`${"rule"}\` is ${"is"} since \`${"revision"}\`: ${"shows"}` },
  "ci/new-pack": { severity: "note", message: message`the pack \`${"pack"}\` was not there at \`${"revision"}\`` },
  "ci/moved-boundary": {
    severity: "error",
    message: message`\`${"rule"}\` bills otherwise than was approved${"rows"}`,
    help: message`put the rule right; or \`payerpack boundary --write\` writes what is billed now, to be read and signed again`,
  },
  "ci/other-boundaries": {
    severity: "error",
    message: message`approved boundaries are not of these rules: ${"what"}`,
    help: message`\`payerpack boundary --write\` writes those of today, to be read and signed again`,
  },
  "ci/broken-law": { severity: "error", message: message`a law of \`${"pack"}\` is broken: ${"law"}${"chart"}` },
  "ci/not-reached": { severity: "error", message: message`no example reaches \`${"rule"}\``, help: message`write one that does; \`payerpack explain\` says what it needs` },
  "ci/open-clause": {
    severity: "error",
    message: message`\`${"rule"}\`, ${"part"}: no example answers ${"answer"} to \`${"clause"}\``,
    help: message`write one that does, or leave the clause out; \`payerpack cover\` shows what is open`,
  },
  "ci/sharp-slip": {
    severity: "error",
    message: message`nothing notices a slip in \`${"rule"}\`: ${"slip"}`,
    help: message`write an example that does: \`payerpack mutate\` shows a chart that would`,
  },
  "ci/unnoticed": { severity: "note", message: message`nothing notices a slip in \`${"rule"}\`: ${"slip"}`, help: message`\`payerpack mutate\` shows a chart that would` },
  "ci/unproved": {
    severity: "error",
    message: message`\`${"finding"}\` is ${"is"}: ${"about"}; ${"because"}`,
    help: message`\`payerpack prove\` shows the chart; put the rules right, or accept the finding in \`pack.yaml\``,
  },
  "ci/idle-acceptance": { severity: "warning", message: message`\`${"finding"}\` is accepted, and its last day has passed or nothing answers to it` },
  "ci/vectors": {
    severity: "error",
    message: message`built, \`${"pack"}\` does not meet ${"failed"} of the ${"count"} encounters that it carries (evaluator: ${"evaluator"}), the first \`${"name"}\``,
    help: message`whoever loads this pack refuses it; \`payerpack test\` says what each of them answers`,
  },
});
