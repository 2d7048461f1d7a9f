import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { encodePack } from "../../src/ir/pack.ts";
import { readVectors } from "../support/vectors.ts";
import { BASE, loadById, shippedPacks } from "../support/workspace.ts";
import { bundleRuntime } from "./runtime-bundle.ts";

const script = await bundleRuntime("iife");

/** Names that a host gives beside ECMAScript. */
const HOST_NAMES = [
  "process", "Buffer", "require", "module", "exports", "global", "window", "self", "document", "navigator", "console", "setTimeout", "setImmediate", "queueMicrotask", "fetch", "performance",
  "crypto", "TextDecoder", "URL", "structuredClone", "localStorage", "WebAssembly",
];

/** A realm with nothing but ECMAScript and `TextEncoder`, no code from text, and a note of every name of a host that is so much as looked at. */
function bareRealm(): { readonly touched: string[]; run(code: string): unknown } {
  const touched: string[] = [];
  const realm = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  runInContext("delete globalThis.console; delete globalThis.WebAssembly", realm);
  Object.defineProperty(realm, "TextEncoder", { value: TextEncoder });
  for (const name of HOST_NAMES) Object.defineProperty(realm, name, { get: () => void touched.push(name) });
  return { touched, run: (code) => runInContext(code, realm) as unknown };
}

describe("the runtime in one file", () => {
  test("imports nothing and hands out what its entry says", async () => {
    const { imports, exports } = await bundleRuntime("esm");
    expect(imports).toEqual([]);
    expect([...exports].sort()).toEqual(["loadPack", "loadPackSet"]);
  });

  test("names no module of a system", () => {
    expect(script.code).not.toMatch(/["'`]node:|\brequire\(|\bimport\(|\bimport\.meta\b/);
  });

  test("loads a pack and gives the same bytes as here, in a realm with nothing but ECMAScript and TextEncoder", () => {
    const { touched, run } = bareRealm();
    const base = shippedPacks().find(({ header }) => header.id === BASE)!.pack;
    run(script.code);
    run(`const loaded = runtime.loadPack(${JSON.stringify(encodePack(base))}); const set = runtime.loadPackSet([loaded.pack]);`);
    expect(run("loaded.ok && set.ok")).toBe(true);
    const pack = loadById(BASE);
    for (const { id, encounter: { payer: _, ...encounter } } of readVectors("golden")) {
      const given = JSON.stringify(encounter);
      const text = JSON.stringify(given);
      const answers = run(`(() => {
        const given = JSON.parse(${text});
        return [loaded.pack.code(given), loaded.pack.codeText(${text}), set.set.code(given), loaded.pack.explain(given)].map((one) => JSON.stringify(one));
      })()`);
      const answer = JSON.stringify(pack.codeText(given));
      expect(Array.from(answers as ArrayLike<string>), id).toEqual([answer, answer, answer, JSON.stringify(pack.explain(encounter))]);
    }
    expect(touched).toEqual([]);
  });

  test("the realm of that test has no host", () => {
    const { touched, run } = bareRealm();
    run("typeof process; typeof fetch");
    expect(touched).toEqual(["process", "fetch"]);
    expect(() => run('new Function("return 1")')).toThrow("Code generation");
  });
});
