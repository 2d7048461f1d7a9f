import { defineCatalog, message } from "../base/catalog.ts";

/**
 * What can be wrong with a source file before its clauses are read: characters, YAML, shape, and the short forms that are not
 * clauses (dates, citations, tables). The clause grammar has a catalogue of its own with the same prefix.
 */
export const parseDiagnostics = defineCatalog({
  // ------------------------------------------------------------ characters
  "parse/source-encoding": {
    severity: "error",
    message: message`the file is not UTF-8 text: ${"found"} (byte ${"offset"})`,
    help: message`save the file with the encoding UTF-8`,
  },
  "parse/source-size": {
    severity: "error",
    message: message`the file has ${"size"} bytes, ${"limit"} are allowed`,
    help: message`split it; all files of a folder are one pack`,
  },
  "parse/empty-file": {
    severity: "error",
    message: message`the file says nothing`,
    help: message`begin with \`payerpack: 1\` and \`rules: TOPIC\`, or delete the file`,
  },
  "parse/byte-order-mark": {
    severity: "error",
    message: message`a byte order mark (U+FEFF) in the middle of the file`,
    help: message`delete it; two files may have been joined here`,
  },
  "parse/control-character": {
    severity: "error",
    message: message`the control character ${"point"}`,
    help: message`delete it; only line breaks and printable characters are allowed`,
  },
  "parse/bidi-control": {
    severity: "error",
    message: message`the direction control ${"point"} makes text look other than it reads`,
    help: message`delete it`,
  },
  "parse/lone-surrogate": {
    severity: "error",
    message: message`half a character, the lone surrogate ${"point"}`,
    help: message`delete it or write the whole character`,
  },
  "parse/foreign-blank": {
    severity: "error",
    message: message`the blank ${"point"} is not the plain blank that keys and indentation need`,
    help: message`write a plain blank; word processors and web pages have others that look the same`,
  },
  "parse/tab": { severity: "error", message: message`a tab`, help: message`indent and align with spaces` },

  // ------------------------------------------------------------ YAML
  "parse/yaml-syntax": { severity: "error", message: message`the layout cannot be read here: ${"what"}` },
  "parse/unclosed-bracket": {
    severity: "error",
    message: message`\`${"bracket"}\` is never closed by \`${"closing"}\``,
    help: message`close it on the same line, or put a text that begins with \`${"bracket"}\` in quotes`,
  },
  "parse/unclosed-quote": {
    severity: "error",
    message: message`this quote is never closed`,
    help: message`close it on the same line`,
  },
  "parse/yaml-depth": {
    severity: "error",
    message: message`more than ${"limit"} levels of nesting`,
    help: message`no file kind needs more than 6 levels`,
  },
  "parse/yaml-keys": {
    severity: "error",
    message: message`more than ${"limit"} keys side by side`,
    help: message`split the file, or move rows to a table file`,
  },
  "parse/yaml-tokens": {
    severity: "error",
    message: message`more than ${"limit"} words and marks in one file`,
    help: message`split the file, or move rows to a table file`,
  },
  "parse/text-length": {
    severity: "error",
    message: message`a text of ${"length"} characters, ${"limit"} are allowed outside a \`|\` block`,
  },
  "parse/yaml-alias": {
    severity: "error",
    message: message`\`${"written"}\`: a text cannot begin with \`&\` or \`*\`, by which YAML repeats texts`,
    help: message`write what is repeated where it is needed; put quotes around a text that begins so`,
  },
  "parse/yaml-merge": {
    severity: "error",
    message: message`\`<<\` cannot bring in the keys of another place`,
    help: message`a pack builds on another with \`extends\`; inside a pack write the keys out`,
  },
  "parse/yaml-tag": {
    severity: "error",
    message: message`\`${"tag"}\`: a text cannot begin with \`!\`, by which YAML gives it a type`,
    help: message`delete it; every text is read by the type its key declares`,
  },
  "parse/yaml-directive": {
    severity: "error",
    message: message`\`${"directive"}\`: a line cannot begin with \`%\`, by which YAML is given orders`,
    help: message`delete the line`,
  },
  "parse/several-documents": {
    severity: "error",
    message: message`another file seems to begin here`,
    help: message`delete the line, or move what follows to a file of its own`,
  },
  "parse/complex-key": {
    severity: "error",
    message: message`a key must be one plain word or phrase`,
    help: message`write \`key: value\``,
  },
  "parse/duplicate-key": {
    severity: "error",
    message: message`\`${"key"}\` stands twice here`,
    help: message`keep one`,
  },
  "parse/cut-by-comment": {
    severity: "error",
    message: message`\`${"written"}\` is a comment, and the text ends before it`,
    help: message`a \`#\` after a blank begins a comment: put a comment on a line of its own, a text with \` #\` in quotes, and a clause without \`#\``,
  },
  "parse/reserved-key": {
    severity: "error",
    message: message`\`${"key"}\` may not be a key`,
    help: message`it has a meaning of its own in programs that read JSON; take another name`,
  },

  // ------------------------------------------------------------ shape
  "parse/file-shape": {
    severity: "error",
    message: message`the file is ${"found"}; it must be keys and values`,
    help: message`begin with \`payerpack: 1\``,
  },
  "parse/file-kind": {
    severity: "error",
    message: message`the file does not say what it is`,
    help: message`the second key is \`vocabulary\`, \`pack\`, \`rules\`, \`examples\` or \`importer\``,
  },
  "parse/language-version": {
    severity: "error",
    message: message`language version \`${"found"}\` is not known`,
    help: message`write \`payerpack: 1\``,
  },
  "parse/unknown-key": { severity: "error", message: message`\`${"key"}\` is not a key of ${"where"}` },
  "parse/missing-key": { severity: "error", message: message`${"where"} has no ${"key"}`, help: message`add it` },
  "parse/missing-value": { severity: "error", message: message`\`${"key"}\` has no value` },
  "parse/wrong-shape": { severity: "error", message: message`\`${"key"}\` is ${"found"}; it must be ${"expected"}` },
  "parse/unknown-word": {
    severity: "error",
    message: message`\`${"word"}\` is not a word for \`${"key"}\``,
    help: message`one of ${"words"}`,
  },
  "parse/outcome-text": {
    severity: "error",
    message: message`\`${"key"}\` takes the words that the coder will read, and \`${"written"}\` tells nothing`,
    help: message`write why in words: \`${"key"}: TEXT\``,
  },
  "parse/two-spellings": {
    severity: "error",
    message: message`\`${"first"}\` and \`${"second"}\` say the same thing twice`,
    help: message`keep one of them`,
  },
  "parse/change-and-instead": {
    severity: "error",
    message: message`the exception \`${"name"}\` has both \`change\` and \`instead\``,
    help: message`an exception does one or the other; make two`,
  },
  "parse/bad-name": {
    severity: "error",
    message: message`\`${"name"}\` is not a name`,
    help: message`a name is small letters, digits and underscores, and begins with a letter`,
  },

  // ------------------------------------------------------------ small forms
  "parse/clause-style": {
    severity: "error",
    message: message`a clause may not be ${"style"}`,
    help: message`write it on one line without quotes, or as a \`|\` block`,
  },
  "parse/date-order": {
    severity: "error",
    message: message`${"until"} is before ${"from"}`,
    help: message`the first date comes first`,
  },
  "parse/effective-form": {
    severity: "error",
    message: message`\`${"found"}\` does not say when`,
    help: message`write \`from DATE\`, \`until DATE\` or \`DATE to DATE\``,
  },
  "parse/table-form": {
    severity: "error",
    message: message`a table must be a \`|\` block`,
    help: message`write \`|\` after the key, then a line of column names and one line for each row`,
  },
  "parse/table-empty": {
    severity: "error",
    message: message`the table has no ${"what"}`,
    help: message`the first line names the columns, each further line is a row`,
  },
  "parse/table-column": { severity: "error", message: message`${"problem"}` },
  "parse/table-cells": {
    severity: "error",
    message: message`the row has ${"found"} cells, the table has ${"expected"} columns`,
    help: message`separate cells by \`|\`; an empty cell is nothing between two bars`,
  },

  "parse/too-many-findings": {
    severity: "error",
    message: message`${"more"} more findings in this file are not shown`,
    help: message`repair the ones above first`,
  },
});

/** The codes of the catalogue. */
export type ParseCode = keyof typeof parseDiagnostics.rows;
