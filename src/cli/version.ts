import { readFileSync } from "node:fs";

/** The version in this package's manifest, which stands two folders up both in the sources and in the build. */
export const VERSION = versionOf(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")));

function versionOf(manifest: unknown): string {
  const { version } = manifest as { readonly version: string };
  return version;
}
