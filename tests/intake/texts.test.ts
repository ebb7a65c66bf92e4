import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../pipeline/intake/claim/glob.js';
import { readAge } from '../../pipeline/intake/keys/ages.js';
import { type PeriodRule, readPeriod } from '../../pipeline/intake/keys/periods.js';
import { readSign } from '../../pipeline/intake/numbers/signs.js';
import { type Dataset, datasetSchema } from '../../pipeline/model/dataset.js';
import { flats, persons } from '../support/tiny-room.js';

describe('ages', () => {
  it.each([
    ['17', [17, 18]],
    ['0', [0, 1]],
    ['15-17', [15, 18]],
    ['15 – 17 Jahre', [15, 18]],
    ['15 bis unter 18', [15, 18]],
    ['15 bis unter 18 Jahre', [15, 18]],
    ['15 - unter 18', [15, 18]],
    ['unter 3', [0, 3]],
    ['unter 3 Jahren', [0, 3]],
    ['< 3', [0, 3]],
    ['u3', [0, 3]],
    ['0 bis 2 Jahre', [0, 3]],
    ['0-2', [0, 3]],
    ['90+', [90, 200]],
    ['65 und mehr', [65, 200]],
    ['90 und älter', [90, 200]],
    ['90 Jahre und älter', [90, 200]],
    ['ab 65', [65, 200]],
    ['insgesamt', [0, 200]],
    ['Insgesamt', [0, 200]],
  ])('%s', (text, span) => expect(readAge(text, true)).toEqual(span));
  it.each(['', 'alt', '18-15', '01. Feb', '15 bis', '-3', '3,5', '900'])('not an age: »%s«', (text) =>
    expect(readAge(text, true)).toBeNull(),
  );
  it('needs permission for the total', () => expect(readAge('insgesamt', false)).toBeNull());
});

const withRhythm = (rhythm: string, reference_date: unknown = 'end_of_period'): Dataset =>
  datasetSchema.parse({ ...persons, rhythm, reference_date });
const auto: PeriodRule = { format: 'auto', as: 'keep' };
const period = (text: string, dataset: Dataset, rule = auto) => {
  const reading = readPeriod(text, dataset, rule);
  return 'period' in reading ? reading.period : reading.fail;
};

describe('periods', () => {
  const quarterly = withRhythm('quarterly');
  it.each([
    '2025-Q4',
    'Q4/2025',
    'Q4 2025',
    '2025 Q4',
    '4. Quartal 2025',
    'IV/2025',
    'IV. Quartal 2025',
    '31.12.2025',
    'Stand 31.12.2025',
    '2025-12-31',
    '2025-12-31 00:00:00',
    '12/2025',
    '202512',
    '20251231',
    'Dezember 2025',
    'Dez. 2025',
    '2025-12',
  ])('%s is the fourth quarter', (text) => expect(period(text, quarterly)).toBe('2025-Q4'));
  it.each([
    ['2025/4', 'ambiguous'],
    ['4/2025', 'ambiguous'],
    ['30.12.2025', 'unfit'],
    ['11/2025', 'unfit'],
    ['2025', 'unfit'],
    ['2024/25', 'unfit'],
    ['gestern', 'unknown'],
    ['31.02.2025', 'unknown'],
    ['2025-Q5', 'unknown'],
    ['', 'unknown'],
  ])('quarterly: %s is %s', (text, fail) => expect(period(text, quarterly)).toBe(fail));

  it('a day or month becomes the year whose reference date it is', () => {
    const march = withRhythm('yearly', { month: 3, day: 1 });
    expect(period('01.03.2025', march)).toBe('2025');
    expect(period('März 2025', march)).toBe('2025');
    expect(period('31.12.2025', march)).toBe('unfit');
    expect(readPeriod('2025', march, auto)).toEqual({ period: '2025', referenceDate: '2025-03-01' });
    const end = withRhythm('yearly');
    expect(period('31.12.2025', end)).toBe('2025');
    expect(period('2025-Q4', end)).toBe('2025');
    expect(period('2025-Q3', end)).toBe('unfit');
  });
  it('school years', () => {
    const school = withRhythm('school_year', { month: 7, day: 31 });
    for (const text of ['SJ2024-25', '2024/25', '2024/2025', 'Schuljahr 2024/25', '31.07.2025', '2024-25']) {
      expect(period(text, school), text).toBe('SJ2024-25');
    }
    expect(period('2024/26', school)).toBe('unknown');
    expect(period('2025', school)).toBe('unfit');
    // Read as December 2011 it fits no school year, so only one reading is left.
    expect(period('2011/12', school)).toBe('SJ2011-12');
    expect(period('2011/12', withRhythm('monthly'))).toBe('2011-12');
  });
  it('once keeps the day; as brings to a longer period', () => {
    expect(period('09.06.2024', withRhythm('once'))).toBe('2024-06-09');
    expect(period('2024', withRhythm('once'))).toBe('unfit');
    expect(period('2022', withRhythm('once', { date: '2022-05-15' }))).toBe('2022-05-15');
    expect(period('20220515', withRhythm('yearly'), { format: 'yyyymmdd', as: 'year' })).toBe('2022');
    expect(period('30.11.2025', quarterly, { format: 'auto', as: 'quarter' })).toBe('2025-Q4');
    expect(period('2025', quarterly, { format: 'auto', as: 'quarter' })).toBe('unfit');
  });
  it('a declared format reads nothing else', () => {
    expect(period('201012', quarterly, { format: 'yyyymm', as: 'keep' })).toBe('2010-Q4');
    expect(period('2010-12', quarterly, { format: 'yyyymm', as: 'keep' })).toBe('unknown');
    expect(period('4/2025', withRhythm('monthly'), { format: 'mm/yyyy', as: 'keep' })).toBe('2025-04');
  });
});

describe('signs', () => {
  const read = (text: string, upper?: number, type: 'integer' | 'decimal' = 'integer') => {
    const r = readSign(text, {}, type, upper);
    return r && [r.state, r.value, r.lower, r.upper];
  };
  it.each([
    ['–', ['ok', '0', null, null]],
    ['—', ['ok', '0', null, null]],
    ['-', ['ok', '0', null, null]],
    ['.', ['hidden', null, null, null]],
    ['*', ['hidden', null, '0', null]],
    ['< 3', ['hidden', null, '0', '2']],
    ['<3', ['hidden', null, '0', '2']],
    ['/', ['unreliable', null, null, null]],
    ['...', ['pending', null, null, null]],
    ['…', ['pending', null, null, null]],
    ['x', ['not_applicable', null, null, null]],
    ['X', ['not_applicable', null, null, null]],
    ['', ['missing', null, null, null]],
    ['0', null],
    ['k.A.', null],
    ['constructor', null],
  ])('»%s«', (text, expected) => expect(read(text)).toEqual(expected));
  it('the bound of the dataset', () => {
    expect(read('.', 2)).toEqual(['hidden', null, '0', '2']);
    expect(read('*', 2)).toEqual(['hidden', null, '0', '2']);
  });
  it('the mapping has the last word', () => {
    expect(readSign('-9', { '-9': 'hidden' }, 'integer', undefined)?.state).toBe('hidden');
    expect(readSign('-', { '-': 'missing' }, 'integer', undefined)?.state).toBe('missing');
  });
});

describe('patterns', () => {
  it.each([
    ['population/EWR*.csv', 'population/EWR201012E_Matrix.csv', true],
    ['population/*.csv', 'population/a/b.csv', false],
    ['**/*.csv', 'a.csv', true],
    ['**/*.csv', 'a/b/c.csv', true],
    ['a/**', 'a/b/c.csv', true],
    ['a/**/c.csv', 'a/c.csv', true],
    ['a.csv', 'aXcsv', false],
    ['a(1)+.csv', 'a(1)+.csv', true],
  ])('%s %s', (pattern, path, expected) => expect(matchesGlob(pattern, path)).toBe(expected));
});

it('the yearly dataset of the tiny room pairs with its last day', () => {
  expect(readPeriod('2025', flats, auto)).toEqual({ period: '2025', referenceDate: '2025-12-31' });
});
