import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeIndices } from '../../pipeline/compute/index.js';
import type { PublishedIndex } from '../../pipeline/model/figures.js';
import { protectIndices } from '../../pipeline/protect/index.js';
import { protectedAlone } from '../support/published.js';
import { readCsv, type Walk, walk, whereAbsent } from './walk.js';

const data = '../shared/data/berlin';
const here = existsSync(data);

/**
 * The status index published for 2015, in the order of the planning areas, 0 where not scored: Senatsverwaltung für
 * Stadtentwicklung Berlin, Monitoring Soziale Stadtentwicklung 2015, table 3 (IndexInd_z_Werte_MSS2015), CC BY.
 */
const published = `
-0.56124 0 0.3165 0.54012 -1.34402 -0.50481 -1.58857 -1.1191 -0.6044 -1.27329 -0.88161 -0.39993 0.21544
-0.62589 -0.35818 -1.02969 -1.12293 1.42894 1.39391 0 0.84185 1.13146 -0.36325 0.3891 1.43292 1.12857
-0.30811 0.76738 -0.27355 -0.44064 1.94097 1.34971 1.68396 1.06666 1.77436 1.10996 0.88315 0.89074 1.98113
1.05526 1.59314
1.56025 2.27383 2.82089 2.20753 0 0.0534 -0.24548 -0.13579 -0.15099 0.37046 1.62332 1.08097 0.55717 0.50729
0.54967 -0.095 -0.66173 0.15231 -0.61343 0.76368 -0.16567 -0.31478 -0.10386 -0.60441 -0.11404 -1.29973
-0.1789 0.88593 0 -0.58121 -0.91676 -0.76294 -0.76399 -0.52262 -1.23829 -1.20503 -0.9061 -1.18033 -0.92338
-0.78513 -1.08388 -0.47461 -0.35155 -0.39182 -0.40798 0.11048 0.31136 -0.27592 -0.24362 0.32978 0.07747
-0.55285 -0.74565 -0.59946 -0.10124 -0.5974 0.56831 1.09054 -0.27406 0.52741 -1.53879 -0.82566 -0.85004
0.41736 -0.72788 -0.76507
1.54001 0.16462 1.65576 0 -1.35244 -0.61876 -1.239 -1.13522 -1.71033 -1.23587 -0.72184 -0.90694 -0.47014 0
1.19718 0.32355 -0.40719 0.32062 0.50728 0.04306 0.42213 0.24355 0.40747 -0.2978 -0.50068 -0.40202 0.09268
-0.55141 -0.74901 -0.83205 -0.53954 -0.38824 0 -0.86315 -1.37044 -1.40475 -0.40071 -0.64797 0 -1.55143
-1.04449 -0.28238 -0.66483 -0.77529 0.00331 -0.56486 -0.26644 -0.29657 -0.06521 -0.25472 -0.2042 -0.59879
-0.42163 -0.51195 -0.27186 -0.62902 0
-0.18038 0.34791 -0.34174 1.55646 -1.09877 1.14011 1.74342 1.51289 -0.39158 1.08454 1.42432 1.85436 1.34157
0.98891 0.6507 -1.42829 -0.6131 -0.72358 -0.38551 1.32717 -1.01417 -1.10212 2.00595 2.82679 -0.64857 0.46604
0.82492 1.13535 0.59479 -1.13295 -0.38637 1.20778 0.58868 -1.38132 -1.42227 -0.35486 -1.39209 -1.4768
-1.22902
-1.13057 -0.42541 -0.53314 0.0047 -0.24827 -0.28518 -0.30286 -0.40019 -0.3137 -0.14755 -0.18975 -0.65573
0.34089 0.06583 0.23321 -0.7624 1.38716 -0.07538 -0.58056 -0.98938 -0.69619 -1.06984 -0.24962 -0.73524
-1.25945 -0.57007 -0.23093 -1.08938 -1.24429 -0.69195 -1.15879 -1.30936 -1.30319 -1.28343 -1.34984 -1.22128
-1.20873 -1.02604 -1.43287 -1.5998 -1.53857
-0.18572 0.72542 -0.42863 1.14156 -0.39413 -0.02014 0.24384 -0.016 -0.94367 -0.71611 0.34055 -0.03828
0.65822 0.38326 0.0594 0.63873 2.01201 0.56836 0.53807 0.22572 0.33364 -0.36627 -0.96197 0.70456 -0.88884
0.39187 0.72507 -0.65964 -0.53093 0.78605 1.58519 -0.95673 -0.7837 -1.11616
-0.13915 1.4725 1.08689 1.72885 1.16797 1.91666 1.37959 1.88391 0.52422 1.34029 1.1737 1.13659 0.82321
2.07799 0.91548 2.65434 3.00287 0.36313 0.99468 1.15262 -1.39121 0.10806 0.11781 -0.08257 -0.11031 -0.64423
-0.29616 0.57856 1.30673 0.78394 1.16911 0.08753 -0.52134 -0.60752 -0.97866 -1.17742 -0.3032 -1.04292
-0.30768 -0.60618
0.35145 0 -0.6974 0.60287 0.01775 -1.23452 -0.25824 -0.54296 1.4343 0.5079 0.21835 -0.43301 -0.39425
-0.08992 -0.43457 1.30433 -1.13511 2.04052 -0.32541 -0.84242 -0.97006 -1.39281 -1.07326 -0.25822 -1.5388
-0.52963 -0.8352 0.43986 -1.22698 -1.08659 -0.9207 -1.14914 -0.38102 -0.61534
1.38136 1.76175 0 1.39774 1.43342 0.84917 0.99642 -0.63689 0.61483 0.41009 -0.95406 2.4198 1.14393 0.78525
2.42232 1.73715 -0.0601 0.87549 2.28207 0.6671 1.21943 0.35873 0.19461 -1.39927 0.05718 -1.31353 -1.49909
-0.78302 -1.21582 -1.36468 -1.33442 -1.19054 -1.29233
-0.15033 -1.21029 -1.15433 1.71043 1.16439 0.86429 0.77253 1.09069 1.42433 0.20077 -0.56758 0.31841 -1.28714
-0.1434 0.46652 -1.2099 1.17062 0.19193 0.83375 -0.32147 -0.01706 0.43823 -0.32259 0.15471 1.14347 0.81364
0.65744 0.34708 -0.98925 -0.88505 -1.01823 -1.26125
1.33598 1.15052 1.23366 1.06442 1.08712 0.03213 -0.78797 0.86972 0.89925 1.60553 0.39874 1.15114 -0.61998 0
-1.25874 -1.33142 -1.25308 -1.39363 -0.11425 -0.9642 -0.93175 -1.24399 -0.66448 1.67889 2.02434 1.81794
-0.40364 1.57205 -0.01129 -0.56999
`
  .trim()
  .split(/\s+/)
  .map(Number);

/** Planning areas of 2015 whose dynamics are published as »+« and »-« (table 1, SDI_MSS2015); all others are »+/-«. */
const positive = `
01011104 01011305 01022102 01022201 01022202 01022203 01022205 01022206 01033102 01033202 01033203 01044103 02010101
02010104 03010101 03050919 03061228 04020310 04030621 04030827 04041342 04051551 04051654 05010204 05010311 05020418
06010210 08010117 08010118 08010404 08010405 08010407 08010510 08041039 09020701 09041501 10010101 10010204 10010311
10020414 10020416 10020517 10020519 10020620 11010310 11030617 11041023 11041027`;
const negative = `
01011204 02040703 03030716 04010102 04020208 05010205 05010209 05020417 05020522 05020627 05040938 06030605 07050502
07050506 07060601 07060602 07060603 07070704 07070707 08010115 08010509 08020621 08020728 08040933 09031202 10020621
11010101 11010102 11010204 11020411 11041022 12103116 12103218 12214421 12302107 12302110 12302212`;
const areasOf = (text: string) => text.trim().split(/\s+/);

const levels = ['planning-areas', 'district-regions', 'districts'] as const;
const sharesOf = (level: string) => readCsv(`${data}/monitoring/shares-2015-${level}.csv`, ',');
const ids = () => sharesOf('planning-areas').map((row) => row.id ?? '');

/**
 * The shares of 2015 as if they were edition 2017, in the form in which later editions lie in open data: with names, keys
 * without their leading zero, »0.0« where an area is not scored, and no long-term unemployed in the district regions.
 */
function asEdition2017(folder: string): void {
  for (const part of ['monitoring', 'population', 'boundaries']) mkdirSync(join(folder, part));
  cpSync(`${data}/boundaries`, join(folder, 'boundaries'), { recursive: true });
  cpSync(`${data}/population/EWR201612E_Matrix.csv`, join(folder, 'population/EWR201612E_Matrix.csv'));
  for (const level of levels) {
    const rows = sharesOf(level).map(({ id = '', inhabitants = '', ...shares }) => ({
      id: level === 'planning-areas' ? id.replace(/^0/, '') : id,
      name: 'Gebiet',
      inhabitants: `${inhabitants}.0`,
      ...Object.fromEntries(
        Object.entries(shares)
          .filter(([name]) => level !== 'district-regions' || !/^[sd]2_/.test(name))
          .map(([name, text]) => [name, text === '0' ? '0.0' : text]),
      ),
    }));
    const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
    writeFileSync(join(folder, `monitoring/shares-2017-${level}.csv`), `${lines.join('\n')}\n`);
  }
  writeFileSync(join(folder, 'monitoring/published-zvalues-2017-planning-areas.csv'), 'id,sum\n01011101,0\n');
}

function indicesOf(w: Walk, period: string): ReadonlyMap<string, PublishedIndex> {
  const figures = protectedAlone({ values: w.values, comparisons: [], trends: [] }, w.room).published;
  const { computed } = computeIndices(figures, w.room);
  const { indices } = protectIndices(computed, figures, w.room);
  return new Map(indices.filter((r) => r.period === period).map((r) => [r.area, r]));
}

describe.skipIf(!here)(`Editions of the monitoring in examples/berlin${whereAbsent(data)}`, () => {
  let folder: string;
  let later: Walk;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'teilhabe-berlin-'));
    asEdition2017(folder);
    later = await walk('examples/berlin', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Largest deviation 8.5e-6: the published figures have five decimals. No row of the handed shares is damaged. */
  it('agrees with every index and class published for 2015', async () => {
    const rows = indicesOf(await walk('examples/berlin', data), '2014');
    expect(published).toHaveLength(447);
    const open = ids().filter((_, i) => published[i] === 0);
    expect(ids().filter((id) => rows.get(id)?.status !== 'ok')).toEqual(open);
    const deviations = ids().map((id, i) => Math.abs((rows.get(id)?.value ?? 0) - (published[i] ?? NaN)));
    expect(Math.max(...deviations)).toBeLessThan(1e-5);
    const of = (dynamics: string) => ids().filter((id) => rows.get(id)?.dynamics === dynamics);
    expect([of('positiv'), of('negativ')]).toEqual([areasOf(positive), areasOf(negative)]);
  });

  it('reads edition 2017 as the end of 2016, with all that its files do otherwise', () => {
    expect(later.problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(later.report.unclaimed).toEqual([]);
    const shares = later.report.deliveries.filter((d) => d.file.includes('shares-2017'));
    expect(shares.map((d) => [d.records.read, d.records.setAside, d.records.rejected, d.periods])).toEqual([
      [138, 1, 0, ['2016']],
      [12, 0, 0, ['2016']],
      [447, 12, 0, ['2016']],
    ]);
  });

  it('gives edition 2017 its index from the same definition', () => {
    const rows = indicesOf(later, '2016');
    const deviations = ids().map((id, i) => Math.abs((rows.get(id)?.value ?? 0) - (published[i] ?? NaN)));
    expect(Math.max(...deviations)).toBeLessThan(1e-5);
  });
});
