import { invariant } from "../base/invariant.ts";
import type { Answer } from "../runtime/answer.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import type { Explanation } from "../runtime/explain.ts";
import { loadPack } from "../runtime/load.ts";
import type { LoadedPack } from "../runtime/load.ts";

/**
 * A pack that compiled without an error, written and loaded when it is first asked for more than its header: of the packs of many payers
 * a run pays for those that its encounters name. Its rules are checked already, so no mistake of an author can turn up then.
 */
export class DeferredPack implements LoadedPack {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  private readonly compiled: CompiledPack;
  private whole: LoadedPack | undefined;

  constructor(compiled: CompiledPack) {
    this.compiled = compiled;
    ({ id: this.id, release: this.release, title: this.title, payer: this.payer } = compiled.header);
  }

  get segments(): LoadedPack["segments"] {
    return this.loaded().segments;
  }

  get meaning(): string {
    return this.loaded().meaning;
  }

  code(encounter: unknown): Answer {
    return this.loaded().code(encounter);
  }

  codeText(json: string): Answer {
    return this.loaded().codeText(json);
  }

  explain(encounter: unknown): Explanation {
    return this.loaded().explain(encounter);
  }

  private loaded(): LoadedPack {
    if (this.whole) return this.whole;
    const loaded = loadPack(this.compiled.pack);
    invariant(loaded.ok, "a pack that this process compiled loads");
    return (this.whole = loaded.pack);
  }
}
