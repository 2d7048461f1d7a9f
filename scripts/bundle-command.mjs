// Puts the command into a few files: one for what every verb needs and one for each verb. The compiler is some hundred small modules, and
// finding and loading them one by one takes a third of the time in which all rules are checked. The library keeps its own files, those of
// the command that it hands out among them.
import { readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const command = join(dist, "cli");
const written = join(dist, "bundled");

// Packages stay packages, so that their own licences and updates hold.
const external = [/^node:/, "commander", "picocolors", "yaml"];
// Threads that code, and those that run gates, start in a file of their own, which the command finds beside its own.
const input = { main: join(command, "main.js"), "coding-thread": join(command, "coding-thread.js"), "gate-thread": join(command, "gate-thread.js") };
const bundle = await rolldown({ input, platform: "node", external });
await bundle.write({ dir: written, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });

// Files find the package by their own place, two folders below it: a folder more would lead them astray.
const files = readdirSync(written, { withFileTypes: true });
if (files.some((entry) => entry.isDirectory())) throw new Error("the command must stand in one folder");
for (const { name } of files) renameSync(join(written, name), join(command, name));
rmSync(written, { recursive: true });
