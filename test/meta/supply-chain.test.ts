import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(`${ROOT}${name}`, "utf8"));

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}
const { packages } = read("package-lock.json") as { readonly packages: Readonly<Record<string, Locked>> };
const manifest = read("package.json") as { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>>; readonly scripts: Readonly<Record<string, string>>; readonly files: readonly string[] };
const locked = Object.entries(packages).filter(([path]) => path !== "");
const shipped = locked.filter(([, { dev }]) => !dev);

/** Licences that let the package be used and passed on; a new one is looked at by a person. */
const LICENCES = new Set(["MIT", "ISC", "Apache-2.0", "BSD-3-Clause"]);

describe("what is installed with the package", () => {
  test("is pinned: every direct dependency to one version, every package to its bytes", () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(ranges).toEqual([]);
    expect(locked.filter(([, { integrity, link }]) => !link && !/^sha512-/.test(integrity ?? "")).map(([path]) => path)).toEqual([]);
  });

  test("runs no script when it is installed, nor does the package itself at its user's", () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
    expect(["preinstall", "install", "postinstall"].filter((name) => name in manifest.scripts)).toEqual([]);
  });

  test("may be passed on", () => {
    expect(shipped.filter(([, { license }]) => !LICENCES.has(license ?? "")).map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });
});

// With `--omit dev` npm leaves out what is a dependency of ours and an optional one of a tool: the bill names the tools as well.
test("the bill of materials names every package that is shipped, with its version", () => {
  expect(manifest.scripts["sbom"]).toBe("npm sbom --sbom-format cyclonedx --package-lock-only");
  const text = execFileSync("npm", ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const { components } = JSON.parse(text) as { readonly components: readonly { readonly name: string; readonly version: string }[] };
  const wanted = shipped.map(([path, { version }]) => `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)}@${version}`);
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
  expect(wanted.filter((one) => !named.has(one))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(10);
});

test("the package holds the built command, rules, schemas, templates, examples and pages, and nothing else", () => {
  expect([...manifest.files].sort()).toEqual(["CHANGELOG.md", "dist", "docs", "examples", "rules", "schemas", "templates"]);
});
