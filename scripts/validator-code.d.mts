/** What `file-schema` and `validators` of src/parser/schema export. */
interface Schemas {
  readonly FILE_KINDS: readonly string[];
  readonly OPTIONS: object;
  readonly schemaToCompile: (kind: never) => unknown;
}

/** The text of a module with a function `validatorOf` that takes the place of src/parser/schema/validators.ts. */
export function validatorCode(schemas: Schemas): string;
