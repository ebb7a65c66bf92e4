import { describe, expect, it } from 'vitest';
import { earlierOf } from '../../pipeline/compute/findings/earlier.js';
import { room } from '../report/county.js';

/** With which earlier periods each period is compared, by position. */
function earlier(periods: readonly string[], base: { region?: string; vocabulary?: string } = {}) {
  const at = room();
  const [armut] = at.definitions.indicators;
  if (!armut) throw new Error('fixture');
  const { definitions, region } = at;
  const declared = {
    ...at,
    region: { ...region, ...(base.region && { base_period: base.region }) },
    definitions: {
      ...definitions,
      vocabulary: { ...definitions.vocabulary, ...(base.vocabulary && { base_period: base.vocabulary }) },
    },
  };
  const moments = periods.map((id, slot) => ({ id, slot, referenceDate: `${id.slice(0, 4)}-12-31` }));
  return earlierOf(moments, armut, declared);
}
const basesOf = (...asked: Parameters<typeof earlier>) => earlier(...asked).map((e) => e.base);

describe('the earlier periods of an indicator', () => {
  const years = ['2020-Q4', '2021-Q4', '2022-Q4', '2023-Q4'];

  it('are the same quarter of the year before, not the last one delivered', () => {
    expect(earlier(['2020-Q4', '2021-Q3', '2021-Q4', '2023-Q4']).map((e) => e.previousYear)).toEqual([
      [],
      [],
      [0],
      [],
    ]);
  });
  it('and of the base year: of all quarters of that name without one declared', () => {
    expect(basesOf(years)).toEqual([[], [0], [0, 1], [0, 1, 2]]);
    expect(basesOf(['2020-Q3', '2021-Q4', '2022-Q3'])).toEqual([[], [], [0]]);
  });
  it('declared in the vocabulary, or by the county, whose word counts', () => {
    expect(basesOf(years, { vocabulary: '2021' })).toEqual([[], [], [1], [1]]);
    expect(basesOf(years, { region: '2022' })).toEqual([[], [], [], [2]]);
    expect(basesOf(years, { region: '2020', vocabulary: '2021' })).toEqual([[], [0], [0], [0]]);
  });
});
