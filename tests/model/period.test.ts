import { describe, expect, it } from 'vitest';
import { dateLabel, parsePeriod, periodLabel, shiftPeriod } from '../../pipeline/model/period.js';

const span = (id: string) => {
  const p = parsePeriod(id);
  return p && [p.kind, p.start, p.end];
};
const shifted = (id: string, steps: number) => {
  const p = parsePeriod(id);
  return p && shiftPeriod(p, steps).id;
};

describe('a period', () => {
  it.each([
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['2025-Q1', 'quarter', '2025-01-01', '2025-03-31'],
    ['2025-Q2', 'quarter', '2025-04-01', '2025-06-30'],
    ['2025-Q4', 'quarter', '2025-10-01', '2025-12-31'],
    // 2024 has a 29th of February, 2025 and 1900 have none, 2000 has.
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-02', 'month', '2025-02-01', '2025-02-28'],
    ['1900-02', 'month', '1900-02-01', '1900-02-28'],
    ['2000-02', 'month', '2000-02-01', '2000-02-29'],
    ['2025-12', 'month', '2025-12-01', '2025-12-31'],
    ['2025-06-30', 'day', '2025-06-30', '2025-06-30'],
    ['2024-02-29', 'day', '2024-02-29', '2024-02-29'],
    // A school year of North Rhine-Westphalia runs from August to July.
    ['SJ2024-25', 'school_year', '2024-08-01', '2025-07-31'],
    ['SJ1999-00', 'school_year', '1999-08-01', '2000-07-31'],
  ])('%s is a %s from %s to %s', (id, ...expected) => {
    expect(span(id)).toEqual(expected);
    // The same again: the second answer comes from what is remembered.
    expect(span(id)).toEqual(expected);
  });

  it.each([
    ...['', '25', '20255', '2025-Q0', '2025-Q5', '2025-00', '2025-13', '2025-1', '2025-02-29', '2025-04-31'],
    ...['2025-13-01', '2025-00-10', '2025-06-00', 'SJ2024-24', 'SJ2024-26', 'SJ1999-01', ' 2025', '2025-Q1 '],
  ])('is not written as »%s«', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it.each([
    ['2025', -1, '2024'],
    ['2025', 10, '2035'],
    ['2025-Q1', -1, '2024-Q4'],
    ['2024-Q4', 1, '2025-Q1'],
    ['2025-Q3', -4, '2024-Q3'],
    ['2025-Q2', 3, '2026-Q1'],
    ['2025-Q2', 0, '2025-Q2'],
    ['2025-01', -1, '2024-12'],
    ['2025-12', 1, '2026-01'],
    ['2025-06', -12, '2024-06'],
    ['2025-06', 18, '2026-12'],
    // Reference days step by years, and the 29th of February has only every fourth of its own.
    ['2025-06-30', -1, '2024-06-30'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['SJ2024-25', -1, 'SJ2023-24'],
    ['SJ1998-99', 1, 'SJ1999-00'],
  ])('%s and %i steps on is %s', (id, steps, expected) => {
    expect(shifted(id, steps)).toBe(expected);
  });

  it('does not leave the calendar in silence', () => {
    expect(() => shifted('0001', -2)).toThrow('period arithmetic left the calendar: 0001 -2');
  });

  it.each([
    ['2025', '2025'],
    ['2025-Q4', '4. Quartal 2025'],
    ['2025-01', 'Januar 2025'],
    ['2025-03', 'März 2025'],
    ['2025-12', 'Dezember 2025'],
    ['2025-06-30', '30.06.2025'],
    ['SJ2024-25', 'Schuljahr 2024/25'],
    ['irgendwann', 'irgendwann'],
  ])('%s is read as %s', (id, label) => {
    expect(periodLabel(id)).toBe(label);
  });

  it('has days in German order', () => {
    expect(dateLabel('2025-12-31')).toBe('31.12.2025');
  });
});
