// What the parser makes of a file: one file of ast/ for each idea.
export type * from "./ast/citation.ts";
export type * from "./ast/clause.ts";
export type * from "./ast/entry.ts";
export type * from "./ast/examples-file.ts";
export type * from "./ast/files.ts";
export type * from "./ast/importer-file.ts";
export type * from "./ast/part.ts";
export type * from "./ast/rule.ts";
export type * from "./ast/set.ts";
export type * from "./ast/text-table.ts";
export type * from "./ast/value.ts";
export type * from "./ast/vocabulary-file.ts";
export type * from "./ast/word.ts";
export type * from "./ast/yaml.ts";
