/** The statements of a function while they are written. Names of variables are numbers, never words of a pack. */
export class Body {
  readonly lines: string[] = [];
  private depth = 0;
  private variables = 0;
  /** What each open block has read into a variable, outermost first. */
  private readonly scopes: Map<string, string>[] = [new Map()];

  add(line: string): void {
    this.lines.push(`${"  ".repeat(this.depth)}${line}`);
  }

  /** Statements of their own block: `opening {` to `}`. */
  block(opening: string, inside: () => void): void {
    this.add(`${opening} {`);
    this.depth++;
    this.scopes.push(new Map());
    inside();
    this.scopes.pop();
    this.depth--;
    this.add("}");
  }

  fresh(letter: string): string {
    return `${letter}${this.variables++}`;
  }

  /** A variable with the value of an expression without effects: one that is open already, or a new one. */
  hold(expression: string, letter = "v"): string {
    for (const scope of this.scopes) {
      const known = scope.get(expression);
      if (known !== undefined) return known;
    }
    const name = this.fresh(letter);
    this.add(`const ${name} = ${expression};`);
    this.scopes.at(-1)!.set(expression, name);
    return name;
  }
}
