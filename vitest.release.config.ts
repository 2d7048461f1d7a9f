import { defineConfig } from "vitest/config";

/** What is run before a release: minutes long, or in need of more than Node. */
export default defineConfig({
  test: {
    include: ["test/release/**/*.test.ts"],
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
