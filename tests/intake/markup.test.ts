import { describe, expect, it } from 'vitest';
import { inspect } from '../../pipeline/intake/inspect/inspect.js';
import { guardBytes } from '../../pipeline/intake/personal/guard.js';
import { isMarkup } from '../../pipeline/intake/text/markup.js';
import { readWorkbook } from '../../pipeline/intake/workbook/workbook.js';
import { markup, markupNotTable } from '../../pipeline/model/messages/claim.js';
import { noTable } from '../../pipeline/model/messages/inspect.js';
import { only, run } from './support.js';

/** Programs write a web page and call it .xls; a person sees a workbook. */

const empty = '<html><body><h1>Wohnungen</h1><p>Keine Tabelle</p></body></html>';
const sheet = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook><Worksheet/></Workbook>`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a web page without a table, or XML, called .xls', () => {
  it.each([
    ['HTML', bytes(empty)],
    ['HTML behind a byte order mark', bytes(`\ufeff\r\n${empty}`)],
    ['HTML in UTF-16', new Uint8Array(Buffer.from(`\ufeff${empty}`, 'utf16le'))],
    ['XML of a spreadsheet', bytes(sheet)],
    ['a table without rows', bytes('<table border="1"></table>')],
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

describe('a web page with a table', () => {
  const rows = [
    ['A1', 'alt', '3'],
    ['A1', 'neu', '1.284'],
  ];
  const table = (cells: readonly string[][]) =>
    `<table>${cells.map((row) => `<tr>${row.join('')}</tr>`).join('\n')}</table>`;
  const cell = (text: string) => `<td class=xl24>${text}</td>`;
  const simple = table([['Gebiet', 'Bauart', 'Wohnungen'], ...rows].map((row) => row.map(cell)));

  it.each([
    ['as it is', bytes(simple)],
    [
      'with a head, a script and marks in the cells',
      bytes(`<!DOCTYPE html><html><head><style>td{}</style><script>"<td>9</td>"</script></head>
<body><h1>Bestand</h1>${simple.replace('>A1<', '><b>A1</b><br><').replace('1.284', '1.2<i>84</i>&nbsp;')}</body></html>`),
    ],
    ['in UTF-16', new Uint8Array(Buffer.from(`\ufeff<html>${simple}</html>`, 'utf16le'))],
    ['without end tags', bytes(simple.replaceAll('</td>', '').replaceAll('</tr>', ''))],
    [
      'with a cell over two rows',
      bytes(
        simple
          .replace('<td class=xl24>A1</td>', '<td rowspan=2>A1</td>')
          .replace('<td class=xl24>A1</td>', ''),
      ),
    ],
    ['inside a table for the layout', bytes(`<table><tr><td>Menü</td><td>${simple}</td></tr></table>`)],
  ])('is read %s', async (_, content) => {
    const result = await run({ 'altdorf/2025/wohnungsbestand.xls': content });
    expect(result.problems.filter((p) => p.severity === 'error')).toEqual([]);
    // Two rows of three cells; 1.284 beside a 3 that has no decimals are thousands.
    expect(only(result).cells).toEqual({ read: 6, accepted: 6, rejected: 0, setAside: 0 });
    expect(result.cells('wohnungsbestand').map((c) => c.value)).toEqual([3, 1284]);
  });

  it('spans beyond all measure are refused', () => {
    const cells = '<td colspan=1000>x</td>'.repeat(2001);
    expect(readWorkbook(bytes(`<html><table><tr>${cells}</tr></table>`))).toEqual({ fail: 'too-large' });
  });

  it('rows that the page hides are told', () => {
    const hidden = readWorkbook(
      bytes('<html><table><tr><td>a</tr><tr style="display: none"><td>b</tr></table>'),
    );
    expect('fail' in hidden ? [] : hidden.sheets[0]?.hiddenRows).toEqual([2]);
  });

  it('persons in it are found at the door', () => {
    const persons = table([
      ['Name', 'Vorname', 'Geburtsdatum', 'Straße'].map(cell),
      ['Muster', 'Erika', '12.08.1964', 'Heidestraße 17'].map(cell),
      ['Beispiel', 'Otto', '03.02.1971', 'Lindenweg 4'].map(cell),
    ]);
    expect(guardBytes(bytes(`<html>${persons}</html>`))).not.toBeNull();
  });
});

it.each(['Gebiet;Bauart\nA1;<alt>', '<3;Gebiet\n1;2', 'Tabelle;<html>\n1;2', '', '<br>;x'])(
  '%j is none',
  (text) => {
    expect(isMarkup(bytes(text))).toBe(false);
  },
);
