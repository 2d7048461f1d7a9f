import type { Outcome } from "../../base/diagnostic.ts";
import { type Fees, type Impact, ImpactTally } from "../../analysis/diff/impact.ts";
import { invariant } from "../../base/invariant.ts";
import type { Pack } from "../../ir/ir.ts";
import { loadPack, type LoadedPack } from "../../runtime/load.ts";
import { chooserOf } from "../choose.ts";
import { readingFailed } from "../diagnostics.ts";
import { encountersOf, findInputs } from "../encounters/inputs.ts";
import type { Host } from "../host.ts";
import { ReadFailure } from "../host.ts";

export interface ReplayOptions {
  readonly file: string;
  readonly fees: Fees | null;
  readonly ids: boolean;
}

/**
 * Codes encounters by the packs of both sides and adds up what moves. Of several packs of a side the encounter's payer and day choose. Read as a stream: what is held
 * does not grow with the file. A line that is no text counts as refused by both.
 */
export async function replay(host: Host, old: readonly Pack[], now: readonly Pack[], { file, fees, ids }: ReplayOptions): Promise<Outcome<Impact>> {
  const inputs = findInputs(host, [file]);
  if (!inputs.value) return { value: undefined, diagnostics: inputs.diagnostics };
  const sides = [new Replayed(old, file), new Replayed(now, file)] as const;
  const tally = new ImpactTally(fees, ids);
  let place = 0;
  try {
    for (const input of inputs.value) {
      for await (const { pieces } of encountersOf(host, input)) {
        for (const piece of pieces) {
          const text = "text" in piece ? piece.text : "";
          const [before, after] = sides.map((side) => side.code(text)) as [Coded, Coded];
          tally.add(text, ++place, before.answer, after.answer, before.pack && after.pack && [before.pack, after.pack]);
        }
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof ReadFailure)) throw thrown;
    return { value: undefined, diagnostics: [readingFailed(file, thrown.error)] };
  }
  return { value: tally.impact, diagnostics: [] };
}

interface Coded {
  readonly answer: ReturnType<LoadedPack["codeText"]>;
  readonly pack: Pack | undefined;
}

class Replayed {
  readonly #packs: ReadonlyMap<LoadedPack, Pack>;
  readonly #choose: NonNullable<ReturnType<typeof chooserOf>["value"]>["choose"];

  constructor(packs: readonly Pack[], shown: string) {
    this.#packs = new Map(packs.map((pack) => {
      const loaded = loadPack(pack);
      invariant(loaded.ok, "a pack that was compiled or read is loaded");
      return [loaded.pack, pack] as const;
    }));
    const chooser = chooserOf({ packs: [...this.#packs.keys()], broken: [] }, shown);
    invariant(chooser.value, "a chooser without a fallback");
    this.#choose = chooser.value.choose;
  }

  code(text: string): Coded {
    const chosen = this.#choose(text);
    return "refused" in chosen ? { answer: chosen.refused, pack: undefined } : { answer: chosen.pack.codeText(text), pack: this.#packs.get(chosen.pack) };
  }
}
