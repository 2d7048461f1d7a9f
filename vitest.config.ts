import { defineConfig } from "vitest/config";
import { writtenValidators } from "./test/hardened/written-validators.ts";

/** Tests of the runtime. They run as in a service with a strict policy: no code is made from text, and nothing has a `__proto__`. */
const HARDENED = ["runtime", "vectors", "property", "regression/runtime", "conformance", "hardened"].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    isolate: false,
    // Vitest leaves a core free; the tests wait for nobody, so that on two cores they would take twice the time.
    maxWorkers: "100%",
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "all", include: ["test/**/*.test.ts"], exclude: [...HARDENED, "test/release/**"] } },
      {
        extends: true,
        plugins: [writtenValidators()],
        test: { name: "hardened", include: HARDENED, pool: "forks", execArgv: ["--disallow-code-generation-from-strings", "--disable-proto=throw"] },
      },
    ],
  },
});
