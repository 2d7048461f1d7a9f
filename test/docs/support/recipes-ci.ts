import { gitOf } from "../../cli/fake-git.ts";
import type { FakeFile } from "../../cli/fake-host.ts";
import { APPROVED, approvedBoundaries } from "./approved.ts";
import { running } from "./running.ts";
import type { Recipe } from "./recipes.ts";
import { PLAN, smallWorkspace } from "./small-workspace.ts";

const PACK = "payerpack: 1\npack: payers/some-plan/infusion\nrelease: 2026.1\ntitle: Some Plan\npayer: some-plan\nextends: cpt/infusion 2026.1\n";

/** The pack of the payer with more said of it and of its one source. */
function plan(pack: string, source: string): Readonly<Record<string, FakeFile>> {
  return { [`/home/rules/${PLAN}/pack.yaml`]: `${PACK}${pack}\nsources:\n  policy:\n    title: Policy\n${source}` };
}

const DOCUMENT = "0".repeat(64);

/** An example that expects that a chart without services is held. */
const EXAMPLE = "payerpack: 1\nexamples: page\nfor: payers/some-plan/infusion 2026.1\ncases:\n  one:\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    decision: hold\n";

/** The small workspace at a revision. */
function repository(old: (path: string, text: string) => string | null): ReturnType<typeof gitOf> {
  const files = smallWorkspace().flatMap(({ path, text }) => {
    const was = old(path, text);
    return was === null ? [] : [[`rules/${path}`, was] as const];
  });
  return gitOf(new Map(files), [`${PLAN}/pack.yaml`], []);
}

/** Three pushes of three drugs. */
const PUSHES =
  "payerpack: 1\nexamples: page\nfor: payers/some-plan/infusion 2026.1\noffset: -05:00\n\ncases:\n  three:\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    chart: |\n" +
  "      id | route       | technique | purpose     | drug  | start\n      a  | intravenous | push      | therapeutic | J1756 | 10:00\n      b  | intravenous | push      | therapeutic | J1885 | 11:00\n      c  | intravenous | push      | therapeutic | J2270 | 12:00\n    decision: bill\n";

/** One more push, on the first day of the pack. */
const FIRST_DAY =
  "  first:\n    encounter: { claim_type: facility, date_of_service: 2020-01-01 }\n    chart: |\n" +
  "      id | route       | technique | purpose     | drug  | start\n      a  | intravenous | push      | therapeutic | J1756 | 10:00\n    decision: bill\n";

/** A rule file of the payer, and an example. */
function withRules(text: string, example: string): Readonly<Record<string, FakeFile>> {
  return { [`/home/rules/${PLAN}/page.yaml`]: `payerpack: 1\nrules: page\n${text}`, [`/home/rules/${PLAN}/examples/page.yaml`]: example };
}

/** How the gates of `ci` find what they find, by code. */
export const CI_RECIPES: Readonly<Record<string, Recipe>> = {
  "ci/not-formatted": running("ci --only fmt", { [`/home/rules/${PLAN}/page.yaml`]: "payerpack:   1\nrules: page\n" }),
  "ci/stale-document": running("ci --only audit", { ...plan("", `    file: documents/policy.md\n    sha256: ${DOCUMENT}\n`), "/home/rules/documents/policy.md": "A new edition" }),
  "ci/stale-reading": running("ci --only audit --on 2027-11-23", plan("", "    read on: 2026-01-15\n")),
  "ci/overdue-review": running("ci --only audit --on 2026-11-23", plan("review by: 2026-06-30\n", "")),
  "ci/vectors": running("ci --only build", { [`/home/rules/${PLAN}/examples/page.yaml`]: EXAMPLE }),
  "ci/changed": running("ci --changed-since main --only diff --format json rules/payers/some-plan", {}, { git: repository((path, text) => (path.endsWith("cpt/rules.yaml") ? text.replace("is: 31 minutes", "is: 30 minutes") : text)) }),
  "ci/new-pack": running("ci --changed-since main --only diff --format json rules/payers/some-plan", {}, { git: repository((path, text) => (path.includes(PLAN) ? null : text)) }),
  "ci/unproved": running("ci --only prove rules/payers/some-plan", withRules("bills:\n  again:\n    for each: service in pushes\n    bill: CPT 96375\n    source: policy\n", PUSHES)),
  "ci/idle-acceptance": running("ci --only prove rules/payers/some-plan", plan("accepts:\n  - finding: gap nothing\n    reason: It was looked at\n    source: policy\n    until: 2099-12-31\n", "")),
  "ci/moved-boundary": running("ci --only boundary", { [APPROVED]: approvedBoundaries([{ minutes: 16, bills: "96374 x1", by: "initial_push" }]) }),
  "ci/other-boundaries": running("ci --only boundary", { [APPROVED]: approvedBoundaries([], [1, 16]) }),
  "ci/broken-law": running("ci --only properties rules/payers/some-plan", withRules("properties:\n  - next_push at most once an encounter\n", PUSHES)),
  "ci/not-reached": running("ci --only cover rules/payers/some-plan", withRules("bills:\n  late: { for each: service in hydration, bill: CPT 96375, source: policy }\n", PUSHES)),
  "ci/open-clause": running("ci --only cover rules/payers/some-plan", withRules("bills:\n  again:\n    for each: service in pushes\n    when: service.technique is push\n    bill: CPT 96375\n    source: policy\n", PUSHES)),
  "ci/sharp-slip": running("ci --only mutate rules/payers/some-plan", withRules("edits:\n  long_infusions:\n    for each: service in infusions\n    when: minutes of service is at least 200 minutes\n    warn: Long\n    source: policy\n", PUSHES)),
  "ci/unnoticed": running("ci --only mutate --format json rules/payers/some-plan", withRules("edits:\n  again:\n    for each: service in pushes\n    when: service.technique is push\n    warn: Again\n    source: policy\n", `${PUSHES}    findings: [again]\n${FIRST_DAY}`)),
  "cli/unknown-gate": running("ci --only fnt"),
  "cli/git-failed": running("ci --changed-since origin/main"),
};
