import { butToday, clause, file, firstOf, rules, value, workspace } from "../file-case.ts";
import type { FileCase } from "../file-case.ts";

const times = (count: number, text: string): string => text.repeat(count);
const numbered = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("\n");

/** Nine levels, each nine times the one before: 387 million texts if it were ever unfolded. */
const ALIAS_BOMB = `«a0»: &a0 [x]\n${numbered(9, (level) => `a${level + 1}: &a${level + 1} [${times(8, `*a${level}, `)}*a${level}]`)}\n`.replace("«a0»: &a0", "a0: «&a0»");

/** Rows 1 to 29: YAML. */
export const YAML_CASES: readonly FileCase[] = [
  firstOf(file(1, "an alias bomb of nine levels", ALIAS_BOMB, "parse/yaml-alias")),
  rules(1, "an anchor that nothing uses", "values:\n  a: «&here» { is: 3 minutes, source: handbook }\n", "parse/yaml-alias"),
  rules(1, "an alias of nothing", "values:\n  a: «*there»\n", "parse/yaml-alias"),
  firstOf(rules(1, "an anchor that holds itself", "values: «&all»\n  a: *all\n", "parse/yaml-alias")),

  rules(2, "a merge key", "values:\n  a:\n    «<<»: { title: x }\n    is: 3 minutes\n    source: handbook\n", "parse/yaml-merge"),
  firstOf(rules(2, "a merged alias", "values:\n  a: «&a» { is: 3 minutes, source: handbook }\n  b:\n    <<: *a\n", "parse/yaml-alias")),
  firstOf(rules(3, "1,500 merged aliases", `values:\n  a: «&a» { is: 3 minutes, source: handbook }\n  b:\n    <<: [${times(1_499, "*a, ")}*a]\n`, "parse/yaml-alias")),

  rules(4, "a tag that is code elsewhere", "values:\n  a:\n    is: «!!js/function» 3 minutes\n    source: handbook\n", "parse/yaml-tag"),
  rules(5, "the binary tag", "values:\n  a:\n    title: «!!binary» aGk=\n    is: 3 minutes\n    source: handbook\n", "parse/yaml-tag"),
  rules(5, "the time tag", "values:\n  a:\n    is: «!!timestamp» 2026-01-01\n    source: handbook\n", "parse/yaml-tag"),
  rules(5, "a tag that includes a file elsewhere", "values: «!include» «other.yaml»\n", "parse/yaml-tag", "parse/wrong-shape"),
  rules(5, "the empty tag", "values:\n  a:\n    is: «!» 3 minutes\n    source: handbook\n", "parse/yaml-tag"),
  file(6, "a directive of a version", "«%YAML 1.1»\n---\npayerpack: 1\nrules: extra\n", "parse/yaml-directive"),
  file(6, "a directive of a tag", "«%TAG ! tag:x,2000:»\n---\npayerpack: 1\nrules: extra\n", "parse/yaml-directive"),

  file(7, "100,000 brackets", `${times(64, "[")}«[»${times(99_935, "[")}`, "parse/yaml-depth"),
  file(7, "100,000 braces", `${times(64, "{")}«{»${times(99_935, "{")}`, "parse/yaml-depth"),
  firstOf(file(7, "65 lists in lists", `${times(64, "- ")}«- »x\n`.replace("«- »", "«-» "), "parse/yaml-depth")),
  firstOf(file(7, "65 keys below keys", `${numbered(65, (depth) => `${times(depth, " ")}k:`)} x\n`.replace(/k: x\n$/, "k«:» x\n"), "parse/yaml-depth")),
  butToday("the place is where the key after the first one too many begins", firstOf(rules(8, "20,000 rules in one section", `values:\n${numbered(20_000, (index) => (index === 2_000 ? "  «k2000»: x" : `  k${index}: x`))}\n`, "parse/yaml-keys"))),
  butToday("the place is behind the first key too many", firstOf(file(8, "20,000 keys on one line", `{ ${numbered(20_000, (index) => (index === 2_000 ? "«k2000»: x," : `k${index}: x,`)).replaceAll("\n", " ")} }`, "parse/yaml-keys"))),

  clause(9, "true for yes", "service.technique is drip and encounter.is_emergency is «true»", "parse/operator-spelling"),
  clause(9, "NO for no", "service.technique is drip and encounter.is_emergency is «NO»", "parse/operator-spelling"),
  clause(9, "a word for yes", "encounter.is_emergency is «on»", "resolve/unknown-name"),
  workspace(9, "true for yes in a vocabulary", { "vocabulary/extra.yaml": "payerpack: 1\nvocabulary: extra\nversion: 1\nreads: encounter 1\nnouns:\n  encounter:\n    fields:\n      id: { type: id, required: «true» }\n" }, "parse/unknown-word"),

  value(10, "a number with a leading zero", "«010» minutes", "parse/number-form"),
  value(10, "an octal number", "«0o17» minutes", "parse/number-form"),
  value(10, "a hexadecimal number", "«0x1F» minutes", "parse/number-form"),
  value(10, "a number with an underscore", "«1_000» minutes", "parse/number-form"),
  value(10, "a number with a comma", "«1,000» minutes", "parse/number-form"),
  value(10, "a fraction", "«16.5» minutes", "parse/number-form"),
  value(11, "a code that YAML may take for a number", "«CPT 9636e1»", "parse/code-form"),
  value(11, "a code whose zeros YAML may drop", "CPT 00123"),
  value(11, "a code of four digits", "«CPT 0012»", "parse/code-form"),
  rules(11, "a code without its system", "bills:\n  extra_bill:\n    for each: service in pushes\n    bill: «00003»\n    source: handbook\n", "parse/number-form"),
  value(12, "a time of day for minutes", "12«:»30", "parse/unknown-phrase"),
  value(12, "hours and minutes in one", "«12h30m»", "parse/number-form"),
  value(13, "a number with an exponent", "«1e400» minutes", "parse/number-form"),
  value(13, "infinity", "«.»inf", "parse/unknown-phrase"),
  value(13, "not a number", "«.»nan", "parse/unknown-phrase"),
  value(13, "minus zero", "«-0» minutes", "parse/number-form"),
  value(14, "a number beyond exact whole numbers", "«9007199254740993» minutes", "parse/number-range"),
  value(14, "one more than the most", "«2147483648» units", "parse/number-range"),
  value(14, "the most", "2147483647 units"),

  rules(15, "one key twice in a rule", "values:\n  a:\n    is: 3 minutes\n    source: handbook\n    «is»: 4 minutes\n", "parse/duplicate-key"),
  rules(15, "one rule twice in a section", "values:\n  a: { is: 3 minutes, source: handbook }\n  «a»: { is: 4 minutes, source: handbook }\n", "parse/duplicate-key"),
  rules(15, "one section twice", "values:\n  a: { is: 3 minutes, source: handbook }\n«values»:\n  b: { is: 4 minutes, source: handbook }\n", "parse/duplicate-key"),
  rules(15, "one key twice on a line", "values:\n  a: { is: 3 minutes, source: handbook, «source»: handbook }\n", "parse/duplicate-key"),
  rules(16, "keys that differ by how an accent is coded", "values:\n  «caf\u00e9»: { is: 3 minutes, source: handbook }\n  «cafe\u0301»: { is: 3 minutes, source: handbook }\n", "parse/bad-name", "parse/duplicate-key"),
  file(17, "two documents", "payerpack: 1\nrules: extra\n«---»\npayerpack: 1\nrules: more\n", "parse/several-documents"),
  file(17, "text after the end of the document", "payerpack: 1\nrules: extra\n...\n«»more: 1\n", "parse/several-documents"),
  file(17, "a mark before the only document", "---\npayerpack: 1\nrules: extra\n"),
  firstOf(rules(18, "a list for a key", "values:\n  «?» [a]\n  : { is: 3 minutes, source: handbook }\n", "parse/complex-key")),
  firstOf(rules(18, "a list for a key, on one line", "values:\n  «[»a, b]: { is: 3 minutes, source: handbook }\n", "parse/complex-key")),
  rules(18, "a mapping for a key", "values: { «{» a: b }: c }\n", "parse/complex-key"),
  rules(19, "a tab for indentation", "values:\n«\t»a: { is: 3 minutes, source: handbook }\n", "parse/tab"),
  rules(19, "a tab inside a line", "values:\n  a: { is: 3 minutes,«\t»source: handbook }\n", "parse/tab"),
  rules(19, "a tab at the end of a line", "values:\n  a: { is: 3 minutes, source: handbook }«\t»\n", "parse/tab"),

  file(20, "a byte order mark in the middle", "payerpack: 1\n«\ufeff»rules: extra\n", "parse/byte-order-mark"),
  file(20, "a byte order mark at the start", "\ufeffpayerpack: 1\nrules: extra\n"),
  rules(21, "half a character by its escape", 'values:\n  a:\n    title: "half «\\uD800» of one"\n    is: 3 minutes\n    source: handbook\n', "parse/lone-surrogate"),
  rules(21, "half a character", "values:\n  a:\n    title: half «\ud800» of one\n    is: 3 minutes\n    source: handbook\n", "parse/lone-surrogate"),
  rules(22, "a NUL", "values:\n  a:\n    title: one«\u0000»two\n    is: 3 minutes\n    source: handbook\n", "parse/control-character"),
  rules(22, "a NUL by its escape", 'values:\n  a:\n    title: "one«\\0»two"\n    is: 3 minutes\n    source: handbook\n', "parse/control-character"),
  rules(22, "a bell, a delete and a C1 control", "values:\n  a:\n    title: one«\u0007»two«\u007f»three«\u009b»\n    is: 3 minutes\n    source: handbook\n", "parse/control-character", "parse/control-character", "parse/control-character"),
  rules(22, "a form feed between rules", "values:\n  a: { is: 3 minutes, source: handbook }\n«\f»\n", "parse/control-character"),
  rules(22, "a terminal's colour command in a comment", "# «\u001b»[31mred\n", "parse/control-character"),

  ...["\u2028", "\u2029", "\u0085"].map((character) =>
    rules(22, `U+${character.charCodeAt(0).toString(16)}, which ends a line in editors, inside a comment`, `# a comment«${character}»values: of a rule that is none\n`, "parse/control-character")),

  file(23, "an empty file", "«»", "parse/empty-file"),
  file(23, "a file of comments", "«»# nothing yet\n# and nothing here\n", "parse/empty-file"),
  file(23, "a file of blanks", "«»  \n\n  \n", "parse/empty-file"),
  file(23, "a file of a mark alone", "«»---\n", "parse/empty-file"),
  file(24, "one byte more than a file may have", `«»payerpack: 1\nrules: extra\n#${times(1_048_576 - 25, "x")}`, "parse/source-size"),
  file(24, "as many bytes as a file may have", `payerpack: 1\nrules: extra\n#${times(1_048_576 - 27, "x")}`),
  file(24, "one byte more, in letters of two bytes", `«»payerpack: 1\nrules: extra\n# ${times(524_275, "é")}`, "parse/source-size"),
  firstOf(file(24, "300,000 tokens", `payerpack: 1\nrules: extra\nvalues: [${times(100_000, "a,").slice(0, 133_320)}«,»${times(100_000, "a,").slice(133_321)}a]\n`, "parse/yaml-tokens")),

  rules(25, "a quote that the end of the file closes", "values:\n  a:\n    title: «'»The handbook\n    is: 3 minutes\n", "parse/unclosed-quote"),
  rules(25, "a double quote that the end of the file closes", 'values:\n  a:\n    title: «"»The handbook\n    is: 3 minutes\n', "parse/unclosed-quote"),
  rules(25, "a quote that the next one closes", "values:\n  a:\n    title: «'»The handbook\n    is: 3 minutes\n    source: 'handbook'\n", "parse/unclosed-quote"),
  rules(25, "a bracket that nothing closes", "sets:\n  a:\n    for each: service\n    spaced: { more than: 3 minutes, sharing: [site\n«»", "parse/yaml-syntax"),
  rules(26, "a rule called __proto__", "values:\n  «__proto__»: { is: 3 minutes, source: handbook }\n", "parse/reserved-key"),
  rules(26, "a rule called constructor", "values:\n  «constructor»: { is: 3 minutes, source: handbook }\n", "parse/reserved-key"),
  rules(26, "a key called __proto__ in a rule", "values:\n  a: { is: 3 minutes, source: handbook, «__proto__»: x }\n", "parse/reserved-key"),
  file(26, "a section called toString", "payerpack: 1\nrules: extra\n«toString»: x\n", "parse/reserved-key"),
  rules(26, "a source called hasOwnProperty", "sources:\n  «hasOwnProperty»: { title: x }\n", "parse/reserved-key"),

  file(27, "a list for a file", "«-» payerpack: 1\n- rules: extra\n", "parse/file-shape"),
  file(27, "a text for a file", "«j»ust some words\n", "parse/file-shape"),
  file(27, "a file that does not say what it is", "«payerpack»: 1\ntitle: extra\n", "parse/file-kind"),
  file(27, "a file whose kind is misspelt", "payerpack: 1\n«ruels»: extra\n", "parse/file-kind"),
  file(27, "another version of the language", "payerpack: «2»\nrules: extra\n", "parse/language-version"),
  file(27, "a file without the version of the language", "«rules»: extra\n", "parse/missing-key"),
  rules(28, "a key misspelt", "edits:\n  a:\n    for each: visit\n    «wehn»: clinic_lines is empty\n    warn: Look at it\n    source: handbook\n", "parse/unknown-key"),
  rules(28, "a section misspelt", "«laders»:\n  a:\n    for each: service in drips\n    measure: drip_time\n    more: { code: CPT 00002, each: 60 minutes, past: 30 minutes }\n    source: handbook\n", "parse/unknown-key"),
  rules(28, "a key of a ladder's step misspelt", "ladders:\n  a:\n    for each: service in drips\n    measure: drip_time\n    more: { code: CPT 00002, each: 60 minutes, past: 30 minutes, «passed»: 30 minutes }\n    source: handbook\n", "parse/unknown-key"),
  rules(28, "a key of another kind", "bills:\n  a:\n    for each: service in pushes\n    bill: CPT 00003\n    «measure»: drip_time\n    source: handbook\n", "parse/unknown-key"),
  rules(28, "a section that holds a list", "values:\n  «- a»\n", "parse/wrong-shape"),
  rules(28, "a rule that holds a text", "values:\n  a: «3 minutes»\n", "parse/wrong-shape"),
  rules(28, "a rule that holds nothing", "values:\n  «a»:\n", "parse/missing-value"),
  rules(28, "a word outside of a closed list", "times:\n  a:\n    for each: service\n    is: time of service\n    pieces: «apart»\n    source: handbook\n", "parse/unknown-word"),
  file(29, "line ends of another system and blanks at line ends", "payerpack: 1  \r\nrules: extra\r\nvalues:\r\n  a:  \r\n    is: 3 minutes   \r\n    source: handbook\r\n"),
  butToday("also parse/yaml-syntax before it", file(29, "line ends of a very old system", "payerpack: 1«\r»rules: extra\n", "parse/control-character")),
];
