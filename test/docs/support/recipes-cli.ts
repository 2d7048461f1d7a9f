import { MAX_FILES, MAX_MEBIBYTES } from "../../../src/cli/tree.ts";
import { encodePack, hashPack, MAX_PACK_LENGTH } from "../../../src/ir/pack.ts";
import type { FakeFile } from "../../cli/fake-host.ts";
import type { Recipe } from "./recipes.ts";
import { smallPack } from "./recipes-pack.ts";
import { running } from "./running.ts";
import { PLAN } from "./small-workspace.ts";

const compiled = (name: string, text: string): Readonly<Record<string, FakeFile>> => ({ [`/home/packs/${name}.json`]: text });
const inRules = (path: string, file: FakeFile): Readonly<Record<string, FakeFile>> => ({ [`/home/rules/${path}`]: file });

function twoReleases(): Readonly<Record<string, FakeFile>> {
  const pack = smallPack();
  const { hashes: _, ...rest } = pack;
  return { ...compiled("one", encodePack(pack)), ...compiled("two", encodePack(hashPack({ ...rest, release: "2026.2" }))) };
}

/** Two packs that nobody extends. */
function strangers(): Readonly<Record<string, FakeFile>> {
  const { hashes: _, ...pack } = smallPack();
  return Object.assign({}, ...["one", "two"].map((name) => compiled(name, encodePack(hashPack({ ...pack, id: `strange/${name}` })))));
}

const LATER = "payerpack: 1\nrules: later\nvalues:\n  shortest_later: { is: 20 minutes, effective: from 2026-07-01, source: policy }\n";

function manyFiles(): Readonly<Record<string, FakeFile>> {
  return Object.fromEntries(Array.from({ length: MAX_FILES + 1 }, (_, index) => [`/home/rules/many/f${index}.yaml`, ""]));
}

/** How the command line and the folder of rules go wrong, by code. */
export const CLI_RECIPES: Readonly<Record<string, Recipe>> = {
  "cli/no-such-path": running("check rulse"),
  "cli/cannot-read": running("check rules", inRules("cpt/rules.yaml", { fails: "EACCES" })),
  "cli/cannot-write": running("build rules/cpt -o pack.json", {}, { writeFails: { "/home/pack.json": "EROFS" } }),
  "cli/nothing-to-resume": running("code --pack rules visit.json -o answers.ndjson --resume", { "/home/answers.ndjson": "" }),
  "cli/resume-differs": running("code --pack rules visit.json -o answers.ndjson --resume", { "/home/answers.ndjson.resume": "" }),
  "cli/no-rules-root": running("check elsewhere", { "/home/elsewhere/a.txt": "" }),
  "cli/several-roots": running("check rules other", { "/home/other/vocabulary/a.yaml": "" }),
  "cli/no-pack-here": running("build rules/tables -o pack.json"),
  "cli/several-packs": running("build rules -o pack.json"),
  "cli/pack-with-errors": running("code --pack rules visit.json", inRules(`${PLAN}/page.yaml`, "payerpack: 1\nrules: page\nvalues:\n  one: { is: 1 unit }\n")),
  "cli/pack-refused": running("code --pack packs visit.json", compiled("edited", "{}")),
  "cli/no-compiled-packs": running("code --pack docs visit.json", { "/home/docs/a.md": "" }),
  "cli/packs-overlap": async () => running("code --pack packs visit.json", twoReleases())(),
  "cli/unknown-pack": running("code --pack rules --fallback cpt/infusions visit.json"),
  "cli/unknown-payer": running("show --pack rules --payer some-pan"),
  "cli/unknown-rule": running("show shortest_hydraton --pack rules/cpt --on 2026-03-02"),
  "cli/rule-not-in-force": running("show shortest_later --pack rules/payers/some-plan --on 2026-03-02", inRules(`${PLAN}/later.yaml`, LATER)),
  "cli/pack-not-in-force": running("show --pack rules/cpt --on 1999-12-31"),
  "cli/unknown-kind": running("show --pack rules/cpt --kind lader --on 2026-03-02"),
  "cli/payer-id": running("new payer Some_Plan"),
  "cli/pack-title": running("new payer other --title \u200b"),
  "cli/exists-already": running("new payer some-plan"),
  "cli/payer-taken": running("new payer other", inRules("payers/elsewhere/pack.yaml", "payerpack: 1\npack: payers/elsewhere\nrelease: 1\npayer: other\nextends: cpt/infusion 2026.1\n")),
  "cli/nothing-to-extend": running("new payer other --extends cpt/infusions"),
  "cli/no-template": running("new payer other"),
  "cli/bad-boundaries": running("boundary --check rules/payers/some-plan", inRules(`${PLAN}/approved-boundaries.md`, "# No boundaries\n")),
  "cli/no-encounters": running("code --pack rules docs", { "/home/docs/a.md": "" }),
  "cli/no-examples": running("test rules/tables"),
  "cli/no-git": running("diff main rules"),
  "cli/no-revision": running("diff mian rules", {}, { git: (_, arguments_) => ({ ok: true, value: { status: arguments_.includes("--show-toplevel") ? 0 : 1, out: Buffer.from("/home\n"), err: "" } }) }),
  "cli/nothing-to-compare": async () => running("diff rules packs", strangers())(),
  "cli/bad-fees": running("diff rules/cpt rules --impact visit.json --fees fees.csv", { "/home/fees.csv": "code,amount\n1,2.505\n" }),
  "cli/file-name": running("check rules", inRules("payers/con/pack.yaml", "")),
  "cli/file-extension": running("check rules", inRules("cpt/more.yml", "")),
  "cli/pack-file-name": running("check rules", inRules("payers/other/packs.yaml", "")),
  "cli/case-collision": running("check rules", inRules("cpt/Rules.yaml", "")),
  "cli/link-outside": running("check rules", { ...inRules("cpt/shared.yaml", { link: "/out/shared.yaml" }), "/out/shared.yaml": "" }),
  "cli/link-to-folder": running("check rules", inRules("payers/old", { link: "some-plan" })),
  "cli/link-broken": running("check rules", inRules("cpt/codes.yaml", { link: "gone.yaml" })),
  "cli/not-a-file": running("check rules", inRules("cpt/codes.yaml", { other: true })),
  "cli/too-many-files": async () => running("check rules", manyFiles())(),
  "cli/too-many-bytes": async () => running("check rules", inRules("cpt/big.yaml", " ".repeat(MAX_MEBIBYTES * 1_048_576 + 1)))(),
  "pack/size": async () => running("code --pack packs visit.json", compiled("big", " ".repeat(MAX_PACK_LENGTH + 1)))(),
};
