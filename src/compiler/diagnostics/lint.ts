import { defineCatalog, message } from "../../base/catalog.ts";

/** What is right and may still be a slip. None of these stops a build. */
export const lintDiagnostics = defineCatalog({
  "lint/unread-name": {
    severity: "note",
    message: message`no rule reads the ${"kind"} \`${"name"}\``,
  },
  "lint/unverified": {
    severity: "note",
    message: message`\`${"pack"}\` rests on ${"what"} with \`confidence: unverified\``,
    help: message`look each up before the pack is relied on`,
  },
  "lint/threshold-written-twice": {
    severity: "note",
    message: message`${"literal"} is also the value \`${"name"}\``,
    help: message`if both are one policy, write \`${"name"}\` here`,
  },
});
