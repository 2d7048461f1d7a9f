/** What a file is that is no text of one byte a character, and what to do; undefined for a text. `head` has one byte a character. */
export function foreignText(head: string): { readonly found: string; readonly better: string } | undefined {
  if (head.startsWith("PK\u0003\u0004")) return { found: "it is a ZIP archive or a spreadsheet", better: "unpack it; save a spreadsheet as CSV" };
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(head)) return { found: "it is UTF-16", better: "save it as CSV in UTF-8" };
  if (head.startsWith("%PDF")) return { found: "it is a PDF", better: "the publisher has the table as text, too" };
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(head)) return { found: "it is a page of the web", better: "was the licence accepted when it was downloaded?" };
  if (head.includes("\u0000")) return { found: "it holds bytes that no text has", better: "save it as CSV in UTF-8" };
  return undefined;
}
