import type { Instant } from "../instant.ts";
import { unionOf } from "../runs.ts";
import type { Runs } from "../runs.ts";
import { Failure } from "./failure.ts";
import type { Plain } from "./plain.ts";
import { readList, readShape } from "./shape.ts";
import type { Member, Read } from "./shape.ts";
import { readInstantText, readWord } from "./texts.ts";

interface Piece {
  readonly start: Instant;
  readonly stop: Instant;
  readonly reason?: string;
}

const PIECE: Readonly<Record<keyof Piece, Member>> = {
  start: { read: readInstantText, required: true },
  stop: { read: readInstantText, required: true },
  reason: { read: readWord, required: false },
};

/** A list of pieces of time, as runs; pieces that overlap or touch become one. */
export function runsReader(vocabulary: string): Read<Runs> {
  const readPiece = (raw: Plain): Piece | Failure => {
    const piece = readShape<Piece>(raw, PIECE, vocabulary);
    return piece instanceof Failure ? piece : (emptyOrBackward(piece) ?? piece);
  };
  return (raw) => {
    const pieces = readList(raw, readPiece);
    return pieces instanceof Failure ? pieces : unionOf(pieces.map(({ start, stop }) => [start.minutes, stop.minutes]));
  };
}

function emptyOrBackward({ start, stop }: Piece): Failure | undefined {
  if (stop.minutes > start.minutes) return undefined;
  const code = stop.minutes < start.minutes ? "encounter/stop-before-start" : "encounter/empty-span";
  return Failure.of(code, { from: "start", to: "stop" }).inside("stop");
}
