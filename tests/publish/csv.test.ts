import { describe, expect, it } from 'vitest';
import { harmless } from '../../pipeline/model/messages/plain.js';
import { toCsv } from '../../pipeline/publish/csv.js';

const written = (cell: string) => toCsv(['a'], [[cell]]).slice('a\r\n'.length, -2);

describe('a text in a CSV file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    // A spreadsheet that parts lines at semicolons begins a cell there, and at the end of a line a row, quotes or not.
    ['Nord;=1+1', "Nord;'=1+1"],
    ['Nord,x;-2', `"Nord,x;'-2"`],
    ['Nord\n=1+1', `"Nord\n'=1+1"`],
  ])('begins no formula: %j', (cell, field) => expect(written(cell)).toBe(field));

  it.each(['Nord; = 1', 'a=b', 'Nord-Süd', 'E-Mail @ Ort', '{"a":-0.5}'])('is left as it is: %s', (cell) =>
    expect(written(cell).replace(/^"|"$/g, '').replaceAll('""', '"')).toBe(cell),
  );
});

describe('a rejected cell', () => {
  it('shows where a character stood that a terminal would obey, and keeps its lines', () => {
    expect(harmless('\u001b[31mrot\u0007\r\n\tblau\u202e')).toBe('\ufffd[31mrot\ufffd\r\n\tblau\ufffd');
  });
});
