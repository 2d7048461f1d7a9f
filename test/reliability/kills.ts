import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { BYTES_BETWEEN } from "../../src/cli/coding/batch.ts";
import { numbersFrom } from "../support/slips.ts";

/** How the command is started, and a folder to work in. */
export interface Place {
  readonly command: readonly string[];
  readonly folder: string;
  /** Rules as they are shipped. */
  readonly rules: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** When a run is killed: after so many milliseconds, or so many after it first changes something on the disk. */
export type Moment = { readonly after: number } | { readonly behindChange: number };

/** What became of the trials: how many runs were killed, and how many had ended before. Anything that was lost is thrown. */
export interface Kills {
  readonly killed: number;
  readonly ended: number;
}

function run({ command, folder, environment }: Place, arguments_: readonly string[]): { readonly status: number | null; readonly err: string; readonly milliseconds: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(command[0]!, [...command.slice(1), ...arguments_], { cwd: folder, env: environment, encoding: "utf8" });
  return { status, err: stderr, milliseconds: performance.now() - start };
}

/** Starts a run and kills it, as `kill -9` does; whether it still ran. */
async function kill({ command, folder, environment }: Place, arguments_: readonly string[], moment: Moment, watched: string): Promise<boolean> {
  const child = spawn(command[0]!, [...command.slice(1), ...arguments_], { cwd: folder, env: environment, stdio: "ignore" });
  const ended = new Promise<boolean>((resolve) => child.on("exit", (_, signal) => resolve(signal === "SIGKILL")));
  const now = (): void => void child.kill("SIGKILL");
  let timer: NodeJS.Timeout | undefined;
  const watcher = "behindChange" in moment ? watch(watched, { recursive: true }, () => { timer ??= setTimeout(now, moment.behindChange); }) : undefined;
  if ("after" in moment) timer = setTimeout(now, moment.after);
  const wasKilled = await ended;
  watcher?.close();
  clearTimeout(timer);
  return wasKilled;
}

/** Half of the moments are anywhere in a run of that length, half close behind a change of the disk. */
function momentOf(random: () => number, length: number): Moment {
  return random() < 0.5 ? { after: random() * length * 1.05 } : { behindChange: random() ** 2 * length };
}

function expectThat(holds: boolean, trial: number, what: string): void {
  if (!holds) throw new Error(`trial ${trial}: ${what}`);
}

/** Kills `code -o` and then its continuation, once or twice, and lets it end: the output must be that of a run that nobody killed. */
export async function killCode(place: Place, trials: number, seed: number, encounters: number): Promise<Kills> {
  const random = numbersFrom(seed);
  const folder = join(place.folder, "code");
  const here = { ...place, folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "visits.ndjson"), visits(encounters));
  run(here, ["build", join(place.rules, "cpt"), "-o", "base.json"]);
  const arguments_ = (threads: number): readonly string[] => ["code", "--pack", "base.json", "visits.ndjson", "-o", "answers.ndjson", "--threads", String(threads)];
  const whole = run(here, arguments_(1));
  const wanted = readFileSync(join(folder, "answers.ndjson"));
  expectThat(whole.status === 1 && wanted.length > 2 * BYTES_BETWEEN, 0, `the run that nobody killed ended with ${whole.status} and ${wanted.length} bytes: ${whole.err}`);
  let killed = 0;
  let ended = 0;
  const output = join(folder, "answers.ndjson");
  for (let trial = 1; trial <= trials; trial++) {
    for (const name of readdirSync(folder)) if (name.startsWith("answers")) rmSync(join(folder, name));
    const threads = 1 + Math.floor(random() * 2);
    let more: readonly string[] = [];
    let status: number | null = null;
    for (let kills = 1 + Math.floor(random() * 2); kills > 0; kills--) {
      if (await kill(here, [...arguments_(threads), ...more], momentOf(random, whole.milliseconds), folder)) killed++;
      else ended++;
      if (existsSync(output)) expectThat(readFileSync(output).equals(wanted), trial, "an output stood in its place and was not whole");
      more = ["--resume"];
    }
    const last = run(here, [...arguments_(1 + Math.floor(random() * 2)), "--resume"]);
    status = last.status;
    // A run that was killed behind its last step, or ended, has left nothing to go on with.
    const isDone = status === 2 && last.err.includes("cli/nothing-to-resume");
    expectThat(status === 1 || isDone, trial, `the continuation ended with ${status}: ${last.err}`);
    expectThat(readFileSync(output).equals(wanted), trial, "the output differs from that of a run that nobody killed");
    expectThat(readdirSync(folder).every((name) => name === "answers.ndjson" || !/^answers\.ndjson\.(?:part|resume)$/.test(name)), trial, "a part or a journal was left behind");
  }
  return { killed, ended };
}

/** Encounters of several administrations, some refused; one a line. */
export function visits(count: number): string {
  const minute = (at: number): string => `2026-03-02T${String(8 + Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}-05:00`;
  const administration = (at: number): object => ({ id: `a${at}`, route: "intravenous", technique: "infusion", purpose: "therapeutic", substance: `s${at}`, start: minute(at * 70), stop: minute(at * 70 + 61 + at), order_documented: true });
  const lines = Array.from({ length: count }, (_, at) => (at % 97 === 5 ? '{"id":' : JSON.stringify({ id: `v${at}`, claim_type: "facility", date_of_service: "2026-03-02", administrations: Array.from({ length: 1 + (at % 6) }, (_ignored, index) => administration(index)) })));
  return lines.join("\n");
}

/** Kills `build`: the pack in its place is the old one or the new one, and the next build makes the new one. */
export async function killBuild(place: Place, trials: number, seed: number): Promise<Kills> {
  const random = numbersFrom(seed);
  const folder = join(place.folder, "build");
  const here = { ...place, folder };
  mkdirSync(folder, { recursive: true });
  const output = join(folder, "base.json");
  const arguments_ = ["build", join(place.rules, "cpt"), "-o", "base.json"];
  const { status, err, milliseconds } = run(here, arguments_);
  expectThat(status === 0, 0, err);
  const wanted = readFileSync(output, "utf8");
  let killed = 0;
  let ended = 0;
  for (let trial = 1; trial <= trials; trial++) {
    const old = trial % 2 === 0 ? "old" : undefined;
    rmSync(output, { force: true });
    if (old !== undefined) writeFileSync(output, old);
    if (await kill(here, arguments_, momentOf(random, milliseconds), folder)) killed++;
    else ended++;
    const now = existsSync(output) ? readFileSync(output, "utf8") : undefined;
    expectThat(now === old || now === wanted, trial, "a pack stood in its place and was not whole");
    if (now !== wanted) expectThat(run(here, arguments_).status === 0 && readFileSync(output, "utf8") === wanted, trial, "the next build made another pack");
  }
  return { killed, ended };
}

/** Kills `fmt`: every source is the one before or the formatted one, whole, and the next run formats the rest. */
export async function killFmt(place: Place, trials: number, seed: number): Promise<Kills> {
  const random = numbersFrom(seed);
  const folder = join(place.folder, "fmt");
  const here = { ...place, folder };
  const rules = join(folder, "rules");
  cpSync(place.rules, rules, { recursive: true });
  const files = readdirSync(rules, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml")).map((name) => join(rules, name));
  const formatted = files.map((path) => readFileSync(path, "utf8"));
  const unformatted = (): void => files.forEach((path, at) => writeFileSync(path, `${formatted[at]!}\n\n`));
  unformatted();
  const { status, err, milliseconds } = run(here, ["fmt", "rules"]);
  expectThat(status === 0 && files.every((path, at) => readFileSync(path, "utf8") === formatted[at]), 0, `shipped rules do not come back as they were: ${err}`);
  let killed = 0;
  let ended = 0;
  for (let trial = 1; trial <= trials; trial++) {
    unformatted();
    if (await kill(here, ["fmt", "rules"], momentOf(random, milliseconds), rules)) killed++;
    else ended++;
    const after = files.map((path) => readFileSync(path, "utf8"));
    expectThat(after.every((text, at) => text === formatted[at] || text === `${formatted[at]!}\n\n`), trial, "a source is neither as it was nor formatted");
    if (trial % 10 !== 0) continue;
    // What a kill leaves beside a source is no source.
    const again = run(here, ["fmt", "rules"]);
    expectThat(again.status === 0 && files.every((path, at) => readFileSync(path, "utf8") === formatted[at]), trial, `the next run does not format the rest: ${again.err}`);
    expectThat(run(here, ["check", "rules"]).status === 0, trial, "rules are not clean after a kill");
  }
  return { killed, ended };
}
