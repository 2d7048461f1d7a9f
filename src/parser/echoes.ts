import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";

/** Findings on a whole rule or file, shown on its name: a further one on that name is another mistake. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(["parse/missing-key"]);

/** Which findings of the reader are already known, by their exact place. */
export interface Places {
  add(diagnostic: Parameters<Report>[0]): void;
  has(span: Span): boolean;
}

/** Remembers the places of errors that say that a text could not be read. */
export function unreadPlaces(): Places {
  const places = new Set<string>();
  return {
    add({ code, severity, span }) {
      if (severity === "error" && !OF_THE_WHOLE.has(code)) places.add(placeOf(span));
    },
    has: (span) => places.has(placeOf(span)),
  };
}

/** Passes on the first error of each exact place: what a later step of reading says about the same characters has the same cause. */
export function firstOfEachPlace(sink: Report): Report {
  const known = unreadPlaces();
  return (diagnostic) => {
    if (!OF_THE_WHOLE.has(diagnostic.code) && known.has(diagnostic.span)) return;
    known.add(diagnostic);
    sink(diagnostic);
  };
}

function placeOf({ file, start, end }: Span): string {
  return `${file.path}\n${start} ${end}`;
}
