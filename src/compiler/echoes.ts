import type { Report } from "../base/diagnostic.ts";
import { unreadPlaces } from "../parser/echoes.ts";

/**
 * Passes diagnostics on without echoes: a text that could not be read is not judged as well. Whatever a later stage says about exactly the
 * place of an error of the reader has the same cause. The reader's findings on a file must come before what is said about it.
 */
export function withoutEchoes(sink: Report): Report {
  const unread = unreadPlaces();
  return (diagnostic) => {
    const isOfReader = diagnostic.code.startsWith("parse/");
    if (isOfReader) unread.add(diagnostic);
    if (isOfReader || !unread.has(diagnostic.span)) sink(diagnostic);
  };
}
