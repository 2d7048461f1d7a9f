import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { worldWith } from "../hostile/world.ts";
import { LIMIT_CASES } from "../reliability/limit-cases.ts";
import { killBuild, killCode, killFmt, visits } from "../reliability/kills.ts";

/** What the build and the tarball are made of. */
const SOURCES = [
  "package.json", "tsconfig.json", "tsconfig.build.json", "src", "rules", "schemas", "templates", "examples", "docs", "scripts", "README.md", "LICENSE", "CHANGELOG.md",
];
const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "payerpack-"));
const project = join(place, "project");
const installed = join(project, "node_modules", "payerpack");
const bin = join(project, "node_modules", ".bin", "payerpack");

/** The environment of a user: npm's own settings of the run that started the tests are left out. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$|^VITEST|^FORCE_COLOR$/i.test(name)));

function npm(arguments_: readonly string[], cwd: string): string {
  return execFileSync("npm", [...arguments_], { cwd, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Packs a copy of the checkout, so that other tests keep their build, and installs the tarball and its dependencies without a network. */
beforeAll(() => {
  const source = join(place, "source");
  mkdirSync(source);
  for (const name of SOURCES) if (existsSync(join(CHECKOUT, name))) cpSync(join(CHECKOUT, name), join(source, name), { recursive: true });
  symlinkSync(join(CHECKOUT, "node_modules"), join(source, "node_modules"));
  // `prepare` builds dist/.
  npm(["pack", "--silent", "--pack-destination", place], source);
  const { version } = JSON.parse(readFileSync(join(CHECKOUT, "package.json"), "utf8")) as { readonly version: string };
  const dependencies = npm(["ls", "--omit=dev", "--all", "--parseable"], CHECKOUT).split("\n").slice(1).filter((path) => path !== "");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", version: "1.0.0", private: true, type: "module" }));
  npm(["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--install-links", ...dependencies, join(place, `payerpack-${version}.tgz`)], project);
}, 180_000);

afterAll(() => rmSync(place, { recursive: true, force: true }), 60_000);

function payerpack(arguments_: readonly string[], input = ""): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(bin, arguments_, { cwd: project, env: environment, encoding: "utf8", input, maxBuffer: 1 << 28 });
  return { status, out: stdout, err: stderr };
}

function node(script: string, flags: readonly string[] = []): string {
  writeFileSync(join(project, "script.mjs"), script);
  return execFileSync(process.execPath, [...flags, "script.mjs"], { cwd: project, env: environment, encoding: "utf8" });
}

describe("the tarball, installed in an empty project", () => {
  test("holds the command, executable, the rules and the examples, and no sources or tests", () => {
    expect(statSync(join(installed, "dist", "cli", "main.js")).mode & 0o111).toBe(0o111);
    expect(readFileSync(join(installed, "dist", "cli", "main.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    for (const name of ["rules/vocabulary", "rules/cpt/pack.yaml", "templates/payer/infusion/pack.yaml", "examples/critical-care/vocabulary/critical-care.yaml", "examples/README.md", "dist/index.d.ts"]) expect(existsSync(join(installed, name))).toBe(true);
    for (const name of ["src", "test", "node_modules", "tsconfig.json"]) expect(existsSync(join(installed, name))).toBe(false);
  });

  test("has a command whose gates run in threads, with the findings of one", () => {
    const rules = "node_modules/payerpack/rules/payers";
    const gates = (threads: string): unknown => {
      const { status, out, err } = payerpack(["ci", rules, "--only", "test,build", "--threads", threads, "--on", "2026-11-23", "--format", "json"]);
      expect([status, err]).toEqual([0, ""]);
      return JSON.parse(out.replace(/"seconds": [0-9.]+/g, '"seconds": 0'));
    };
    expect(gates("2")).toEqual(gates("1"));
  }, 120_000);

  test("has a command that checks and tests the rules in it", () => {
    expect(payerpack(["check", "node_modules/payerpack/rules"])).toMatchObject({ status: 0, err: "" });
    const tested = payerpack(["test", "node_modules/payerpack/rules"]);
    expect(tested).toMatchObject({ status: 0, err: "" });
    for (const id of ["cpt/infusion", "payers/select-health/infusion"]) expect(tested.out).toMatch(new RegExp(`^pass {2}${id} \\S+ {2}\\d+ passed, 0 failed$`, "m"));
    expect(tested.out).toMatch(/\n\n\d+ passed, 0 failed\n$/);
  }, 180_000);

  test("codes the examples, from rules and from a compiled pack, in NDJSON and as text", () => {
    const rules = "node_modules/payerpack/rules";
    const examples = "node_modules/payerpack/examples";
    const { status, out, err } = payerpack(["code", "--pack", rules, examples]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out.trim().split("\n").every((line) => "decision" in (JSON.parse(line) as object))).toBe(true);
    expect(payerpack(["code", "--pack", rules, "--format", "text", examples]).out).toContain("Encounter drug-130-minutes ");
    expect(payerpack(["build", `${rules}/cpt`, "-o", "base.json"]).status).toBe(0);
    const one = readFileSync(join(installed, "examples", "1-drug-130-minutes.json"), "utf8");
    expect(payerpack(["code", "--pack", "base.json", "-"], one)).toMatchObject({ status: 0, out: `${out.split("\n")[0]}\n` });
    expect(payerpack(["build", `${rules}/cpt`, "--target", "module", "-o", "base.mjs"])).toMatchObject({ status: 0, err: "" });
    const script = `import { pack } from "./base.mjs";\nconsole.log(JSON.stringify(pack.code(${one})));\n`;
    expect(node(script, ["--disallow-code-generation-from-strings"])).toBe(`${out.split("\n")[0]}\n`);
  });

  test("begins a payer where there are no rules yet, with the shipped base, and refuses to begin it twice", () => {
    expect(payerpack(["new", "payer", "some-plan", "--to", "billing"])).toMatchObject({ status: 0, err: "", out: expect.stringContaining("billing/payers/some-plan: a pack that extends cpt/infusion") });
    expect(payerpack(["check", "billing"])).toMatchObject({ status: 0, err: "" });
    expect(payerpack(["test", "billing/payers/some-plan"])).toMatchObject({ status: 0, out: expect.stringContaining("2 passed, 0 failed") });
    expect(payerpack(["new", "payer", "some-plan", "--to", "billing"])).toMatchObject({ status: 2, out: "", err: expect.stringContaining("[cli/exists-already]") });
  });

  test("has a runtime entry that loads a pack where no code may be made from text", () => {
    const script = `
      import { readFileSync } from "node:fs";
      import { loadPack } from "payerpack/runtime";
      const loaded = loadPack(readFileSync("base.json", "utf8"));
      const answer = loaded.pack.codeText(readFileSync("node_modules/payerpack/examples/1-drug-130-minutes.json", "utf8"));
      console.log(answer.lines.map(({ code, units }) => code + " " + units).join());`;
    expect(node(script, ["--disallow-code-generation-from-strings"])).toBe("96365 1,96366 1\n");
  });

  test("has an entry that runs the vectors of a pack", () => {
    const script = `
      import { readFileSync } from "node:fs";
      import { runVectors } from "payerpack/vectors";
      const { report } = runVectors(readFileSync("base.json", "utf8"));
      console.log(report.passed > 50, report.failures.length);`;
    expect(node(script)).toBe("true 0\n");
  });

  test("has a main entry that compiles, tests and formats", () => {
    const script = `
      import { compileWorkspace, encodePack, formatSource, loadPack, renderText, runExamples } from "payerpack";
      const { value, diagnostics } = compileWorkspace([{ path: "cpt/pack.yaml", text: "payerpack: 1\\npack: x/y\\n" }]);
      console.log(value.length, diagnostics.length > 0, renderText(diagnostics, { path: (path) => path, version: "1" }).includes("cpt/pack.yaml:"));
      console.log([encodePack, formatSource, loadPack, runExamples].every((one) => typeof one === "function"));`;
    expect(node(script)).toBe("0 true true\ntrue\n");
  });
});

test("what is read at a limit, and refused beyond it, does not depend on the size of the stack", () => {
  const deep = [...LIMIT_CASES.map(({ of, at, over }) => ({ of, at, over })), { of: "pack", at: "[".repeat(1_000) + "]".repeat(1_000), over: '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000) }];
  writeFileSync(join(project, "limits.json"), JSON.stringify({ world: worldWith({}), deep }));
  const script = `
    import { readFileSync } from "node:fs";
    import { compileWorkspace, formatSource, loadPack } from "payerpack";
    const { world, deep } = JSON.parse(readFileSync("limits.json", "utf8"));
    const base = loadPack(readFileSync("base.json", "utf8")).pack;
    const said = {
      rules: (text) => [compileWorkspace([...world, { path: "base/extra.yaml", text }]).diagnostics, formatSource({ path: "base/extra.yaml", text }).diagnostics].map((found) => found.map(({ code, span }) => [code, span.start, span.end])),
      encounter: (text) => base.codeText(text).error ?? "coded",
      pack: (text) => loadPack(text).error,
    };
    console.log(JSON.stringify(deep.map(({ of, at, over }) => [said[of](at), said[of](over)])));`;
  expect(payerpack(["build", "node_modules/payerpack/rules/cpt", "-o", "base.json"]).status).toBe(0);
  const usual = node(script);
  expect(JSON.parse(usual)).toHaveLength(LIMIT_CASES.length + 1);
  for (const kibibytes of [500, 700, 3_900]) expect(node(script, [`--stack-size=${kibibytes}`])).toBe(usual);
}, 120_000);

describe("the command as a process", () => {
  const example = JSON.stringify({ id: "e", claim_type: "facility", date_of_service: "2026-03-02", administrations: [] });

  test("ends with the statuses of the contract", () => {
    expect(payerpack([]).status).toBe(2);
    expect(payerpack(["chek"])).toMatchObject({ status: 2, err: expect.stringContaining("Did you mean check?") });
    expect(payerpack(["code", "--pack", "base.json"], "{}\n")).toMatchObject({ status: 1, err: "" });
    expect(payerpack(["code", "--pack", "base.json"], `${example}\n`)).toMatchObject({ status: 0, err: "" });
  });

  test("asks for a report when it meets a bug of its own, with 70 and nothing on standard output", () => {
    // The command is bundled: the function stands in one of its own files.
    const command = join(installed, "dist", "cli");
    const [file, ...others] = readdirSync(command).filter((name) => name.endsWith(".js")).map((name) => join(command, name)).filter((path) => readFileSync(path, "utf8").includes("function loadPack("));
    if (file === undefined || others.length > 0) throw new Error("`loadPack` does not stand in one file");
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, whole.replace(/function loadPack\([^)]*\) \{/, '$& throw new TypeError("made by a test");'));
    const { status, out, err } = payerpack(["code", "--pack", "base.json"], `${example}\n`);
    writeFileSync(file, whole);
    expect({ status, out }).toEqual({ status: 70, out: "" });
    expect(err).toContain("This is a bug in payerpack");
    expect(err).toContain("TypeError: made by a test");
  });

  test("ends quietly when the reader of its output leaves", () => {
    writeFileSync(join(project, "many.ndjson"), `${example}\n`.repeat(20_000));
    const { status, stdout, stderr } = spawnSync("bash", ["-c", `set -o pipefail; "${bin}" code --pack base.json many.ndjson | head -n 1`], { cwd: project, env: environment, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")).toHaveLength(2);
  });

  test("answers what has come while more may follow, and at an interrupt ends with 130", async () => {
    const child = spawn(bin, ["code", "--pack", "base.json", "-"], { cwd: project, env: environment, stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stderr.on("data", (bytes: Buffer) => { err += bytes.toString(); });
    const first = new Promise<void>((resolve) => child.stdout.on("data", (bytes: Buffer) => {
      out += bytes.toString();
      if (out.includes("\n")) resolve();
    }));
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
    child.stdin.write(`${example}\n`);
    await first;
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ encounter: "e" });
    expect(err).toBe("");
  });

  describe("in several threads", () => {
    const large = join(project, "large.ndjson");
    const lines = [...Array.from({ length: 5_000 }, (_, at) => example.replace('"e"', `"e${at}"`)), "{", ...Array.from({ length: 5_000 }, (_, at) => example.replace('"e"', `"f${at}"`))];

    test("writes the bytes that one thread writes", () => {
      writeFileSync(large, lines.join("\r\n"));
      const one = payerpack(["code", "--pack", "base.json", "--threads", "1", "large.ndjson"]);
      expect(one).toMatchObject({ status: 1, err: "", out: expect.stringContaining("line 5001: ") });
      for (const threads of ["2", "5"]) expect(payerpack(["code", "--pack", "base.json", "--threads", threads, "large.ndjson"])).toEqual(one);
    }, 120_000);

    test("leaves whole answers, as far as they came in order, at an interrupt", async () => {
      const child = spawn(bin, ["code", "--pack", "base.json", "--threads", "2", "large.ndjson", "large.ndjson", "large.ndjson"], { cwd: project, env: environment, stdio: ["ignore", "pipe", "pipe"] });
      let out = "";
      child.stdout.on("data", (bytes: Buffer) => {
        if (out === "") child.kill("SIGINT");
        out += bytes.toString();
      });
      expect(await new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)))).toBe(130);
      const ids = out.split("\n").slice(0, -1).map((line) => (JSON.parse(line) as { readonly encounter: string }).encounter);
      expect(out.endsWith("\n")).toBe(true);
      expect(ids.slice(0, 5_000)).toEqual(Array.from({ length: Math.min(ids.length, 5_000) }, (_, at) => `e${at}`));
    }, 120_000);

    test("tells a bug in a thread as one of the command", () => {
      const thread = join(installed, "dist", "cli", "coding-thread.js");
      const whole = readFileSync(thread, "utf8");
      writeFileSync(thread, whole.replace(/function codeShare\([^)]*\) \{/, '$& throw new TypeError("made by a test");'));
      const { status, out, err } = payerpack(["code", "--pack", "base.json", "--threads", "2", "large.ndjson"]);
      writeFileSync(thread, whole);
      expect({ status, out }).toEqual({ status: 70, out: "" });
      expect(err).toContain("This is a bug in payerpack");
      expect(err).toContain("TypeError: made by a test");
    });

    test("has a thread without memory end the command, so that no answer is lost silently", () => {
      const thread = join(installed, "dist", "cli", "coding-thread.js");
      const whole = readFileSync(thread, "utf8");
      writeFileSync(thread, whole.replace(/function codeShare\([^)]*\) \{/, "$& for (const all = []; ; ) all.push(new Array(1e5).fill(all.length));"));
      const small = { ...environment, NODE_OPTIONS: "--max-old-space-size=100" };
      const { status, stdout, stderr } = spawnSync(bin, ["code", "--pack", "base.json", "--threads", "2", "large.ndjson"], { cwd: project, env: small, encoding: "utf8" });
      writeFileSync(thread, whole);
      expect({ status, stdout }).toEqual({ status: 70, stdout: "" });
      expect(stderr).toContain("out of memory");
    }, 120_000);
  });

  test("leaves nothing lost, given twice or half written when it is killed, whenever that is", async () => {
    const folder = join(place, "kills");
    mkdirSync(folder);
    const killable = { command: [process.execPath, join(installed, "dist", "cli", "main.js")], folder, rules: join(installed, "rules"), environment };
    for (const kills of [await killCode(killable, 4, 1, 9_000), await killBuild(killable, 4, 1), await killFmt(killable, 4, 1)]) expect(kills.killed + kills.ended).toBeGreaterThanOrEqual(4);
  }, 120_000);

  test("says that there is no room, and goes on when there is", () => {
    const folder = join(project, "room");
    mkdirSync(folder);
    writeFileSync(join(folder, "visits.ndjson"), visits(9_000));
    const command = `"${bin}" code --pack base.json --threads 2 room/visits.ndjson -o room/answers.ndjson`;
    const limited = (kibibytes: string, more = ""): object & { readonly status: number | null } => spawnSync("bash", ["-c", `ulimit -f ${kibibytes}; exec ${command} ${more}`], { cwd: project, env: environment, encoding: "utf8" });
    // A file that may not grow: the system refuses the write, or ends the process as a kill does.
    const full = limited("4000");
    expect([2, null]).toContain(full.status);
    expect(existsSync(join(folder, "answers.ndjson"))).toBe(false);
    expect(existsSync(join(folder, "answers.ndjson.resume"))).toBe(true);
    expect(limited("unlimited", "--resume")).toMatchObject({ status: 1, stderr: expect.stringMatching(/^goes on after [\d,]+ encounters\n$/) });
    expect(readFileSync(join(folder, "answers.ndjson"), "utf8")).toBe(payerpack(["code", "--pack", "base.json", "room/visits.ndjson"]).out);
    expect(readdirSync(folder).sort()).toEqual(["answers.ndjson", "visits.ndjson"]);
    if (!existsSync("/dev/full")) return;
    const device = spawnSync("bash", ["-c", `"${bin}" code --pack base.json room/visits.ndjson > /dev/full`], { cwd: project, env: environment, encoding: "utf8" });
    expect(device).toMatchObject({ status: 2, stderr: expect.stringContaining("`standard output` cannot be written: the disk is full") });
  }, 60_000);

  test("refuses a line of 200 MiB in little memory and answers the next", async () => {
    const child = spawn(bin, ["code", "--pack", "base.json", "-"], { cwd: project, env: environment, stdio: ["pipe", "pipe", "inherit"] });
    let out = "";
    let peak = 0;
    child.stdout.on("data", (bytes: Buffer) => { out += bytes.toString(); });
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
    const piece = Buffer.alloc(1 << 20, "x");
    for (let count = 0; count < 200; count++) {
      if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once("drain", resolve));
      if (existsSync(`/proc/${child.pid}/status`)) peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
    }
    child.stdin.end(`\n${example}\n`);
    expect(await ended).toBe(1);
    expect(out.split("\n").map((line) => (line === "" ? null : (JSON.parse(line) as { readonly encounter: unknown }).encounter))).toEqual([null, "e", null]);
    // 200 MiB held at once would show; a Node process alone takes about 60 MiB. Where there is no /proc nothing is measured.
    expect(peak).toBeLessThan(200 * 1_024);
  });
});
