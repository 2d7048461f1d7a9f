import { CstParser, type TokenType } from "chevrotain";
import { expectations } from "./messages.ts";
import * as t from "./tokens.ts";

/**
 * The grammar of clauses and of the small texts around them. It builds the syntax tree and nothing else; what a tree may not
 * mean (a set compared as a value, `and` beside `or`) is said when it is turned into nodes. Rule names carry no meaning of
 * the parser's own methods.
 */
export class ClauseParser extends CstParser {
  /** `validated` looks for ambiguities and left recursion: work of a test, not of every start. */
  constructor(validated = false) {
    super([...t.TOKENS], { recoveryEnabled: true, maxLookahead: 2, errorMessageProvider: expectations, skipValidations: !validated });
    this.performSelfAnalysis();
  }

  readonly clause = this.RULE("clause", () => {
    this.SUBRULE(this.term);
    this.MANY(() => this.SUBRULE(this.joinedTerm));
  });

  readonly joinedTerm = this.RULE("joinedTerm", () => {
    this.oneOf([t.And, t.Or]);
    this.SUBRULE(this.term);
  });

  readonly term = this.RULE("term", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.negation) },
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.test) },
    ]);
  });

  /** Without parentheses only after the review has refused it. */
  readonly negation = this.RULE("negation", () => {
    this.CONSUME(t.Not);
    this.OR([{ ALT: () => this.SUBRULE(this.group) }, { ALT: () => this.SUBRULE(this.test) }]);
  });

  readonly group = this.RULE("group", () => {
    this.CONSUME(t.OpenParenthesis);
    this.SUBRULE(this.clause);
    this.CONSUME(t.CloseParenthesis);
  });

  readonly test = this.RULE("test", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.firstOf) },
      {
        ALT: () => {
          this.SUBRULE(this.value);
          this.SUBRULE1(this.predicate);
          this.MANY(() => this.SUBRULE2(this.predicate));
        },
      },
    ]);
  });

  readonly firstOf = this.RULE("firstOf", () => {
    this.CONSUME(t.FirstOf);
    this.CONSUME1(t.Word);
    this.oneOf([t.In, t.NotIn]);
    this.CONSUME2(t.Word);
  });

  readonly predicate = this.RULE("predicate", () => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.comparison);
          this.SUBRULE(this.value);
        },
      },
      { ALT: () => this.CONSUME(t.IsDocumented) },
      { ALT: () => this.CONSUME(t.IsNotDocumented) },
      { ALT: () => this.CONSUME(t.IsEmpty) },
      { ALT: () => this.CONSUME(t.IsNotEmpty) },
      { ALT: () => this.SUBRULE(this.membership) },
    ]);
  });

  readonly comparison = this.RULE("comparison", () => this.oneOf([...t.COMPARISONS, t.UnreadPhrase]));

  readonly membership = this.RULE("membership", () => {
    this.oneOf([t.In, t.NotIn, t.IsFirstIn, t.IsNotFirstIn]);
    this.oneOf2([t.Word, t.UnreadValue]);
  });

  readonly value = this.RULE("value", () => {
    this.SUBRULE(this.atom);
    this.MANY(() => this.SUBRULE(this.addend));
  });

  readonly addend = this.RULE("addend", () => {
    this.oneOf([t.Plus, t.Minus]);
    this.SUBRULE(this.atom);
  });

  readonly atom = this.RULE("atom", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.fieldOrRate) },
      { ALT: () => this.SUBRULE(this.minutesOf) },
      { ALT: () => this.SUBRULE(this.longestPieceOf) },
      { ALT: () => this.SUBRULE(this.countOf) },
      { ALT: () => this.SUBRULE(this.setText) },
      { ALT: () => this.CONSUME(t.UnreadValue) },
    ]);
  });

  readonly literal = this.RULE("literal", () => this.oneOf([t.Quantity, t.Code, t.CalendarDate, t.Money]));

  readonly fieldOrRate = this.RULE("fieldOrRate", () => {
    this.CONSUME1(t.Path);
    this.OPTION(() => {
      this.CONSUME(t.At);
      this.CONSUME2(t.Path);
    });
  });

  readonly minutesOf = this.RULE("minutesOf", () => {
    this.CONSUME(t.MinutesOf);
    this.SUBRULE(this.pieces);
  });

  readonly longestPieceOf = this.RULE("longestPieceOf", () => {
    this.CONSUME(t.LongestPieceOf);
    this.CONSUME(t.Word);
  });

  readonly countOf = this.RULE("countOf", () => {
    this.CONSUME(t.CountOf);
    this.SUBRULE(this.setText);
  });

  readonly setText = this.RULE("setText", () => {
    this.CONSUME(t.Word);
    this.MANY(() => this.SUBRULE(this.qualifier));
  });

  readonly qualifier = this.RULE("qualifier", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.sharing) },
      { ALT: () => this.SUBRULE(this.placed) },
      { ALT: () => this.CONSUME(t.OverlappingIt) },
      { ALT: () => this.CONSUME(t.OtherThanIt) },
    ]);
  });

  readonly sharing = this.RULE("sharing", () => {
    this.oneOf([t.SharingIts, t.NotSharingIts]);
    this.SUBRULE1(this.fieldName);
    this.MANY(() => {
      this.CONSUME(t.AndIts);
      this.SUBRULE2(this.fieldName);
    });
  });

  /** Fields are the vocabulary's, which may use `from` and `to`. */
  readonly fieldName = this.RULE("fieldName", () => this.oneOf([t.Word, t.From, t.To]));

  readonly placed = this.RULE("placed", () => {
    this.oneOf([t.BeforeItIn, t.AfterItIn]);
    this.CONSUME(t.Word);
  });

  readonly pieces = this.RULE("pieces", () => {
    this.SUBRULE(this.setText);
    this.MANY(() => this.SUBRULE(this.restriction));
  });

  readonly restriction = this.RULE("restriction", () => {
    this.oneOf([t.Outside, t.Inside]);
    this.SUBRULE(this.setText);
  });

  readonly timeText = this.RULE("timeText", () => {
    this.CONSUME(t.TimeOf);
    this.SUBRULE(this.pieces);
  });

  readonly head = this.RULE("head", () => {
    this.CONSUME(t.Word);
    this.OPTION(() => this.SUBRULE(this.narrowing));
  });

  readonly narrowing = this.RULE("narrowing", () => {
    this.oneOf([t.In, t.From, t.Of]);
    this.oneOf2([t.Word, t.Code, t.UnreadValue]);
  });

  readonly preference = this.RULE("preference", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.byValue) }, { ALT: () => this.SUBRULE(this.clause) }]);
  });

  readonly byValue = this.RULE("byValue", () => {
    this.oneOf(t.ENDS);
    this.SUBRULE(this.value);
  });

  readonly fromTo = this.RULE("fromTo", () => {
    this.CONSUME1(t.Path);
    this.CONSUME(t.To);
    this.CONSUME2(t.Path);
  });

  readonly cut = this.RULE("cut", () => {
    this.OPTION(() => this.oneOf([t.Before, t.After]));
    this.CONSUME(t.Path);
  });

  readonly allowance = this.RULE("allowance", () => {
    this.oneOf([t.Quantity, t.Word]);
    this.CONSUME(t.Per);
    this.SUBRULE(this.period);
  });

  readonly period = this.RULE("period", () => this.oneOf([t.Word, t.Quantity]));

  readonly rowTest = this.RULE("rowTest", () => {
    this.CONSUME1(t.Word);
    this.CONSUME(t.Is);
    this.CONSUME2(t.Word);
  });

  private oneOf(types: readonly TokenType[]): void {
    this.or(8, types.map((type) => ({ ALT: () => this.consume(8, type) })));
  }

  private oneOf2(types: readonly TokenType[]): void {
    this.or(9, types.map((type) => ({ ALT: () => this.consume(9, type) })));
  }
}
