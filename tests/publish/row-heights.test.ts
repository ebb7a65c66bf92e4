import { describe, expect, it } from 'vitest';
import type { Table } from '../../pipeline/model/report.js';
import { pdfTable } from '../../pipeline/publish/page-layout.js';
import { pdfRuns } from '../../pipeline/publish/row-heights.js';

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
