import { auditPack } from "../../../analysis/audit/audit.ts";
import type { AuditSettings } from "../../../analysis/audit/settings.ts";
import { sortDiagnostics } from "../../../base/diagnostic.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Span } from "../../../base/source.ts";
import type { CompiledPack } from "../../../compiler/compile.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import type { FolderGate } from "../gate.ts";

/** What the packs rest on, on a day. It reads documents, so that it runs beside the sources and not in a thread. */
export function auditGate(settings: AuditSettings): FolderGate {
  return {
    name: "audit",
    over: "folder",
    looks: "sources: their documents, their readings, reviews, silence about rules below",
    blocksOn: "a document that is another than the one that was read",
    run({ packs, folders }) {
      const gated = packs.filter(({ folder }) => folders.includes(folder));
      const audits = gated.map((pack) => ({ pack, audit: auditPack(pack.understood, settings) }));
      const sum = (count: (audit: (typeof audits)[number]["audit"]) => number): number => audits.reduce((all, { audit }) => all + count(audit), 0);
      return {
        findings: sortDiagnostics(audits.flatMap(({ pack, audit }) => agedFindings(pack, audit))),
        figures: {
          sources: sum(({ sources }) => sources),
          stale: sum(({ stale }) => stale.length),
          overdue: sum(({ overdue }) => overdue.length),
          "rules in silence": sum(({ base }) => base?.silent.length ?? 0),
        },
      };
    },
  };
}

function agedFindings(pack: CompiledPack, { stale, overdue }: ReturnType<typeof auditPack>): readonly Diagnostic[] {
  return [
    ...stale.map((one) => {
      const at = sourceSpan(pack, one.source);
      return one.why === "document"
        ? ciDiagnostics.create("ci/stale-document", at, { source: one.source })
        : ciDiagnostics.create("ci/stale-reading", at, { source: one.source, date: one.readOn, days: String(one.days) });
    }),
    ...overdue.map(({ what, name, reviewBy, days }) => {
      const at = what === "pack" ? pack.understood.chained.source.file.id.span : sourceSpan(pack, name);
      return ciDiagnostics.create("ci/overdue-review", at, { name, date: reviewBy, days: String(days) });
    }),
  ];
}

/** Where a source of the pack is declared. */
function sourceSpan({ understood }: CompiledPack, key: string): Span {
  const { file, ruleFiles } = understood.chained.source;
  return [file, ...ruleFiles].flatMap(({ sources }) => sources).find((source) => source.key.text === key)?.key.span ?? file.id.span;
}
