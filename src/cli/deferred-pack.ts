import { invariant } from "../base/invariant.ts";
import type { Pack } from "../ir/ir.ts";
import type { Answer } from "../runtime/answer.ts";
import type { Explanation } from "../runtime/explain.ts";
import { loadPack, packBehind } from "../runtime/load.ts";
import type { LoadedPack } from "../runtime/load.ts";

/** A pack that is known by its header until more of it is asked for. */
interface Later {
  readonly header: Pick<LoadedPack, "id" | "release" | "title" | "payer">;
  /** Read once, when it is first needed. */
  readonly pack: Pack;
}

/**
 * A pack that compiled without an error, written and loaded when it is first asked for more than its header: of the packs of many payers
 * a run pays for those that its encounters name. Its rules are checked already, so no mistake of an author can turn up then.
 */
export class DeferredPack implements LoadedPack {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  private readonly compiled: Later;
  private whole: LoadedPack | undefined;

  constructor(compiled: Later) {
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

  /** Whether anything asked for more than the header. */
  get isWhole(): boolean {
    return this.whole !== undefined;
  }

  /** What the pack is loaded from. */
  get behind(): Pack {
    return packBehind(this.loaded());
  }

  private loaded(): LoadedPack {
    if (this.whole) return this.whole;
    const loaded = loadPack(this.compiled.pack);
    invariant(loaded.ok, "a pack that this process compiled loads");
    return (this.whole = loaded.pack);
  }
}

/** The hash of a pack's content, or null where it was not asked for yet and so coded nothing. */
export function contentOf(pack: LoadedPack): string | null {
  return pack instanceof DeferredPack && !pack.isWhole ? null : wholePack(pack).hashes.content;
}

/** What a pack was loaded from, to load it in another thread. */
export function wholePack(pack: LoadedPack): Pack {
  return pack instanceof DeferredPack ? pack.behind : packBehind(pack);
}
