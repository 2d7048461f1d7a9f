import { run } from "../../../src/cli/program.ts";
import { type FakeFile, fakeHost, type FakeOptions } from "../../cli/fake-host.ts";
import { kernelFor } from "../../cli/shipped.ts";
import { encounterWith } from "../../support/encounters.ts";
import type { Recipe } from "./recipes.ts";
import { smallWorkspace } from "./small-workspace.ts";

/** Runs a command line where `/home/rules` holds the small workspace, and gives every code it wrote. */
export function running(line: string, files: Readonly<Record<string, FakeFile>> = {}, options: FakeOptions = {}): Recipe {
  return async () => {
    const rules = Object.fromEntries(smallWorkspace().map(({ path, text }) => [`/home/rules/${path}`, text]));
    const visit = { "/home/visit.json": JSON.stringify(encounterWith()) };
    const host = fakeHost({ ...rules, ...visit, ...(await kernelFor(line.split(" "))), ...files }, options);
    await run(host, line.split(" "));
    return [...`${host.err()}${host.out()}`.matchAll(/[[("]((?:ci|cli|pack|check|parse)\/[a-z0-9-]+)[\])"]/g)].map((found) => found[1]!);
  };
}
