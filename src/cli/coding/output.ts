import type { Sink } from "../host.ts";
import type { Drawing } from "./drawing.ts";

/** UTF-16 units of answers that are gathered before they are written. */
const GATHERED = 1 << 17;

/** Writes drawn answers, many at a time. */
export class Output {
  private readonly sink: Sink;
  private readonly drawing: Drawing;
  private gathered: string[] = [];
  private size = 0;
  private started: boolean;

  /** `started`: answers were written before. */
  constructor(sink: Sink, drawing: Drawing, started: boolean) {
    this.sink = sink;
    this.drawing = drawing;
    this.started = started;
  }

  /** Takes an answer, or several with what belongs between them; whether enough has come to be written. */
  add(drawn: string): boolean {
    this.gathered.push(drawn);
    this.size += drawn.length;
    return this.size >= GATHERED;
  }

  /** Writes what was gathered, whole answers always. */
  async flush(): Promise<void> {
    if (this.gathered.length === 0) return;
    const { between, behind, before } = this.drawing;
    const text = (this.started ? before : "") + this.gathered.join(between) + behind;
    this.started = true;
    this.gathered = [];
    this.size = 0;
    await this.sink.write(text);
  }
}
