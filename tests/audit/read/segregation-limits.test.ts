import { expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { folderWith, page } from './small-folder.js';

/** The index of dissimilarity without chance, and its limits: published in segregation.csv, printed in one cell. */

const rows = [
  'segregation,area,period,reference_date,measure,share,corrected,lower,upper,areas,areas_left_out',
  'kinder_verteilt,99999001,2025,2025-12-31,dissimilarity,0.1751,0.1702,0.1551,0.1963,1,1',
  '',
].join('\r\n');
const table = (cell: string) => `
<table id="tabelle-segregation-werte"><caption>Segregationsindex in %: Musterstadt</caption>
<thead><tr><th>Gruppe</th><th>neuester Stand</th><th>neuester Stand ohne Zufall (95-%-Intervall)</th></tr></thead>
<tbody><tr><th>Kinder im Bezug</th><td>17,5</td><td>${cell}</td></tr></tbody></table>`;
const found = async (cell: string, published = rows) => {
  const files = { 'data/segregation.csv': published, 'musterstadt.html': page(table(cell)) };
  const { findings } = await readFolder(folderWith(files), null, 'reports');
  return findings.map((f) => `${f.code}: ${f.message}`);
};

it('they pass as they stand in the file', async () => {
  expect(await found('17,0 <small>(15,5–19,6)</small>')).toEqual([]);
});

// 0.14449 is 0.1445 in the file and 14,4 in the report; 0.14451 is 0.1445 and 14,5.
it.each(['14,4', '14,5'])(
  '%s is the rounding of a number of which the file has four places',
  async (lower) => {
    expect(await found(`17,0 (${lower}–19,6)`, rows.replace('0.1551', '0.1445'))).toEqual([]);
  },
);

it.each(['17,1 (15,5–19,6)', '17,0 (15,3–19,6)', '17,0 (15,5–19,7)'])('%s is found', async (cell) => {
  expect(await found(cell)).toEqual([`unexplained-number: ${say.unexplainedCell()}`]);
});
