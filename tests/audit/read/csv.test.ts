import { describe, expect, it } from 'vitest';
import { readCsvFile, rowsByStart } from '../../../pipeline/audit/read/csv.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsvFile(bytes(text));

describe('readCsvFile', () => {
  it('reads fields that are the same as above, shorter, longer and empty', () => {
    expect(read('a,b,c\r\nx,12,\r\nx,1,\r\nx,12,ü\r\n,12,ü\r\n')).toEqual({
      header: ['a', 'b', 'c'],
      rows: [
        ['x', '12', ''],
        ['x', '1', ''],
        ['x', '12', 'ü'],
        ['', '12', 'ü'],
      ],
    });
  });

  it('keeps rows of another length, and an empty one between others', () => {
    expect(read('a,b\r\n1\r\n\r\n1,2,3\r\n\r\n').rows).toEqual([['1'], [''], ['1', '2', '3']]);
  });

  it.each([
    ['quotation marks', 'a,b\r\n"1,5","x""y"\r\n', [['1,5', 'x"y']]],
    ['a mark at the beginning', '\ufeffa,b\r\n1,2\r\n', [['1', '2']]],
    ['other ends of lines', 'a,b\n1,2\n', [['1', '2']]],
    ['no end of the last line', 'a,b\r\n1,2', [['1', '2']]],
  ])('reads a file with %s', (_, text, rows) => {
    expect(read(text)).toEqual({ header: ['a', 'b'], rows });
  });

  it('reads nothing from an empty file', () => {
    expect(read('')).toEqual({ header: [], rows: [] });
  });
});

describe('rowsByStart', () => {
  it('finds the rows of one start wherever they stand, and none of a longer one', () => {
    const rowsOf = rowsByStart(bytes('a,b,c\r\nx,n,1\r\nx,n,2\r\nx,no,3\r\ny,n,4\r\nx,n,5'));
    expect(rowsOf?.('x', 'n')).toEqual([
      ['x', 'n', '1'],
      ['x', 'n', '2'],
      ['x', 'n', '5'],
    ]);
    expect(rowsOf?.('x', 'no')).toEqual([['x', 'no', '3']]);
    expect(rowsOf?.('z', 'n')).toEqual([]);
  });

  it('leaves a file that is not plain to others', () => {
    expect(rowsByStart(bytes('a,b\r\n"x",n\r\n'))).toBeNull();
    expect(rowsByStart(bytes('a,b\r\nx,n\n'))).toBeNull();
    expect(rowsByStart(bytes('\ufeffa,b\r\nx,n\r\n'))).toBeNull();
  });
});
