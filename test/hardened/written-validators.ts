import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import type { Plugin } from "vitest/config";
import { validatorCode } from "../../scripts/validator-code.mjs";

const SCHEMA = fileURLToPath(new URL("../../src/parser/schema/", import.meta.url));
const ENTRY = "payerpack:schemas";

/**
 * Gives tests that may not make code from text the validators that ajv has written beforehand, as the build gives them to the command: the
 * tests compile their rules, and ajv alone would make code for that.
 */
export function writtenValidators(): Plugin {
  let code: Promise<string> | undefined;
  return {
    name: "payerpack:written-validators",
    enforce: "pre",
    load: (id) => (id === `${SCHEMA}validators.ts` ? (code ??= written()) : undefined),
  };
}

async function written(): Promise<string> {
  const entry = `export { FILE_KINDS } from "${SCHEMA}file-schema.ts";\nexport { OPTIONS, schemaToCompile } from "${SCHEMA}validators.ts";\n`;
  const bundle = await rolldown({
    input: ENTRY,
    platform: "node",
    plugins: [{ name: ENTRY, resolveId: (id) => (id === ENTRY ? id : undefined), load: (id) => (id === ENTRY ? entry : undefined) }],
  });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  return validatorCode(await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`));
}
