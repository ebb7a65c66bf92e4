import { describe, expect, it } from 'vitest';
import { inspect } from '../../pipeline/intake/inspect/inspect.js';
import { isMarkup } from '../../pipeline/intake/text/markup.js';
import { markup, markupNotTable } from '../../pipeline/model/messages/claim.js';
import { noTable } from '../../pipeline/model/messages/inspect.js';
import { run } from './support.js';

/** Programs write a web page and call it .xls; a person sees a workbook. */

const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head>
<body><table><tr><td>Gebiet</td><td>Bauart</td><td>Wohnungen</td></tr><tr><td>A1</td><td>alt</td><td>3</td></tr></table></body></html>`;
const sheet = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook><Worksheet/></Workbook>`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a web page called .xls', () => {
  it.each([
    ['HTML', bytes(page)],
    ['HTML behind a byte order mark', bytes(`\ufeff\r\n${page}`)],
    ['HTML in UTF-16', new Uint8Array(Buffer.from(`\ufeff${page}`, 'utf16le'))],
    ['XML of a spreadsheet', bytes(sheet)],
    ['a bare table', bytes('<table border="1"><tr><td>1</td></tr></table>')],
  ])('%s is told to be one, and nothing of it is taken for a heading', async (_, content) => {
    const file = 'altdorf/2025/wohnungsbestand.xls';
    const result = await run({ [file]: content });
    expect(result.problems).toEqual([
      { ...markupNotTable({ file: `deliveries/${file}` }), supplier: 'altdorf' },
    ]);
    expect(inspect(content)).toEqual({ reason: 'markup' });
    expect(noTable(file, 'markup').found).toBe(markup);
  });
});

it.each(['Gebiet;Bauart\nA1;<alt>', '<3;Gebiet\n1;2', 'Tabelle;<html>\n1;2', '', '<br>;x'])(
  '%j is none',
  (text) => {
    expect(isMarkup(bytes(text))).toBe(false);
  },
);
