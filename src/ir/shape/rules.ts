import { isDate } from "../dates.ts";
import type * as ir from "../ir.ts";
import { codeSystemShape, typeShape } from "./types.ts";
import { testShape, timeShape, valueShape } from "./expressions.ts";
import { constant, either, flag, integer, list, nullable, object, oneOf, optional, pairOfTexts, text, union } from "./check.ts";
import type { Fields, Shape } from "./check.ts";

const citations = list(object<ir.Citing>({ source: integer, locator: optional(text) }));
const outcomeWord = oneOf("warn", "pend", "hold", "deny");

function choice(value: Shape): Shape {
  const cases = list(object<ir.Case<unknown>>({ exception: text, when: optional(testShape), value }));
  return object<ir.Choice<unknown>>({ value, cases: optional(cases) });
}

const plainInstead = object<{ is: string }>({ is: text });
const outcome = object<{ is: ir.Outcome; reason: string }>({ is: outcomeWord, reason: text });
const insteadValue = union("is", {
  keep: plainInstead, leave_out: plainInstead, nothing: plainInstead, warn: outcome, pend: outcome, hold: outcome, deny: outcome,
});
const instead = list(object<ir.InsteadCase>({ exception: text, when: optional(testShape), value: insteadValue, because: text }));

const when = choice(nullable(testShape));
const notDocumented = choice(oneOf("hold", "skip"));
const textChoice = choice(text);
const textOrNone = choice(nullable(text));
const valueChoice = choice(valueShape);
const textsChoice = choice(list(text));
const textsOrNone = choice(nullable(list(text)));

const head = object<ir.Head>({ noun: text, in: optional(text), from: optional(text), codes: optional(text), code: optional(text) });
const anyHead = nullable(head);
const codes = object<ir.ReasonCodes>({ group: optional(text), carc: optional(text), rarc: list(text) });
const outcomeChoice = choice(outcome);
const recode = object<{ is: "recode"; to: string; reason: string }>({ is: oneOf("recode"), to: text, reason: text });

const BASE = {
  name: text, title: text, citations, depth: integer, because: optional(text), applies: optional(testShape),
} satisfies Fields<ir.RuleBase>;

const cell = either(constant, object<{ ranges: unknown }>({ ranges: list(pairOfTexts) }), object<{ list: unknown }>({ list: list(text) }));
const leaveOut = object<ir.LeaveOut>({ if: testShape, because: text, citations });
const spaced = object<ir.Spaced>({ moreThan: valueChoice, sharing: textsChoice, because: text, citations });
const cut = object<ir.ServicesRule["cuts"][number]>({
  kind: oneOf("before", "after", "during"), field: text, if: optional(testShape), because: text, citations,
});
const preference = union("by", {
  value: object<Extract<ir.Preference, { by: "value" }>>({ by: text, end: oneOf("largest", "smallest"), value: valueShape }),
  test: object<Extract<ir.Preference, { by: "test" }>>({ by: text, test: testShape, settles: flag }),
});
const first = object<NonNullable<ir.LadderRule["first"]>>({ code: textChoice, from: valueChoice, covers: valueChoice });
const more = object<NonNullable<ir.LadderRule["more"]>>({ code: textChoice, each: valueChoice, past: valueChoice });
const atMost = either(object<{ count: number }>({ count: integer }), object<{ table: string; column: string }>({ table: text, column: text }));
const per = either(oneOf("line", "day", "encounter"), object<{ days: number }>({ days: integer }));
const unitSize = object<ir.UnitSize>({ table: text, drug: valueShape, column: text });
const discarded = object<NonNullable<ir.DrugUnitsRule["discarded"]>>({ of: choice(nullable(valueShape)), add: textChoice, from: valueChoice });
const rowTest = object<ir.RowTest>({ column: text, word: text });
const bypass = object<ir.Bypass>({ by: textChoice, where: choice(nullable(rowTest)) });
const pairForm = union("is", {
  drops: object<Extract<ir.PairForm, { is: "drops" }>>({ is: text, keeps: text, drops: text, bypass: nullable(bypass) }),
  needs: object<Extract<ir.PairForm, { is: "needs" }>>({ is: text, code: text, oneOf: text }),
});
const takeEntry = object<ir.AssumeRule["take"][number]>({ field: text, value: valueChoice });

/** The shape of a program: a section or key without a row here does not compile. */
export const programShape: Shape = object<ir.Program>({
  values: list(object<ir.ValueRule>({ ...BASE, type: typeShape, is: choice(constant) })),
  codeSets: list(object<ir.CodeSet>({ name: text, system: codeSystemShape, ranges: list(pairOfTexts) })),
  tables: list(object<ir.Table>({
    name: text,
    columns: list(object<ir.Table["columns"][number]>({ name: text, type: typeShape })),
    key: list(text),
    rows: integer,
  })),
  assume: list(object<ir.AssumeRule>({ ...BASE, when: choice(testShape), take: list(takeEntry), instead })),
  sites: nullable(object<ir.SitesRule>({ ...BASE, apart: choice(testShape), unnamed: choice(nullable(testShape)) })),
  services: nullable(object<ir.ServicesRule>({
    ...BASE, timed: choice(testShape), from: text, to: text, cuts: list(cut), join: choice(testShape), sharing: textsChoice,
    gap: valueChoice, bridge: choice(nullable(testShape)),
  })),
  sets: list(object<ir.SetRule>({
    ...BASE, head, keep: choice(nullable(testShape)), leaveOut: list(leaveOut), spaced: optional(spaced), notDocumented, instead,
  })),
  times: list(object<ir.TimeRule>({
    ...BASE, head: anyHead, is: choice(timeShape), pieces: choice(oneOf("together", "each alone")),
    shortest: choice(nullable(valueShape)), cut: choice(nullable(oneOf("at midnight"))),
  })),
  orders: list(object<ir.OrderRule>({
    ...BASE, head, per: textOrNone, prefer: choice(list(preference)), tie: choice(oneOf("hold", "warn")), askFor: textOrNone,
  })),
  ladders: list(object<ir.LadderRule>({
    ...BASE, head: anyHead, when, measure: textChoice, first: nullable(first), more: nullable(more), notDocumented, instead,
  })),
  bills: list(object<ir.BillRule>({
    ...BASE, head: anyHead, when, bill: textChoice, units: valueChoice, oncePer: textsOrNone, accountsFor: textOrNone, notDocumented, instead,
  })),
  drugUnits: list(object<ir.DrugUnitsRule>({
    ...BASE, head, dose: valueChoice, size: choice(unitSize), round: choice(oneOf("up")), discarded: nullable(discarded), notDocumented, instead,
  })),
  dates: list(object<ir.DateRule>({ ...BASE, head, when, date: choice(oneOf("day earned", "day begun", "day of encounter")) })),
  notCovered: list(object<ir.NotCoveredRule>({ ...BASE, head: anyHead, when, notDocumented, instead })),
  modifiers: list(object<ir.ModifierRule>({ ...BASE, head, when, add: textChoice, alone: optional(flag), notDocumented, instead })),
  modifierGroups: list(object<ir.ModifierGroupRule>({
    ...BASE, members: textsChoice, atMost: choice(nullable(integer)), prefer: textsOrNone, stands: choice(nullable(oneOf("first", "last"))),
  })),
  edits: list(object<ir.EditRule>({ ...BASE, head: anyHead, when, outcome: choice(either(outcome, recode)), codes, notDocumented, instead })),
  pairs: list(object<ir.PairRule>({
    ...BASE, head, table: text, where: choice(nullable(rowTest)), form: pairForm, outcome: outcomeChoice, codes, notDocumented, instead,
  })),
  limits: list(object<ir.LimitRule>({
    ...BASE, head, when, atMost: choice(atMost), per: choice(per), where: choice(nullable(rowTest)), outcome: outcomeChoice, codes,
    notDocumented, instead,
  })),
  exceptions: list(object<ir.ExceptionInfo>({ ...BASE, to: list(text) })),
});

const day: Shape = (value) => (typeof value === "string" && isDate(value) ? undefined : " is not a date");

/** The shape of the rows of a table; whether their blocks can be read is for `rowsFault` to say. */
export const tableRowsShape: Shape = object<ir.TableRows>({
  digest: text,
  leads: integer,
  rests: list(object<ir.RowRest>({ from: nullable(day), to: nullable(day), cells: list(cell) })),
  blocks: list(pairOfTexts),
});
