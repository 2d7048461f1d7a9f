import { defineCatalog, message } from "../base/catalog.ts";
import type { Extras } from "../base/catalog.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import type { HostError } from "./host-error.ts";

/** What the environment, the command line and the tree of files can do wrong. Each ends a command with status 2. */
export const cliCatalog = defineCatalog({
  "cli/no-such-path": { severity: "error", message: message`there is no file or folder \`${"path"}\`` },
  "cli/cannot-read": { severity: "error", message: message`\`${"path"}\` cannot be read: ${"reason"}` },
  "cli/cannot-write": { severity: "error", message: message`\`${"path"}\` cannot be written: ${"reason"}` },
  "cli/nothing-to-resume": {
    severity: "error",
    message: message`\`${"path"}\` is there, and no run that writes it was broken off`,
    help: message`without \`--resume\` everything is coded again`,
  },
  "cli/resume-differs": {
    severity: "error",
    message: message`the run that writes \`${"path"}\` ${"difference"}`,
    help: message`go on as it was begun, or code everything again without \`--resume\``,
  },
  "cli/no-rules-root": {
    severity: "error",
    message: message`\`${"path"}\` is not in a folder of rules`,
    help: message`a folder of rules holds a folder \`vocabulary\`; give it, or a path inside it`,
  },
  "cli/several-roots": {
    severity: "error",
    message: message`\`${"path"}\` is in another folder of rules than \`${"first"}\``,
    help: message`run the command once for each folder of rules`,
  },
  "cli/no-pack-here": {
    severity: "error",
    message: message`\`${"path"}\` is in no pack and holds none`,
    help: message`a pack is a folder with a file \`pack.yaml\``,
  },
  "cli/several-packs": {
    severity: "error",
    message: message`\`${"path"}\` holds several packs and one is wanted`,
  },
  "cli/pack-with-errors": {
    severity: "error",
    message: message`the pack in \`${"folder"}\` has errors and is not used`,
    help: message`\`payerpack check ${"folder"}\` shows them`,
  },
  "cli/pack-refused": { severity: "error", message: message`\`${"path"}\` is refused: ${"reason"} (${"code"})` },
  "cli/no-compiled-packs": {
    severity: "error",
    message: message`\`${"path"}\` holds neither rules nor compiled packs`,
    help: message`compiled packs are files whose names end in \`.json\`; \`payerpack build\` makes them`,
  },
  "cli/packs-overlap": {
    severity: "error",
    message: message`packs \`${"first"}\` and \`${"second"}\` both serve ${"payer"} on ${"date"}`,
    help: message`leave one of them out; until then these encounters are refused`,
  },
  "cli/unknown-payer": {
    severity: "error",
    message: message`no pack of payer \`${"payer"}\` is among these`,
    help: message`a payer is named as in \`payer:\` of its \`pack.yaml\``,
  },
  "cli/unknown-rule": {
    severity: "error",
    message: message`\`${"pack"}\` has no rule \`${"rule"}\``,
    help: message`without a rule \`payerpack show\` lists them all`,
  },
  "cli/rule-not-in-force": { severity: "error", message: message`\`${"rule"}\` of \`${"pack"}\` is not in force on ${"date"}` },
  "cli/pack-not-in-force": { severity: "error", message: message`\`${"pack"}\` is not in force on ${"date"}` },
  "cli/unknown-kind": { severity: "error", message: message`there is no kind of rule \`${"kind"}\`` },
  "cli/unknown-gate": { severity: "error", message: message`there is no gate \`${"gate"}\`` },
  "cli/git-failed": {
    severity: "error",
    message: message`git does not say what changed since \`${"revision"}\`: ${"reason"}`,
    help: message`the folder of rules must be in a repository, and the revision fetched`,
  },
  "cli/unknown-pack": { severity: "error", message: message`no pack \`${"id"}\` is loaded` },
  "cli/payer-id": {
    severity: "error",
    message: message`\`${"id"}\` cannot be the id of a payer`,
    help: message`write lower-case letters, digits and single \`-\`, beginning with a letter; at most 40 characters`,
  },
  "cli/pack-title": {
    severity: "error",
    message: message`the title must be one line that can be seen, of at most ${"limit"} characters`,
  },
  "cli/exists-already": {
    severity: "error",
    message: message`\`${"path"}\` exists already; nothing was written`,
    help: message`choose another id, or change the pack that is there`,
  },
  "cli/payer-taken": {
    severity: "error",
    message: message`the payer \`${"payer"}\` has a pack already, \`${"pack"}\`; nothing was written`,
  },
  "cli/nothing-to-extend": {
    severity: "error",
    message: message`\`${"root"}\` does not hold ${"wanted"} for the new pack to extend`,
    help: message`\`--extends ID\` names the pack`,
  },
  "cli/no-template": {
    severity: "error",
    message: message`there is no template for a pack on the vocabulary \`${"vocabulary"}\``,
    help: message`copy the folder of another pack and change its \`pack.yaml\``,
  },
  "cli/no-encounters": {
    severity: "error",
    message: message`\`${"path"}\` holds no encounters`,
    help: message`encounters are files whose names end in \`.json\`, \`.ndjson\` or \`.jsonl\``,
  },
  "cli/bad-boundaries": {
    severity: "error",
    message: message`\`${"path"}\` cannot be read at line ${"line"}: ${"wrong"}`,
    help: message`take it back from version control, or write it anew with \`payerpack boundary --write\``,
  },
  "cli/no-examples": {
    severity: "error",
    message: message`no example was run under \`${"path"}\``,
    help: message`examples stand in files under \`examples/\` of a pack's folder`,
  },
  "cli/no-git": {
    severity: "error",
    message: message`\`${"given"}\` is no path here, and no revision can be read: ${"reason"}`,
    help: message`give a path, or run the command in a git repository`,
  },
  "cli/no-revision": {
    severity: "error",
    message: message`\`${"given"}\` is neither a path nor a revision of this git repository`,
    help: message`a revision is written \`REV\` or \`REV:PATH\`, as in \`main:rules\``,
  },
  "cli/nothing-to-compare": {
    severity: "error",
    message: message`\`${"old"}\` and \`${"now"}\` have no pack in common`,
    help: message`packs are paired by their ids, unless one side has only one`,
  },
  "cli/bad-fees": {
    severity: "error",
    message: message`line ${"line"} of \`${"path"}\` is no fee: ${"reason"}`,
    help: message`each line is a code and an amount, as \`CODE,12.50\`; the first may be \`code,amount\``,
  },
  "cli/file-name": {
    severity: "error",
    message: message`the name of \`${"path"}\` cannot be kept on every system: ${"reason"}`,
    help: message`use lower-case letters, digits, \`-\`, \`_\` and \`.\``,
  },
  "cli/file-extension": {
    severity: "error",
    message: message`\`${"path"}\` would not be read: rules end in \`.yaml\``,
  },
  "cli/pack-file-name": {
    severity: "error",
    message: message`\`${"path"}\` stands in a folder without \`pack.yaml\` and would not make it a pack`,
  },
  "cli/case-collision": {
    severity: "error",
    message: message`\`${"path"}\` and \`${"other"}\` differ only in case and are one file on some systems`,
    help: message`rename one of them`,
  },
  "cli/link-outside": {
    severity: "error",
    message: message`\`${"path"}\` is a link that leaves the folder of rules`,
    help: message`copy the file`,
  },
  "cli/link-to-folder": { severity: "error", message: message`\`${"path"}\` is a link to a folder`, help: message`move the folder here` },
  "cli/link-broken": { severity: "error", message: message`\`${"path"}\` is a link to nothing`, help: message`remove it` },
  "cli/not-a-file": { severity: "error", message: message`\`${"path"}\` is named like a file of rules and is ${"what"}` },
  "cli/too-many-files": { severity: "error", message: message`the folder of rules \`${"path"}\` holds more than ${"limit"} files` },
  "cli/too-many-bytes": { severity: "error", message: message`the folder of rules \`${"path"}\` holds more than ${"limit"} MiB` },
});

/** A place in no text: the path stands for itself. */
export function placeOf(path: string): Span {
  return { file: { path, text: "" }, start: 0, end: 0 };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ELOOP: "its links go round in a circle",
  EMFILE: "too many files are open",
  ENOENT: "it is not there",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is not a folder",
  EPERM: "it is not permitted",
  EROFS: "the disk is read-only",
};

function reasonOf(error: HostError): string {
  return REASONS[error.code] ?? `the system says ${error.code}`;
}

/** The diagnostic of a failed reading; `shown` is the path as the user knows it. */
export function readingFailed(shown: string, error: HostError, extras: Extras = {}): Diagnostic {
  return error.code === "ENOENT"
    ? cliCatalog.create("cli/no-such-path", placeOf(shown), { path: shown }, extras)
    : cliCatalog.create("cli/cannot-read", placeOf(shown), { path: shown, reason: reasonOf(error) }, extras);
}

/** The diagnostic of a failed writing. */
export function writingFailed(shown: string, error: HostError): Diagnostic {
  return cliCatalog.create("cli/cannot-write", placeOf(shown), { path: shown, reason: reasonOf(error) });
}
