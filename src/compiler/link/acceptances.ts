import type * as ast from "../../parser/ast.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import type { PackContext } from "../draft.ts";
import { citeSources } from "./citations.ts";

/** Findings that one pack may accept. */
const MOST = 10;

/** What a pack accepts has a source and stands once; there are few of them. Which findings there are only `prove` knows. */
export function checkAcceptances({ accepts, id }: ast.PackFile, { pack, citations, report }: PackContext): void {
  const first = new Map<string, ast.Accept>();
  for (const one of accepts) {
    const { finding, sources, span } = one;
    citeSources(sources, { what: "this acceptance", span, pack }, citations, report);
    const before = first.get(finding.text);
    if (before) {
      const related = [{ span: before.finding.span, caption: "here first" }];
      report(linkDiagnostics.create("check/accepted-twice", finding.span, { finding: finding.text }, { related }));
    } else first.set(finding.text, one);
  }
  if (accepts.length > MOST) report(linkDiagnostics.create("check/too-many-accepted", accepts[MOST]?.finding.span ?? id.span, { count: String(accepts.length), most: String(MOST) }));
}
