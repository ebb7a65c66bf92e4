import { describe, expect, it } from 'vitest';
import type { Table } from '../../pipeline/model/report.js';
import { indicatorLayout, pdfTable, tableRows } from '../../pipeline/publish/page-layout.js';
import { columnWidths, naturalWidth, textWidth, total } from '../../pipeline/publish/table-widths.js';

const table = (
  rows: number,
  header: string,
  cells: string[],
  labels = ['Gebiet', ...cells.map(() => 'Wert')],
): Table => ({
  id: 'x',
  caption: 'Titel',
  columns: labels.map((label, i) => ({ label, align: i === 0 ? 'left' : 'right' })),
  rows: Array.from({ length: rows }, () => ({
    header,
    cells: cells.map((text) => ({ text, detail: '', spoken: '', align: 'right' })),
    emphasis: 'none',
  })),
  signs: [],
});

describe('columnWidths', () => {
  it('keeps short tables as wide as their texts', () => {
    const narrow = table(3, 'Nordviertel', ['16,5']);
    expect(total(columnWidths(narrow))).toBe(naturalWidth(narrow));
    expect(naturalWidth(narrow)).toBeLessThan(140);
  });

  it('never exceeds the room and leaves every column its longest word', () => {
    const long = table(3, 'Indikator', ['Wort '.repeat(80), 'Langzeitarbeitslosenanteil '.repeat(6), '12,5']);
    const widths = columnWidths(long);
    expect(total(widths)).toBeLessThanOrEqual(textWidth);
    // 26 letters of at least 3.5 points each.
    expect(widths[2]).toBeGreaterThan(26 * 3.5);
  });
});

describe('tables on the page', () => {
  it('stand side by side where they fit, and alone where they do not', () => {
    const narrow = table(8, 'Nordviertel', ['16,5', '14,9–18,2']);
    expect(tableRows([narrow, narrow]).map((row) => row.length)).toEqual([2]);
    const wide = table(8, 'Ein sehr langer Name eines Gebiets', ['Text '.repeat(20)]);
    expect(tableRows([wide, narrow]).map((row) => row.length)).toEqual([1, 1]);
  });

  it('cut long narrow tables into runs that hold every row once, in order', () => {
    const long = table(40, 'Zelle', ['1']);
    long.rows.forEach((row, i) => {
      row.header = `Zelle ${i}`;
    });
    const { runs, breaks } = pdfTable(long);
    expect(runs.length).toBe(3);
    expect(runs.flat()).toEqual(long.rows);
    expect(breaks).toBe(false);
  });

  it('may break where a long table is wide', () => {
    expect(pdfTable(table(60, 'Zelle', ['Text '.repeat(20)]))).toMatchObject({ breaks: true });
  });
});

describe('indicatorLayout', () => {
  const block = (rows: number, ratio: number) => ({
    id: 'x',
    title: 'x',
    question: 'Wie viele?',
    definition: 'd',
    unit: '%',
    statement: 'Satz. '.repeat(30),
    comparisons: [],
    trend: null,
    values: [],
    figures: [1, 2, 3].map((n) => ({ title: `Abbildung ${n}`, caption: '', half: 240, ratio })),
    facts: [{ text: 'Definition '.repeat(8) }],
    tables: [table(rows, 'Nordviertel', ['16,5', '14,9–18,2'])],
    caveats: ['Hinweis.'],
    source: 's',
    catalogue: 'c',
    version: 1,
    targetGroups: [],
  });

  it('places every drawing once and sets those of a full page smaller, within limits', () => {
    const roomy = indicatorLayout(block(8, 0.6), null);
    expect(
      roomy.columns
        .flat()
        .map((f) => f.title)
        .sort(),
    ).toEqual(['Abbildung 1', 'Abbildung 2', 'Abbildung 3']);
    expect(roomy.columns.flat().every((f) => f.half === 240)).toBe(true);
    const full = indicatorLayout(block(20, 1.1), 'Einleitung '.repeat(30));
    const widths = new Set(full.columns.flat().map((f) => f.half));
    expect(widths.size).toBe(1);
    expect([...widths][0]).toBeLessThan(240);
    expect([...widths][0]).toBeGreaterThan(200);
  });

  it('lets only low indicators share a page', () => {
    expect(indicatorLayout({ ...block(4, 0.5), figures: [] }, null).share).toBe(true);
    expect(indicatorLayout(block(12, 1), null).share).toBe(false);
  });

  it('sets columns that surely fit on a page in one piece', () => {
    expect(indicatorLayout(block(12, 1), null).whole).toBe(true);
    // 7,000 letters in half the page are more than 120 lines.
    const caveats = Array.from({ length: 10 }, () => 'Hinweis '.repeat(180));
    expect(indicatorLayout({ ...block(12, 1), caveats }, null).whole).toBe(false);
  });
});
