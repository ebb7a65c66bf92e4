import { join } from 'node:path';
import { drawGeometry } from '../../pipeline/charts/geometry/drawGeometry.js';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import { indicatorSchema } from '../../pipeline/model/indicator.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { createWaiting } from '../../pipeline/model/waiting.js';
import { atlasPage } from '../../pipeline/publish/atlas.js';
import { dataTexts } from '../../pipeline/publish/data.js';
import { compileTemplates } from '../../pipeline/publish/html.js';
import { templates } from '../../pipeline/publish/places.js';
import { buildEdition } from '../../pipeline/report/index.js';
import { aldorf, bruch, cappel, county, facts, figure, room } from '../report/county.js';
import { protectedAlone } from './published.js';

/**
 * The atlas of the invented county at two quarters. Of the children under 15 in Südhang 2 of 40 are in need, which the policy
 * hides (fewer than 5); under 18 they are 9 of 50. The Markt has 3 of 60 and no coarser figure. Cappel is late.
 */
export function atlasRoom(): DataRoom {
  const base = room();
  const [fine, ...others] = base.definitions.indicators;
  if (fine?.kind !== 'ratio') throw new Error('armut is missing');
  const coarse = indicatorSchema.parse({
    ...fine,
    ...{
      id: 'minderjaehrige',
      title: 'Kinder und Jugendliche',
      short_title: 'Arm unter 18',
      role: 'stand_in',
    },
    definition: 'Anteil unter 18 Jahren.',
    numerator: { ...fine.numerator, where: { alter: { under: 18 } } },
    denominator: { ...fine.denominator, where: { alter: { under: 18 } } },
  });
  const indicators = [{ ...fine, coarser: 'minderjaehrige' }, coarse, ...others];
  return { ...base, definitions: { ...base.definitions, indicators } };
}

const [before, now] = ['2025-Q3', '2025-Q4'];
const count = (area: string, period: string, n: number) =>
  figure('einwohner', area, period, n, { n, unit: 'Personen' });

export const values = [
  count('a1', before, 1190),
  count('a1', now, 1200),
  count('a2', now, 800),
  count(aldorf, now, 12012),
  count(county, now, 13662),
  figure('armut', 'a1', before, 28, { interval: [23.83, 32.6], n: 112, d: 400 }),
  figure('armut', 'b1', before, 12.5, { interval: [7.7, 19.6], n: 15, d: 120 }),
  figure('armut', county, before, 18, { interval: [15.9, 20.3], n: 216, d: 1200 }),
  figure('armut', 'DE', before, 14.4, { n: 1440, d: 10_000 }),
  figure('armut', 'a1', now, 31.24, { interval: [27, 35.8], n: 125, d: 400 }),
  figure('armut', 'a2', now, 5, { interval: [1.4, 16.5], n: 2, d: 40 }),
  figure('armut', 'a-rest', now, 20, { interval: [11.2, 33], n: 10, d: 50 }),
  figure('armut', aldorf, now, 28.05, { interval: [24.3, 32.1], n: 137, d: 490 }),
  figure('armut', 'b1', now, 5, { interval: [1.7, 13.7], n: 3, d: 60 }),
  figure('armut', 'b2', now, 16.1, { interval: [12, 21.2], n: 40, d: 249 }),
  figure('armut', 'c1', now, null, { status: 'pending' }),
  figure('armut', cappel, now, null, { status: 'pending' }),
  figure('armut', bruch, now, 17.2, { interval: [14.1, 20.8], n: 91, d: 529 }),
  figure('armut', county, now, 18.7, { interval: [17, 20.6], n: 230, d: 1230 }),
  figure('minderjaehrige', 'a2', now, 18, { interval: [9.8, 30.8], n: 9, d: 50 }),
];

/** The atlas, its page and the data files beside it. */
export function madeAtlas(own: DataRoom = atlasRoom(), figures: readonly ComputedValue[] = values) {
  const { published } = protectedAlone({ values: figures, comparisons: [], trends: [] }, own);
  const given = facts();
  const waiting = createWaiting(own.definitions, given.generatedOn);
  const { reports, atlas } = buildEdition(published, own, given);
  const pages = new Map(reports.map(({ slug }) => [slug, `${slug}.html`]));
  const compile = compileTemplates(join(templates, 'html'));
  const html = atlasPage(atlas, drawGeometry(own.region), pages, templates, compile);
  return { atlas, html, data: dataTexts({ room: own, published, reconciled: [], waiting }) };
}
