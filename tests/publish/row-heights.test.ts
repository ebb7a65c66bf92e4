import { describe, expect, it } from 'vitest';
import type { Table } from '../../pipeline/model/report.js';
import { pdfTable } from '../../pipeline/publish/page-layout.js';
import { fitsPage, pdfRuns } from '../../pipeline/publish/row-heights.js';

/** Half an em a character, three quarters in bold. */
const measure = (text: string, size: number, weight = 400) =>
  text.length * size * (weight < 600 ? 0.5 : 0.75);

const row = (header: string, text: string, emphasis: 'none' | 'own' = 'none'): Table['rows'][number] => ({
  header,
  cells: [{ text, detail: '', spoken: '', align: 'right' }],
  emphasis,
});

const heightsOf = (rows: Table['rows']) => {
  const table = { id: 't', caption: 'Tabelle', columns: [], rows, signs: [] };
  const laid = { ...pdfTable(table), widths: [60, 60], runs: [rows] };
  return pdfRuns(laid, 8, 2, measure).flatMap((run) => run.heights);
};

describe('pdfRuns', () => {
  it('gives a row on one line the height of capitals and what is above and below', () => {
    // 8 pt × 0.66 + 2 × 2 pt
    expect(heightsOf([row('Ort', '1,5')])).toEqual([expect.closeTo(9.28, 10)]);
  });

  it('leaves the height open where a cell may wrap', () => {
    // 60 pt less 6 pt inside the cell hold 13 characters of 4 pt, not 14.
    expect(heightsOf([row('x'.repeat(13), ''), row('x'.repeat(14), ''), row('', 'x'.repeat(14))])).toEqual([
      expect.any(Number),
      null,
      null,
    ]);
  });

  it('measures emphasised rows in bold', () => {
    // 10 characters: 40 pt, in bold 60 pt.
    expect(heightsOf([row('x'.repeat(10), ''), row('x'.repeat(10), '', 'own')])).toEqual([
      expect.any(Number),
      null,
    ]);
  });
});

describe('fitsPage', () => {
  const laid = (rows: Table['rows'], widths = [60, 60]) => ({
    widths,
    runs: [{ rows, heights: rows.map(({ header }) => (header.length > 13 ? null : 9.28)) }],
  });

  it('holds for rows on one line that are lower than the page', () => {
    expect(fitsPage(laid(Array.from({ length: 30 }, () => row('Ort', '1,5'))))).toBe(true);
    // 60 rows of 9.28 pt are 557 pt; with caption and heading the page of 737 pt is no longer sure.
    expect(fitsPage(laid(Array.from({ length: 60 }, () => row('Ort', '1,5'))))).toBe(false);
  });

  it('does not hold where a name may take many lines', () => {
    const long = row('Wort '.repeat(100), '');
    expect(fitsPage(laid([long]))).toBe(false);
    expect(fitsPage(laid([long], [400, 60]))).toBe(true);
  });
});
