import { describe, expect, it } from 'vitest';
import { atlasStatuses } from '../../pipeline/model/atlas.js';
import { madeAtlas } from '../support/atlas.js';
import { aldorf, bruch, cappel, county } from './county.js';

const { atlas } = madeAtlas();
const indicators = atlas.chapters.flatMap((chapter) => chapter.indicators);
const poor = indicators.find((i) => i.id === 'armut');
const cell = (area: string, period: string) =>
  poor?.periods.find((p) => p.id === period)?.cells[atlas.places.findIndex((place) => place.id === area)];
const status = (name: (typeof atlasStatuses)[number]) => atlasStatuses.indexOf(name);

describe('the atlas', () => {
  it('has each municipality with its areas, what could not be assigned last, then the county and the country', () => {
    expect(atlas.places.map((place) => place.id)).toEqual([
      ...[aldorf, 'a1', 'a2', 'a-rest', bruch, 'b1', 'b2', cappel, 'c1', county, 'DE'],
    ]);
  });

  it('has the indicators of the reports by chapter, without those that only stand in', () => {
    expect(atlas.chapters.map((c) => [c.title, c.indicators.map((i) => i.id)])).toEqual([
      ['Menschen', ['einwohner']],
      ['Armut', ['armut']],
    ]);
  });

  it('holds published numbers as the data files round them', () => {
    expect(cell('a1', '2025-Q4')).toEqual([status('ok'), 31.2, 27, 35.8, 125, 400]);
    expect(cell('a1', '2025-Q3')).toEqual([status('ok'), 28, 23.8, 32.6, 112, 400]);
    expect(cell('DE', '2025-Q3')).toEqual([status('ok'), 14.4, null, null, 1440, 10_000]);
  });

  it('holds nothing but the status where nothing is published', () => {
    expect(cell('c1', '2025-Q4')).toBe(status('pending'));
    expect(cell('c1', '2025-Q3')).toBe(status('not_delivered'));
    // A reference area has no row of its own to be missed.
    expect(cell('DE', '2025-Q4')).toBeNull();
    const hidden = cell('b1', '2025-Q4');
    expect(Array.isArray(hidden) ? hidden.slice(0, 5) : hidden).toEqual([
      ...[status('suppressed'), null, null, null, null],
    ]);
  });

  it('holds the coarser figure in place of a hidden one', () => {
    expect(cell('a2', '2025-Q4')).toEqual({ coarser: 0, cell: [status('ok'), 18, 9.8, 30.8, 9, 50] });
    expect(poor?.coarser.map((c) => c.title)).toEqual(['Arm unter 18']);
  });

  it('says when the figures are from and opens with the latest', () => {
    expect(poor?.periods.map((p) => [p.id, p.date, p.label])).toEqual([
      ['2025-Q3', '2025-09-30', '30.09.2025'],
      ['2025-Q4', '2025-12-31', '31.12.2025'],
    ]);
    expect(poor?.latest).toBe(1);
    expect(atlas.first).toMatchObject({ period: 1, level: 'area' });
  });

  it('begins with a table whose groups are the municipalities', () => {
    const groups = atlas.first?.table.groups.map((rows) =>
      rows.map(({ header, cells: [first] }) => `${header} ${first?.text}`),
    );
    expect(groups).toEqual([
      ['Aldorf 12\u202f012', 'Nordviertel 1200', 'Südhang 800', 'nicht zuordenbar .'],
      ['Bruch .', 'Markt .', 'Mühle .'],
      ['Cappel .', 'Dorf .'],
      ['Kreis Auental 13\u202f662'],
    ]);
  });
});
