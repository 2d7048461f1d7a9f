import { editDistance } from "../../base/suggest.ts";
import { LAWS, partsOf } from "./sentences.ts";

/** Sentences that share fewer of their words than this are not near. */
const LEAST = 0.5;

/** The sentence of the library that was probably meant: the one that shares most words, misspelt ones among them; undefined where none is near. */
export function nearSentence(written: string): string | undefined {
  const words = wordsOf(written);
  let best: { readonly sentence: string; readonly share: number } | undefined;
  for (const [, sentence] of LAWS) {
    const own = partsOf(sentence).flatMap((part) => (typeof part === "string" ? wordsOf(part) : []));
    const found = own.filter((word) => words.some((one) => one === word || (word.length > 3 && editDistance(one, word) === 1))).length;
    const share = (2 * found) / (own.length + words.length);
    if (found / own.length >= LEAST && (best === undefined || share > best.share)) best = { sentence, share };
  }
  return best?.sentence;
}

/** Words in lower case; names of rules and codes are no words of a sentence. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[\s,]+/).filter((word) => /^[a-z][a-z-]*$/.test(word));
}
