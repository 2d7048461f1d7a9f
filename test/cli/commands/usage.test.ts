import { describe, expect, test } from "vitest";
import { VERBS } from "../../../src/cli/verbs.ts";
import { ran } from "../shipped.ts";

describe("help", () => {
  test("of the program names every verb and the exit statuses", async () => {
    const { status, out, err } = await ran(["--help"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    for (const { name, summary } of VERBS) {
      expect(out).toContain(`\n  ${name} `);
      expect(out).toContain(summary);
    }
    expect(out).toContain("Exit statuses: 0 ");
  });

  test.each(VERBS.map(({ name }) => name))("of %s teaches: what it does, its format, and examples", async (name) => {
    const verb = VERBS.find((one) => one.name === name)!;
    const { status, out } = await ran([name, "--help"]);
    expect(status).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain(verb.teaches);
    expect(out).toContain("--format <format>");
    expect(out).toContain(`Examples:\n  payerpack ${name}`);
    expect(await ran(["help", name])).toMatchObject({ status: 0, out });
  });

  test("of nothing goes to standard error with status 2", async () => {
    const { status, out, err } = await ran([]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("Usage: payerpack");
  });
});

test("--version prints the version of the package", async () => {
  expect((await ran(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("a wrong command line ends with 2, says why and writes nothing to standard output", () => {
  test.each<[readonly string[], string]>([
    [["chekc"], "(Did you mean check?)"],
    [["chekc", "--help"], "(Did you mean check?)"],
    [["-h", "chekc"], "(Did you mean check?)"],
    [["help", "chekc"], "(Did you mean check?)"],
    [["check", "--fromat", "json"], "(Did you mean --format?)"],
    [["check", "--format", "xml"], "Allowed choices are text, json, sarif, github, junit."],
    [["code", "examples"], "required option '-p, --pack <path>' not specified"],
    [["build", "rules/cpt"], "required option '-o, --output <file>' not specified"],
    [["build", "-o", "x.json"], "missing required argument 'pack'"],
    [["build", "rules/cpt", "rules/cpt", "-o", "x"], "too many arguments"],
    [["code", "--pack", "rules", "--resume", "examples"], "`--resume` goes with `-o FILE`"],
    [["code", "--pack", "rules", "--resume", "-o", "x", "-"], "`--resume` goes with files"],
    [["code", "--pack", "rules", "--resume", "-o", "examples", "examples"], "`--resume` goes with a file as output"],
    [["code", "--pack", "rules", "-", "-"], "`-` can be read once"],
    [["check", "--stdin-path", "rules/x.yaml"], "`--stdin-path` needs `-`"],
    [["check", "-", "rules"], "`-` stands alone"],
    [["test", "-"], "`-` and `--stdin-path PATH` go together"],
    [["test", "-", "rules", "--stdin-path", "rules/x.yaml"], "`-` stands alone"],
    [["build", "-", "-o", "x"], "`-` and `--stdin-path PATH` go together"],
    [["fmt", "-", "rules"], "`-` stands alone"],
    [["check", "rules/cpp"], "there is no file or folder `rules/cpp`  [cli/no-such-path]"],
    [["check", "/"], "`/` is not in a folder of rules  [cli/no-rules-root]"],
    [["code", "--pack", "nothing", "examples"], "there is no file or folder `nothing`"],
    [["code", "--pack", "examples", "examples"], "[cli/pack-refused]"],
    [["code", "--pack", "texts", "examples"], "`texts` holds neither rules nor compiled packs  [cli/no-compiled-packs]"],
    [["code", "--pack", "rules/vocabulary", "examples"], "`rules/vocabulary` is in no pack and holds none  [cli/no-pack-here]"],
    [["code", "--pack", "rules", "rules"], "`rules` holds no encounters  [cli/no-encounters]"],
    [["code", "--pack", "rules", "example"], "did you mean `examples`?"],
    [["code", "--pack", "rules", "--fallback", "cpt/infusoin", "examples"], "did you mean `cpt/infusion`?"],
    [["build", "rules", "-o", "x.json"], "`rules` holds several packs and one is wanted  [cli/several-packs]"],
    [["build", "rules/vocabulary", "-o", "x.json"], "`rules/vocabulary` is in no pack and holds none  [cli/no-pack-here]"],
    [["explain", "--pack", "rules/cpt", "empty.ndjson"], "`empty.ndjson` holds no encounters"],
  ])("%j", async (arguments_, expected) => {
    const { status, out, err } = await ran(arguments_, { "/home/empty.ndjson": "\n\n", "/home/texts/notes.txt": "" });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(expected);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
