import { describe, expect, test } from "vitest";
import { hasErrors, sortDiagnostics } from "../../src/base/diagnostic.ts";
import { renderText, summaryOf } from "../../src/cli/render/text.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { printPackHeader, printProgram } from "../../src/ir/print.ts";
import { ran } from "../cli/shipped.ts";
import { worldWith } from "../hostile/world.ts";
import { goldens } from "./golden-file.ts";

const SHOWN = { path: (path: string) => path, version: "0" };

/** Each file is laid over the small clinic of test/hostile/world.ts. */
describe("what an author is told", () => {
  test.each(goldens("diagnostics").map((one) => [one.name, one] as const))("%s", (_, one) => {
    const found = sortDiagnostics(compileWorkspace(worldWith(one.sources)).diagnostics).filter(({ span }) => span.file.path in one.sources);
    expect(found).not.toEqual([]);
    one.check(`${renderText(found, SHOWN)}\n${summaryOf(found)}`);
  });
});

/** Each file holds whole packs; only the vocabulary comes from the small clinic. The last pack by folder is printed. */
describe("what a compiled pack says", () => {
  test.each(goldens("ir").map((one) => [one.name, one] as const))("%s", (_, one) => {
    const { value = [], diagnostics } = compileWorkspace(worldWith({ "base/pack.yaml": undefined, "base/core.yaml": undefined, ...one.sources }));
    expect(hasErrors(diagnostics) ? renderText(sortDiagnostics(diagnostics), SHOWN) : "").toBe("");
    const { pack } = value[value.length - 1]!;
    one.check([printPackHeader(pack), ...pack.programs.map((program, index) => `PROGRAM ${index}\n\n${printProgram(program, pack.tables)}`)].join("\n"));
  });
});

/** Each file names an encounter of examples/ and shows what `code` and `explain` say about it. */
describe("what a coder is shown", () => {
  test.each(goldens("claims").map((one) => [one.name, one] as const))("%s", async (name, one) => {
    const [verb = "", ...words] = name.split("-");
    const file = `examples/${words.join("-").replace(/-(ndjson|json)$/, ".$1")}`;
    const { out, err } = await ran([verb, "--pack", "rules", "--format", "text", file]);
    expect(err).toBe("");
    one.check(out);
  });
});
