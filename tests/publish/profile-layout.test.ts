import { describe, expect, it } from 'vitest';
import type { Table } from '../../pipeline/model/report.js';
import { pdfTable } from '../../pipeline/publish/page-layout.js';
import { profileLayouts } from '../../pipeline/publish/profile-layout.js';

/** Half an em a character. */
const measure = (text: string, size: number): number => text.length * size * 0.5;

const table = (rows: number, header: string, columns: ('left' | 'right')[] = ['left', 'right']): Table => ({
  id: 'x',
  caption: 'Titel',
  columns: columns.map((align) => ({ label: 'Wert', align })),
  rows: Array.from({ length: rows }, () => ({
    header,
    cells: columns.slice(1).map((align) => ({ text: '16,5', detail: '', spoken: '', align })),
    emphasis: 'none',
  })),
  signs: [],
});
const profile = (rows: number, header = 'Indikator') => ({
  statements: ['Satz.'],
  table: table(rows, header),
  figures: [],
});

describe('profileLayouts', () => {
  it('gives tables of a report the same columns', () => {
    const [short, long] = profileLayouts([profile(3), profile(3, 'Ein Indikator mit langem Namen')], measure);
    expect(short?.table.widths).toEqual(long?.table.widths);
    // 30 characters of at least 3.5 points.
    expect(short?.table.widths[0]).toBeGreaterThan(105);
  });

  it('sets letters smaller where rows are many, and leaves what no size fits to be measured', () => {
    // Of the 737 points of a page 22 + 32 go to title and statement and 50 to what stands around the table: 633 are left.
    // A row takes 1.06 of its letters, and narrow tables stand in three runs: 79 rows of 7.95 points are 628, 90 of 6.996
    // are 630 (of 7.42: 668), 120 of the smallest, 6.572, are 789.
    const counts = [1, 79 * 3, 90 * 3, 120 * 3];
    const [, few, many, tooMany] = profileLayouts(
      counts.map((n) => profile(n)),
      measure,
    );
    expect(few).toMatchObject({ size: 7.5, fits: true });
    expect(many).toMatchObject({ size: 6.6, fits: true });
    expect(tooMany).toMatchObject({ fits: false });
  });
});

describe('pdfTable', () => {
  it('keeps columns apart whose texts run towards each other', () => {
    const { columns } = pdfTable(table(1, 'x', ['left', 'right', 'right', 'left', 'left']));
    expect(columns.map(({ apart }) => apart)).toEqual([false, false, true, true, false]);
  });
});
