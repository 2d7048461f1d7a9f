/** Where an encounter belongs, as far as a first look tells; the strict reader of the chosen pack judges it. */
export interface Address {
  /** {@link NO_PAYER} where none is named, or none that can be read. */
  readonly payer: string;
  readonly date: string | undefined;
}

/** Nobody's payer: what an encounter without one, or one that cannot be read, is coded by. */
export const NO_PAYER = "";

const NOWHERE: Address = { payer: NO_PAYER, date: undefined };

/** The address of an encounter that is data already: the members that the strict reader will see, too. */
export function addressOf(encounter: unknown): Address {
  if (typeof encounter !== "object" || encounter === null) return NOWHERE;
  return { payer: ownText(encounter, "payer") ?? NO_PAYER, date: ownText(encounter, "date_of_service") };
}

/** The address in the text of an encounter; where dates do not matter, most texts without a payer are not even parsed. */
export function addressOfText(text: string, datesMatter: boolean): Address {
  return !datesMatter && namesNoPayer(text) ? NOWHERE : addressOf(parsed(text));
}

/** True for most texts without a payer, before they are read; an escape might hide the member's name. */
function namesNoPayer(text: string): boolean {
  return !text.includes('"payer"') && !text.includes("\\");
}

function ownText(encounter: object, name: string): string | undefined {
  const value: unknown = ownValue(encounter, name);
  return typeof value === "string" ? value : undefined;
}

function ownValue(encounter: object, name: string): unknown {
  try {
    return Object.prototype.propertyIsEnumerable.call(encounter, name) ? (encounter as Readonly<Record<string, unknown>>)[name] : undefined;
  } catch {
    // An accessor or a proxy that throws is no data; the pack's reader refuses it with its code.
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
