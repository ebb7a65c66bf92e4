import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../pipeline/protect/edition.js';
import { hiddenEarlier, readEarlier } from '../../pipeline/protect/previous.js';
import type { Count } from '../../pipeline/protect/system/counts.js';
import { systemOf } from '../../pipeline/protect/system/system.js';
import { figure, room } from '../report/county.js';

const head = 'indicator,area,area_level,period,status,value,denominator';
const table = (...rows: string[]) => readEarlier(`\uFEFF${[head, ...rows].join('\r\n')}\r\n\r\n`);

describe('the figures of an earlier publication', () => {
  it('tell what was hidden: the group too where no denominator stands beside a hidden share', () => {
    const rows = table(
      'armut,a1,area,2025-Q3,suppressed,,400',
      'armut,a2,area,2025-Q3,suppressed,,',
      'armut,b1,area,2025-Q3,ok,18.2,280',
      'armut,b2,area,2025-Q3,not_delivered,,',
    );
    expect(rows?.map((r) => [r.area, r.period, r.numeratorIsHidden, r.denominatorIsHidden])).toEqual([
      ['a1', '2025-Q3', true, false],
      ['a2', '2025-Q3', true, true],
      ['b1', '2025-Q3', false, false],
      ['b2', '2025-Q3', false, false],
    ]);
  });
  it('are no table without all columns they need', () => {
    expect(readEarlier('indicator,area,period,status\narmut,a1,2025,ok\n')).toBeNull();
    expect(readEarlier('')).toBeNull();
  });
});

describe('whether a count was hidden earlier', () => {
  /** The cases (of `armut`) or the group, in a1 in the last quarter of 2025. */
  const asked = (part: 'numerator' | 'denominator', ...rows: string[]) => {
    const at = room();
    const figures = figuresOf([figure('armut', 'a1', '2025-Q4', 30, { n: 30, d: 100 })], at);
    const count = systemOf(figures, at).counts.ofFigure[0]?.[part] as Count;
    return hiddenEarlier(figures, table(...rows) ?? [])(count);
  };
  const open = (period: string, area = 'a1') => `armut,${area},area,${period},ok,30,100`;
  const hidden = (period: string, area = 'a1') => `armut,${area},area,${period},suppressed,,100`;

  it('is what was done in the same period', () => {
    expect(asked('numerator', hidden('2025-Q4'), open('2026-Q1'))).toBe(true);
    expect(asked('numerator', open('2025-Q4'), hidden('2026-Q1'))).toBe(false);
    // The group stayed printed beside the hidden share.
    expect(asked('denominator', hidden('2025-Q4'))).toBe(false);
  });
  it('is else what was done in the last period published, in whatever order the table lies', () => {
    expect(asked('numerator', open('2025-Q2'), hidden('2025-Q3'))).toBe(true);
    expect(asked('numerator', hidden('2025-Q3'), open('2025-Q2'))).toBe(true);
    expect(asked('numerator', hidden('2025-Q2'), open('2025-Q3'))).toBe(false);
  });
  it('is unknown where nothing was published of the place', () => {
    expect(asked('numerator')).toBeNull();
    expect(asked('numerator', hidden('2025-Q4', 'a2'))).toBeNull();
  });
});
