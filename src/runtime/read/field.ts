import type { Field, Vocabulary } from "../../ir/vocabulary.ts";
import { unreachable } from "../../base/invariant.ts";
import { amountReader, readFlag, vialReader } from "./amounts.ts";
import { centsReader, thousandthsReader, wholeReader } from "./numbers.ts";
import { runsReader } from "./pieces.ts";
import { readList } from "./shape.ts";
import type { Read } from "./shape.ts";
import { codeReader, readDateText, readIdText, readInstantText, readWord, wordReader } from "./texts.ts";
import { enumMembers } from "./usual.ts";

/** How the values of a field are read; instants come with their offset. */
export function fieldReader(field: Field, vocabulary: Vocabulary): Read<unknown> {
  const { type, name } = field;
  switch (type.is) {
    case "flag": return readFlag;
    case "enum": return wordReader(enumMembers(type.name, vocabulary));
    case "date": return readDateText;
    case "instant": return readInstantText;
    case "minutes": case "days": return wholeReader(name, 0);
    case "count": case "units": return wholeReader(name, 1);
    case "ml": case "ml_per_hour": return thousandthsReader(name);
    case "money": return centsReader(name);
    case "amount": return amountReader(vocabulary.name);
    case "vials": return listReader(vialReader(vocabulary.name));
    case "time": return runsReader(vocabulary.name);
    case "word": return readWord;
    case "id": case "site": return readIdText;
    case "modifiers": return listReader(codeReader("modifier"));
    case "list": return listReader(codeReader(type.of));
    case "code": return codeReader(type.system);
    case "error": return unreachable(type as never, "a vocabulary with errors was used");
    default: return unreachable(type, "no reader for a field of this type");
  }
}

/** A list whose items are all read the same way. */
export function listReader<T>(read: Read<T>): Read<readonly T[]> {
  return (raw) => readList(raw, read);
}
