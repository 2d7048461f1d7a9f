import { defineCatalog, message } from "../../base/catalog.ts";

/** How files make packs, packs make chains, and names stand for rules. */
export const linkDiagnostics = defineCatalog({
  "resolve/file-without-pack": {
    severity: "error",
    message: message`no pack.yaml stands in the folder \`${"folder"}\`, so this file belongs to no pack`,
    help: message`all files of a folder are one pack; examples stand in its folder \`examples\``,
  },
  "resolve/duplicate-pack": {
    severity: "error",
    message: message`pack \`${"pack"}\` stands twice`,
    help: message`one folder is one pack, and an id has each release once`,
  },
  "resolve/duplicate-vocabulary": {
    severity: "error",
    message: message`vocabulary \`${"vocabulary"}\` stands twice`,
  },
  "resolve/duplicate-name": {
    severity: "error",
    message: message`the name \`${"name"}\` is taken by a ${"kind"} of ${"pack"}`,
    help: message`rule names are unique over a pack and everything it extends, whatever their kind`,
  },
  "resolve/duplicate-source": {
    severity: "error",
    message: message`the source \`${"key"}\` stands twice in ${"pack"}`,
  },
  "resolve/reserved-name": {
    severity: "error",
    message: message`\`${"name"}\` cannot name a rule: it is ${"use"}`,
  },
  "resolve/cycle": {
    severity: "error",
    message: message`${"cycle"}: each needs the next, so none can be worked out`,
    help: message`break the circle at one of the places shown`,
  },
  "check/extends-unknown": {
    severity: "error",
    message: message`no pack has the id \`${"id"}\``,
    help: message`write \`extends: ID RELEASE\` with the id and release of a pack of this folder tree`,
  },
  "check/extends-release": {
    severity: "error",
    message: message`\`${"id"}\` has no release \`${"release"}\``,
  },
  "check/extends-form": {
    severity: "error",
    message: message`\`${"text"}\` is not an id and a release`,
    help: message`write \`extends: ID RELEASE\`, two words`,
  },
  "check/extends-depth": {
    severity: "error",
    message: message`the chain of packs below \`${"pack"}\` is longer than ${"most"}`,
  },
  "check/layer-has-vocabulary": {
    severity: "error",
    message: message`\`${"pack"}\` extends a pack and names a vocabulary`,
    help: message`a layer uses the vocabulary of its base; remove \`vocabulary\``,
  },
  "check/layer-needs-payer": {
    severity: "error",
    message: message`\`${"pack"}\` extends a pack and names no payer`,
    help: message`add \`payer: NAME\``,
  },
  "check/vocabulary-unknown": {
    severity: "error",
    message: message`no vocabulary \`${"vocabulary"}\` stands here`,
    help: message`write \`vocabulary: NAME VERSION\``,
  },
  "check/source-unknown": {
    severity: "error",
    message: message`\`${"key"}\` is not a source of ${"pack"}`,
    help: message`a key stands under \`sources\` of the same pack`,
  },
  "check/no-source": {
    severity: "error",
    message: message`${"what"} has no source`,
    help: message`what page says so? add \`source: KEY\` or \`source: KEY locator\``,
  },
  "check/no-because": {
    severity: "error",
    message: message`${"what"} has no reason`,
    help: message`add \`because\`: the reason that is shown to people`,
  },
  "check/accepted-twice": {
    severity: "error",
    message: message`\`${"finding"}\` is accepted twice`,
    help: message`keep one of the two`,
  },
  "check/too-many-accepted": {
    severity: "error",
    message: message`${"count"} findings are accepted, ${"most"} may be`,
    help: message`repair some of what was found; a pack that accepts everything shows nothing`,
  },
  "check/confirms-own": {
    severity: "error",
    message: message`\`${"rule"}\` is a rule of this pack; a pack confirms rules of the packs it extends`,
  },
});
