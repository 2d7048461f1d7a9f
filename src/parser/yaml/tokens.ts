import { type CST, Lexer, Parser } from "yaml";
import type { Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/** What the lexer and the CST parser found. `readable` is false where reading on would only give noise. */
export interface TokenRead {
  readonly tokens: readonly CST.Token[];
  readonly readable: boolean;
  /** Quoted texts of several lines: the likely cause when what follows one cannot be read. */
  readonly longQuotes: readonly Span[];
  /** Brackets that nothing has closed, the innermost first. */
  readonly openBrackets: readonly Span[];
}

/** The lexeme by which the yaml package says that the next one is the text of a plain or block scalar. */
const TEXT_FOLLOWS = "\u001f";

/**
 * Runs lexer and CST parser, both without recursion, one lexeme at a time, so that every limit holds before anything deeper is built.
 * Reports limits, anchors, aliases, tags, directives, further documents, explicit keys and unclosed quotes.
 */
export function readTokens(file: SourceFile, clean: string, report: Report): TokenRead {
  const reader = new TokenReader(file, report);
  for (const lexeme of new Lexer().lex(clean)) {
    const state = reader.next(lexeme);
    if (state === "limit") return { tokens: [], readable: false, longQuotes: [], openBrackets: [] };
    if (state === "end") break;
  }
  return reader.end();
}

/** `end`: a second document begins, only the first is read. `limit`: nothing is read. */
type State = "more" | "end" | "limit";

class TokenReader {
  readonly #file: SourceFile;
  readonly #report: Report;
  readonly #parser = new Parser();
  readonly #tokens: CST.Token[] = [];
  readonly #anchors = new Set<string>();
  readonly #longQuotes: Span[] = [];
  readonly #brackets: Span[] = [];
  #count = 0;
  #isText = false;
  #readable = true;
  #content: "none" | "some" | "ended" = "none";

  constructor(file: SourceFile, report: Report) {
    this.#file = file;
    this.#report = report;
  }

  next(lexeme: string): State {
    const start = this.#parser.offset;
    if (++this.#count > LIMITS.tokensPerFile) return this.#limit("parse/yaml-tokens", start, lexeme, LIMITS.tokensPerFile);
    if (this.#isText) this.#isText = false;
    else if (lexeme === TEXT_FOLLOWS) this.#isText = true;
    else this.#judge(lexeme, start);
    if (this.#isSecondDocument(lexeme)) {
      const span = this.#span(start, lexeme === TEXT_FOLLOWS ? "" : lexeme);
      this.#report(parseDiagnostics.create("parse/several-documents", span, {}));
      return "end";
    }
    for (const token of this.#parser.next(lexeme)) this.#tokens.push(token);
    return this.#withinLimits(start, lexeme);
  }

  end(): TokenRead {
    for (const token of this.#parser.end()) this.#tokens.push(token);
    return { tokens: this.#tokens, readable: this.#readable, longQuotes: this.#longQuotes, openBrackets: this.#openBrackets() };
  }

  #withinLimits(start: number, lexeme: string): State {
    const { stack } = this.#parser;
    const top = stack[stack.length - 1];
    if (top && "items" in top) {
      if (stack.length > LIMITS.yamlDepth) {
        const depth = stack.filter((token) => "items" in token).length;
        if (depth > LIMITS.yamlDepth) return this.#limit("parse/yaml-depth", start, lexeme, LIMITS.yamlDepth);
      }
      const isMapping = top.type === "block-map" || (top.type === "flow-collection" && top.start.source === "{");
      // One item more may have been begun for what follows the last key; the exact count is taken when the keys are read.
      if (isMapping && top.items.length > LIMITS.keysPerMapping + 1) {
        const key = top.items[LIMITS.keysPerMapping]?.key;
        const tooMany = key && "source" in key ? { start: key.offset, text: key.source } : { start, text: lexeme };
        return this.#limit("parse/yaml-keys", tooMany.start, tooMany.text, LIMITS.keysPerMapping);
      }
    }
    return "more";
  }

  #judge(lexeme: string, start: number): void {
    const span = (): Span => this.#span(start, lexeme);
    switch (lexeme[0]) {
      case "&":
        this.#anchors.add(lexeme.slice(1));
        this.#report(parseDiagnostics.create("parse/yaml-alias", span(), { written: lexeme }));
        return;
      case "*":
        this.#readable = false;
        if (!this.#anchors.has(lexeme.slice(1))) this.#report(parseDiagnostics.create("parse/yaml-alias", span(), { written: lexeme }));
        return;
      case "!":
        this.#report(parseDiagnostics.create("parse/yaml-tag", span(), { tag: lexeme }, { fixes: [this.#isAlone(start + lexeme.length) ? quote(span()) : remove(span(), "delete it")] }));
        return;
      case "%":
        this.#report(parseDiagnostics.create("parse/yaml-directive", span(), { directive: lexeme.trim() }, { fixes: [remove(span(), "delete it")] }));
        return;
      case '"':
      case "'":
        if (!isClosed(lexeme)) {
          this.#readable = false;
          this.#report(parseDiagnostics.create("parse/unclosed-quote", this.#span(start, lexeme[0]), {}));
        } else if (lexeme.includes("\n")) this.#longQuotes.push(span());
        return;
      case "[":
      case "{":
        this.#brackets.push(span());
        return;
      case "]":
      case "}":
        this.#close(lexeme === "]" ? "[" : "{");
        return;
      case "?":
        if (lexeme === "?") this.#report(parseDiagnostics.create("parse/complex-key", span(), {}));
        return;
    }
  }

  /** Closes the last bracket of its kind; others that were opened behind it stay open. */
  #close(opening: string): void {
    const last = this.#brackets.findLastIndex(({ file, start }) => file.text[start] === opening);
    if (last >= 0) this.#brackets.splice(last, 1);
  }

  #openBrackets(): readonly Span[] {
    return [...this.#brackets].reverse();
  }

  /** Nothing stands behind it on its line. */
  #isAlone(end: number): boolean {
    return /^[ ]*(?:\r?\n|$)/.test(this.#file.text.slice(end, end + 200));
  }

  #isSecondDocument(lexeme: string): boolean {
    if (lexeme === "---") return this.#content !== "none";
    if (lexeme === "...") {
      if (this.#content === "some") this.#content = "ended";
      return false;
    }
    if (this.#content === "some" || /^(\u0002|\ufeff|[ \t\r\n]*|#.*|%.*)$/.test(lexeme)) return false;
    if (this.#content === "ended") return true;
    this.#content = "some";
    return false;
  }

  #limit(code: "parse/yaml-tokens" | "parse/yaml-depth" | "parse/yaml-keys", start: number, lexeme: string, limit: number): State {
    this.#report(parseDiagnostics.create(code, this.#span(start, lexeme), { limit: String(limit) }));
    return "limit";
  }

  #span(start: number, lexeme: string): Span {
    return { file: this.#file, start, end: start + lexeme.length };
  }
}

/** `!text` alone was meant as a text. */
function quote(span: Span): { readonly title: string; readonly edits: readonly [{ readonly span: Span; readonly text: string }] } {
  const text = span.file.text.slice(span.start, span.end);
  return { title: "put it in quotes", edits: [{ span, text: `'${text.replaceAll("'", "''")}'` }] };
}

function remove(span: Span, title: string): { readonly title: string; readonly edits: readonly [{ readonly span: Span; readonly text: "" }] } {
  return { title, edits: [{ span, text: "" }] };
}

function isClosed(lexeme: string): boolean {
  if (lexeme.length < 2 || !lexeme.endsWith(lexeme[0]!)) return false;
  const repeated = lexeme[0] === "'" ? "'" : "\\";
  let at = lexeme.length - 2;
  while (at > 0 && lexeme[at] === repeated) at--;
  return (lexeme.length - 2 - at) % 2 === 0;
}
