import type { Diagnostic, Fix, Related, Severity } from "./diagnostic.ts";
import type { Span } from "./source.ts";
import { didYouMean } from "./suggest.ts";

/** A message with named holes; the hole names are in the type, so that a report with a missing or misspelt hole does not compile. */
export interface Template<Hole extends string> {
  readonly holes: readonly Hole[];
  render(args: Readonly<Record<Hole, string>>): string;
}

/** One row of a catalogue. `help` may use the same holes. */
export interface Row<Hole extends string> {
  readonly severity: Severity;
  readonly message: Template<Hole>;
  readonly help?: Template<Hole>;
}

/** What a report may add to its row. */
export interface Extras {
  /** Replaces the row's help. */
  readonly help?: string | undefined;
  /** Names in scope that are near; they become "did you mean ..." in the help, and a fix when there is exactly one. */
  readonly suggestions?: readonly string[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

type HolesOf<R> = R extends { readonly message: Template<infer Hole> } ? Hole : never;

/** The codes of one stage and the only way to make its diagnostics. */
export interface Catalog<Rows extends Readonly<Record<string, Row<string>>>> {
  readonly codes: readonly (keyof Rows & string)[];
  readonly rows: Rows;
  create<Code extends keyof Rows & string>(
    code: Code,
    span: Span,
    args: Readonly<Record<HolesOf<Rows[Code]>, string>>,
    extras?: Extras,
  ): Diagnostic;
}

/** A template literal whose holes are names: message`unknown field ${"field"}`. */
export function message<const Hole extends string>(texts: TemplateStringsArray, ...holes: Hole[]): Template<Hole> {
  return {
    holes,
    render: (args) => texts.reduce((done, text, index) => done + args[holes[index - 1]!] + text),
  };
}

/** Makes the catalogue of a stage. Codes are `<stage>/<slug>` and are never renumbered or reused. */
export function defineCatalog<const Rows extends Readonly<Record<string, Row<string>>>>(rows: Rows): Catalog<Rows> {
  return {
    codes: Object.keys(rows),
    rows,
    create(code, span, args, extras = {}) {
      const row = rows[code]!;
      const suggestions = extras.suggestions ?? [];
      const helps = [extras.help ?? row.help?.render(args), didYouMean(suggestions)].filter((text) => text !== undefined);
      return {
        code,
        severity: row.severity,
        message: row.message.render(args),
        help: helps.length > 0 ? helps.join("; ") : undefined,
        span,
        related: extras.related ?? [],
        fixes: extras.fixes ?? replacementFixes(span, suggestions),
        args,
      };
    },
  };
}

function replacementFixes(span: Span, suggestions: readonly string[]): readonly Fix[] {
  if (suggestions.length !== 1) return [];
  const text = suggestions[0]!;
  return [{ title: `write \`${text}\``, edits: [{ span, text }] }];
}
