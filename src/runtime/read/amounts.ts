import type { Amount } from "../../ir/amount.ts";
import { Failure } from "./failure.ts";
import type { Plain } from "./plain.ts";
import { readShape, wrongType } from "./shape.ts";
import type { Member, Read } from "./shape.ts";
import { readIdText, readWord } from "./texts.ts";

/** A container from which a drug was drawn. */
export interface Vial extends Amount {
  readonly ndc?: string;
  readonly single_dose: boolean;
}

/** True or false, nothing else. */
export function readFlag(raw: Plain): boolean | Failure {
  return typeof raw === "boolean" ? raw : wrongType(raw, "true or false");
}

const DECIMAL = /^[0-9]+(\.[0-9]+)?$/;

function readDecimal(raw: Plain): string | Failure {
  if (typeof raw !== "string") return wrongType(raw, "a decimal number as text");
  return DECIMAL.test(raw) ? raw : Failure.of("encounter/amount-form", {});
}

const AMOUNT: Readonly<Record<keyof Amount, Member>> = {
  amount: { read: readDecimal, required: true },
  unit: { read: readWord, required: true },
};

const VIAL: Readonly<Record<keyof Vial, Member>> = {
  ...AMOUNT,
  ndc: { read: readIdText, required: false },
  single_dose: { read: readFlag, required: true },
};

export function amountReader(vocabulary: string): Read<Amount> {
  return (raw) => readShape<Amount>(raw, AMOUNT, vocabulary);
}

export function vialReader(vocabulary: string): Read<Vial> {
  return (raw) => readShape<Vial>(raw, VIAL, vocabulary);
}
