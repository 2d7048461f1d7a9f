import { describe, expect, test } from "vitest";
import { ran, shippedFiles } from "../shipped.ts";

const sources = Object.entries(shippedFiles()).filter(([path]) => path.startsWith("/home/rules/payers/select-health/") && path.endsWith(".yaml"));
const unformatted = Object.fromEntries(sources.map(([path, text]) => [path, `${text}\n\n`]));
const FMT = ["fmt", "rules/payers/select-health"];

describe("a write that fails", () => {
  test("of fmt, whichever it is, leaves that file as it was, formats the others and ends with 2", async () => {
    expect(sources.length).toBeGreaterThan(3);
    for (let fails = 1; fails <= sources.length; fails++) {
      let write = 0;
      const { status, err, host } = await ran(FMT, unformatted, { onChange: () => (++write === fails ? { code: "ENOSPC" } : undefined) });
      expect({ status, writes: write }).toEqual({ status: 2, writes: sources.length });
      expect(err).toMatch(/`rules\/payers\/select-health\/[^`]+` cannot be written: the disk is full/);
      const left = sources.filter(([path]) => host.disk.get(path) === unformatted[path]);
      expect(left).toHaveLength(1);
      expect(err).toContain(left[0]![0].slice("/home/".length));
      expect(sources.filter(([path, text]) => host.disk.get(path) === text)).toHaveLength(sources.length - 1);
    }
  });

  test.each(["pack", "module"])("of build --target %s leaves the old pack", async (target) => {
    const kernel = { "/package/dist/module-kernel.js": "export {};\n" };
    const { status, err, host } = await ran(["build", "rules/cpt", "--target", target, "-o", "base.json"], { ...kernel, "/home/base.json": "old" }, { onChange: () => ({ code: "EIO" }) });
    expect(status).toBe(2);
    expect(err).toContain("`base.json` cannot be written: the system says EIO");
    expect(host.disk.get("/home/base.json")).toBe("old");
  });
});
