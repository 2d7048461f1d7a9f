import { defineCatalog, message } from "../../base/catalog.ts";

/** What may be wrong with the sentences of `properties`, beside the names in them. */
export const propertyDiagnostics = defineCatalog({
  "check/property-unknown": {
    severity: "error",
    message: message`the library has no law \`${"sentence"}\``,
    help: message`the page on properties lists every sentence`,
  },
  "check/property-refuted": {
    severity: "error",
    message: message`no pack can promise \`${"sentence"}\`: ${"why"}`,
    help: message`ask for a law of the library that is true, or leave it out`,
  },
  "check/property-twice": {
    severity: "warning",
    message: message`\`${"sentence"}\` is stated already, by \`${"pack"}\``,
    help: message`a pack inherits the laws of the packs below; write each once`,
  },
});
