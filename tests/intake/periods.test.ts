import { describe, expect, it } from 'vitest';
import { type PeriodRule, readPeriod } from '../../pipeline/intake/keys/periods.js';
import { type Dataset, datasetSchema } from '../../pipeline/model/dataset.js';
import { periodAmbiguous } from '../../pipeline/model/messages/intake.js';
import { persons } from '../support/tiny-room.js';
import { run } from './support.js';

const withRhythm = (rhythm: string, reference_date: unknown = 'end_of_period'): Dataset =>
  datasetSchema.parse({ ...persons, rhythm, reference_date });
const auto: PeriodRule = { format: 'auto', as: 'keep' };
const read = (text: string, dataset: Dataset, rule = auto) => {
  const reading = readPeriod(text, dataset, rule);
  if ('period' in reading) return reading.period;
  return reading.fail === 'ambiguous' ? reading.readings.join(' | ') : reading.fail;
};

const quarterly = withRhythm('quarterly');
const monthly = withRhythm('monthly');
const daily = withRhythm('once');

describe('the fourth quarter of 2025', () => {
  it.each([
    ...['31.12.25', '31. Dezember 2025', '31. Dez. 2025', '31.12.2025 00:00:00', '2025-12-31T00:00:00.000Z'],
    ...['31122025', '2025/12/31', '2025.12.31', '31/12/2025', '12/31/2025', '46022', '46022,0'],
    ...['Dezember 25', 'Dez 25', 'Dez-25', '12-2025', '12.2025', '2025.12', 'Monat 12/2025'],
    ...['IV/25', 'Q4/25', '4Q2025', '4. Quartal 25', '4.Quartal 2025', 'Quartal 4/2025', '4. Qu. 2025'],
    ...['Viertes Quartal 2025', '2025 IV', '2025/Q4', '2025Q4', '2025 4. Quartal', 'Stand: 31.12.2025'],
    ...['Datenstand 31.12.2025', 'Stichtag: Dezember 2025', 'zum 31.12.2025', 'Stand zum 31.12.2025'],
  ])('%s', (text) => expect(read(text, quarterly)).toBe('2025-Q4'));
});

it.each([
  ['Mrz 23', monthly, '2023-03'],
  ['Maerz 2023', monthly, '2023-03'],
  ['Berichtsmonat 04/2025', monthly, '2025-04'],
  ['Jahr 2025', withRhythm('yearly'), '2025'],
  ['Berichtsjahr 2025', withRhythm('yearly'), '2025'],
  ['Kita-Jahr 2024/25', withRhythm('school_year'), 'SJ2024-25'],
  ['Kindergartenjahr 2024/2025', withRhythm('school_year'), 'SJ2024-25'],
  ['SJ 24/25', withRhythm('school_year'), 'SJ2024-25'],
  ['45717', withRhythm('yearly', { month: 3, day: 1 }), '2025'],
] as const)('%s', (text, dataset, expected) => expect(read(text, dataset)).toBe(expected));

describe('never by guess', () => {
  it.each([
    ['01/02/2025', daily, '2025-02-01 | 2025-01-02'],
    ['01/02/2025', quarterly, '2025-02-01 | 2025-01-02'],
    ['2025-4', monthly, '2025-Q4 | 2025-04'],
    ['Stand 4/2025', monthly, '2025-Q4 | 2025-04'],
    ['09.06.55', daily, '2055-06-09 | 1955-06-09'],
    ['46022', daily, 'unknown'],
    ['46021', quarterly, 'unfit'],
    ['59423', quarterly, 'unknown'],
    ['24/25', withRhythm('school_year'), 'unknown'],
    ['12/25', monthly, 'unknown'],
    ['30.02.25', daily, 'unknown'],
    ['M\ufffdrz 2025', monthly, 'unknown'],
    ['1. Halbjahr 2025', quarterly, 'unknown'],
  ] as const)('%s', (text, dataset, expected) => expect(read(text, dataset)).toBe(expected));
  it('one of two readings may be left by the reference date', () => {
    expect(read('01/03/2025', withRhythm('yearly', { month: 3, day: 1 }))).toBe('2025');
  });
  it('a declared format reads nothing else', () => {
    expect(read('2025-12-31', quarterly, { format: 'dd.mm.yyyy', as: 'keep' })).toBe('unknown');
    expect(read('09.06.55', daily, { format: 'dd.mm.yyyy', as: 'keep' })).toBe('unknown');
  });
  it('the problem names both readings', async () => {
    const name = 'altdorf/2025-Q4/einwohnerbestand.csv';
    const result = await run({ [name]: 'Gebiet;Zeitraum;Personen\nA1;01/02/2025;5' });
    const place = {
      supplier: 'altdorf',
      file: `deliveries/${name}`,
      line: 2,
      sheetRow: 2,
      column: 'Zeitraum',
    };
    expect(result.problems).toEqual([
      periodAmbiguous(place, name, '01/02/2025', ['2025-02-01', '2025-01-02']),
    ]);
  });
});
