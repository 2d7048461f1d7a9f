import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../../src/cli/program.ts";
import { readTrust } from "../../src/trust/trust-file.ts";
import { fakeHost } from "../cli/fake-host.ts";
import { shippedFiles } from "../cli/shipped.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const page = readPage("trust.md");
const blocks = (language: string): readonly string[] => page.blocks.filter((one) => one.language === language).map(({ text }) => text);

/** Runs every command of the page, in its order, on a disk with the shipped rules and the keys that it makes. */
async function walked(): Promise<ReturnType<typeof fakeHost>> {
  const host = fakeHost(shippedFiles());
  for (const line of blocks("sh").flatMap((block) => block.split("\n")).filter((one) => one !== "")) {
    if (line.includes("trust.json") && !host.disk.has("/home/trust.json")) host.disk.set("/home/trust.json", trustFile(host.out()));
    const status = await run(host, line.split(" ").slice(1));
    expect({ line, status, err: host.err() }).toEqual({ line, status: 0, err: "" });
  }
  return host;
}

/** The trust file of the page with the keys that `keygen` printed. */
function trustFile(printed: string): string {
  const keys = [...printed.matchAll(/ed25519:[0-9a-f]{64}/g)].map(([key]) => key);
  let next = 0;
  return blocks("json")[0]!.replaceAll(/ed25519:[0-9a-f]{64}/g, () => keys[next++]!);
}

test("the trust file of the page is in form", () => {
  expect(readTrust(Buffer.from(blocks("json")[0]!))).toMatchObject({ ok: true, value: { rules: [{ threshold: 2 }, { threshold: 1 }] } });
});

test("the commands of the page do what it says, and its program codes with what they made", async () => {
  const host = await walked();
  const folder = mkdtempSync(join(tmpdir(), "trust-docs-"));
  try {
    for (const name of ["trust.json", "accepted.json", "select-health.signed.json"]) writeFileSync(join(folder, name), host.disk.get(`/home/${name}`) as string);
    const src = fileURLToPath(new URL("../../src/", import.meta.url));
    const places: Readonly<Record<string, string>> = {
      "payerpack/runtime": `${src}runtime/index.ts`, "payerpack/trust": `${src}trust/index.ts`, "trust.json": join(folder, "trust.json"), "accepted.json": join(folder, "accepted.json"),
    };
    writeFileSync(join(folder, "service.ts"), blocks("ts")[0]!.replaceAll(/"([^"]+)"/g, (whole, name: string) => (places[name] === undefined ? whole : JSON.stringify(places[name]))));
    const { take, code } = (await import(join(folder, "service.ts"))) as { take(file: string): string | undefined; code(encounter: unknown): unknown };
    expect(() => code({})).toThrow("no pack is loaded");
    expect(take(join(folder, "select-health.signed.json"))).toBeUndefined();
    const encounter = JSON.parse(host.disk.get("/home/examples/1-drug-130-minutes.json") as string) as unknown;
    expect(code(encounter)).toMatchObject({ pack: { id: "payers/select-health/infusion" } });
    writeFileSync(join(folder, "touched.json"), readFileSync(join(folder, "select-health.signed.json"), "utf8").replace(/.{3}$/, "AA}"));
    expect(take(join(folder, "touched.json"))).toBe("trust/envelope");
    expect(code(encounter)).toMatchObject({ pack: { id: "payers/select-health/infusion" } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every link leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
