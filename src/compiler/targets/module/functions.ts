import { commentText } from "./text.ts";

/** More rules than these are counted, not named, in the comment over a function. */
const NAMED = 4;

interface Defined {
  readonly name: string;
  readonly body: readonly string[];
  readonly rules: Set<string>;
}

/** The functions of a module. Two expressions that come to the same text share one function, whatever rules and programs they stand in. */
export class Functions {
  private readonly byText = new Map<string, Defined>();

  /** The name of the function with these statements, `state` and `item` being its parameters. */
  define(body: readonly string[], rules: readonly string[]): string {
    const text = body.join("\n");
    let defined = this.byText.get(text);
    if (defined === undefined) this.byText.set(text, (defined = { name: `f${this.byText.size}`, body, rules: new Set() }));
    for (const rule of rules) defined.rules.add(rule);
    return defined.name;
  }

  /** All of them as JavaScript, in the order in which they were defined. */
  lines(): readonly string[] {
    return [...this.byText.values()].flatMap(({ name, body, rules }) => [
      `// ${ruleNames([...rules])}`,
      `function ${name}(state, item) {`,
      ...body.map((line) => `  ${line}`),
      "}",
    ]);
  }
}

function ruleNames(rules: readonly string[]): string {
  const named = rules.slice(0, NAMED).map(commentText).join(", ");
  return rules.length > NAMED ? `${named} and ${rules.length - NAMED} more` : named;
}
