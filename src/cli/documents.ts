import { createHash } from "node:crypto";
import { join } from "node:path";
import type { AuditSettings } from "../analysis/audit/settings.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { readingFailed } from "./diagnostics.ts";
import type { Host } from "./host.ts";

/** The documents that sources name, read when they are first asked for. */
export interface Documents {
  /** Those that are there and cannot be read. */
  readonly failures: readonly Diagnostic[];
  readonly hashOf: AuditSettings["hashOf"];
}

/** The documents below a folder of rules; `path` shows a path of the rules. */
export function documentsOf(host: Host, root: string, path: (path: string) => string): Documents {
  const failures: Diagnostic[] = [];
  const known = new Map<string, string | undefined>();
  const read = (file: string): string | undefined => {
    const at = join(root, file);
    const entry = host.entry(at);
    if (!entry.ok && entry.error.code !== "ENOENT" && entry.error.code !== "ENOTDIR") failures.push(readingFailed(path(file), entry.error));
    if (!entry.ok || entry.value.kind !== "file") return undefined;
    const bytes = host.readFile(at);
    if (!bytes.ok) failures.push(readingFailed(path(file), bytes.error));
    return bytes.ok ? createHash("sha256").update(bytes.value).digest("hex") : undefined;
  };
  const hashOf = (file: string): string | undefined => {
    if (!known.has(file)) known.set(file, read(file));
    return known.get(file);
  };
  return { failures, hashOf };
}
