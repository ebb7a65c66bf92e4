/**
 * Whether a file is a web page or XML. Many programs call such a file `.xls` and leave it to Excel to understand it; read as
 * text, its tags would be taken for headings. Looks at the first 1,024 bytes, in any encoding whose signs are those of ASCII.
 */
export function isMarkup(bytes: Uint8Array): boolean {
  const beginning = String.fromCharCode(...bytes.subarray(0, 1024)).replace(
    /[\0\u00ef\u00bb\u00bf\u00fe\u00ff]/g,
    '',
  );
  return /^\s*<(?:!doctype\s+html|html|head|body|table|\?xml|\?mso|!--)/i.test(beginning);
}
