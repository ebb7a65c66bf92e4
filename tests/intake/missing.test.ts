import { expect, it } from 'vitest';
import { missingColumn, missingColumns } from '../../pipeline/model/messages/intake.js';
import { only, run } from './support.js';

/** A file that lacks many columns is another export: one mistake, not one of each column. */

const file = 'altdorf/2025/wohnungsbestand.csv';
const place = { file: `deliveries/${file}`, supplier: 'altdorf' };

const widely = (headings: readonly string[]) => ({
  id: 'breit',
  description: 'Wohnungen nach Bauart und Jahr',
  files: [file],
  dataset: 'wohnungsbestand',
  columns: { Ort: 'gebiet' },
  wide: [
    {
      measure: 'wohnungen',
      columns: Object.fromEntries(headings.map((h, i) => [h, { bauart: 'alt', period: String(2020 + i) }])),
    },
  ],
});
const headings = ['alt20', 'alt21', 'alt22', 'alt23', 'alt24'];
const missingOf = async (present: readonly string[]) => {
  const text = [['Ort', ...present].join(';'), ['A1', ...present.map(() => '3')].join(';')].join('\n');
  const result = await run({ [file]: `${text}\n` }, { mappings: [widely(headings)] });
  return { result, problems: result.problems.filter((p) => p.code === 'missing-column') };
};

it('four columns that are missing are one problem that names them all', async () => {
  const { result, problems } = await missingOf(['alt20']);
  const told = missingColumns({ ...place, line: 1 }, headings.slice(1), ['Ort', 'alt20'], false);
  expect(problems).toEqual([told]);
  expect(told.expected).toBe('dazu die Spalten »alt21«, »alt22«, »alt23« und »alt24«');
  expect(only(result).cells).toEqual({ read: 2, accepted: 2, rejected: 0, setAside: 0 });
});

it('three are told one by one, each at its column', async () => {
  const { problems } = await missingOf(['alt20', 'alt21']);
  expect(problems).toEqual(
    ['alt22', 'alt23', 'alt24'].map((column) =>
      expect.objectContaining({
        ...missingColumn({ ...place, line: 1, column }, ['Ort', 'alt20', 'alt21'], null, false),
        found: expect.stringContaining('Überschrift mit »Ort«'),
      }),
    ),
  );
});
