import { createHash } from "node:crypto";
import type { Host } from "../host.ts";
import type { Sized } from "./shares.ts";
import { START } from "./stand.ts";
import type { Place } from "./stand.ts";

/** The digest of what was read of the inputs, from their beginning to a place that only goes forward. */
export class Consumed {
  private readonly host: Host;
  private readonly files: readonly Sized[];
  private readonly hash = createHash("sha256");
  private place: Place = START;

  constructor(host: Host, files: readonly Sized[]) {
    this.host = host;
    this.files = files;
  }

  /** Reads on up to a place; the digest of all bytes before it, as hex. Throws ReadFailure. */
  upTo(place: Place): string {
    for (; this.place.input < place.input; this.place = { input: this.place.input + 1, offset: 0, lines: 0 }) this.read(this.files[this.place.input]!.bytes);
    if (place.offset > this.place.offset) this.read(place.offset);
    this.place = place;
    return this.hash.copy().digest("hex");
  }

  private read(to: number): void {
    const { input, offset } = this.place;
    let left = to - offset;
    if (left <= 0) return;
    for (const bytes of this.host.readBytes(this.files[input]!.path, offset)) {
      this.hash.update(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) return;
    }
  }
}
