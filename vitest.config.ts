import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    isolate: false,
    // Vitest leaves a core free; the tests wait for nobody, so that on two cores they would take twice the time.
    maxWorkers: "100%",
    testTimeout: 60_000,
  },
});
