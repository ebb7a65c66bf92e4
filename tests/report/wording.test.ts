import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../pipeline/model/figures.js';
import {
  againstPlace,
  againstYearBefore,
  type Difference,
  isClear,
  keysOf,
  relativeSize,
} from '../../pipeline/report/compare.js';
import { createLookup, hasNumber } from '../../pipeline/report/lookup.js';
import type { Sheet } from '../../pipeline/report/sheet.js';
import { extremes } from '../../pipeline/report/statement.js';
import { countyTile, differenceClause, yearSentence, yearTile } from '../../pipeline/report/wording.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, bruch, compared, county, figure, room } from './county.js';

/** Which way a difference is worded: read off the two figures by hand, for every sentence a report makes of one. */

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const armut = room().definitions.indicators.find((i) => i.id === 'armut');
const einwohner = room().definitions.indicators.find((i) => i.id === 'einwohner');
if (!armut || !einwohner) throw new Error('fixture');

const publishedOf = (values: Parameters<typeof protectedAlone>[0]['values']) =>
  protectedAlone({ values, comparisons: [], trends: [] }, room()).published.values;

/** Own figure against one of 18.7 %. */
function against18(own: number, verdict: Verdict | null): Difference {
  const [reference] = publishedOf([figure('armut', county, '2025-Q4', 18.7, { n: 187, d: 1000 })]);
  if (!reference || !hasNumber(reference)) throw new Error('fixture');
  return { own, reference, difference: own - 18.7, verdict, key: null };
}
const more = against18(21.04, 'higher');
const less = against18(16.3, 'lower');
// Printed alike, 18,7 %, and yet told apart: there are very many people.
const slightlyMore = against18(18.72, 'higher');
const slightlyLess = against18(18.68, 'lower');
const chance = against18(21.04, 'not distinguishable');
const unjudged = against18(21.04, null);

describe('the direction of a difference', () => {
  it.each([
    [more, 'das sind 2,3 Prozentpunkte mehr als im Kreis (18,7 %)'],
    [less, 'das sind 2,4 Prozentpunkte weniger als im Kreis (18,7 %)'],
    [slightlyMore, 'das ist geringfügig mehr als im Kreis (18,7 %)'],
    [slightlyLess, 'das ist geringfügig weniger als im Kreis (18,7 %)'],
    [chance, 'das ist vom Wert im Kreis (18,7 %) statistisch nicht zu unterscheiden'],
    [unjudged, 'im Kreis sind es 18,7 %'],
  ])('in a sentence: %#', (d, text) => {
    expect(plain(differenceClause(d, armut, 'im Kreis'))).toBe(text);
  });

  it.each([
    [more, '2,3 Prozentpunkte über dem Kreis'],
    [less, '2,4 Prozentpunkte unter dem Kreis'],
    [slightlyMore, 'geringfügig über dem Kreis'],
    [slightlyLess, 'geringfügig unter dem Kreis'],
    [chance, 'vom Kreis statistisch nicht zu unterscheiden'],
    [unjudged, 'im Kreis: 18,7 %'],
    [null, 'kein Vergleich möglich'],
  ])('in a tile: %#', (d, text) => {
    expect(plain(countyTile(d, armut, 'dem Kreis', 'im Kreis'))).toBe(text);
  });
  it('of two counts is none: a place has fewer people than the county it lies in', () => {
    expect(countyTile(more, einwohner, 'dem Kreis', 'im Kreis')).toBe('kein Vergleich möglich');
  });

  it.each([
    [more, '2,3 Prozentpunkte mehr als im Vorjahr'],
    [less, '2,4 Prozentpunkte weniger als im Vorjahr'],
    [slightlyMore, 'geringfügig mehr als im Vorjahr'],
    [slightlyLess, 'geringfügig weniger als im Vorjahr'],
    [chance, 'vom Vorjahr statistisch nicht zu unterscheiden'],
    [unjudged, 'ein Jahr zuvor: 18,7 %'],
    [null, 'kein Vergleich möglich'],
  ])('since the year before, in a tile: %#', (d, text) => {
    expect(plain(yearTile(d, armut))).toBe(text);
  });

  it.each([
    [more, 'ist der Anteil um 2,3 Prozentpunkte gestiegen.'],
    [less, 'ist der Anteil um 2,4 Prozentpunkte gesunken.'],
    [slightlyMore, 'ist der Anteil geringfügig gestiegen.'],
    [slightlyLess, 'ist der Anteil geringfügig gesunken.'],
  ])('since the year before, in a sentence: %#', (d, text) => {
    expect(plain(yearSentence(d, armut, '2024'))).toBe(`Gegenüber dem Vorjahr (2024: 18,7 %) ${text}`);
  });
  it('is not said where it may be chance, or nobody can tell', () => {
    expect(plain(yearSentence(chance, armut, '2024'))).toBe(
      'Die Veränderung gegenüber dem Vorjahr (2024: 18,7 %) ist von einer zufälligen Schwankung nicht zu unterscheiden.',
    );
    expect(plain(yearSentence(unjudged, armut, '2024'))).toBe('Ein Jahr zuvor (2024): 18,7 %.');
  });
});

describe('what a figure is compared with', () => {
  const values = [
    figure('armut', aldorf, '2025-Q4', 21.5, { n: 129, d: 600 }),
    figure('armut', bruch, '2025-Q4', 17.5, { n: 91, d: 520 }),
    figure('armut', county, '2025-Q4', 18.75, { n: 225, d: 1200 }),
    figure('armut', aldorf, '2024-Q4', 23.5, { n: 141, d: 600 }),
  ];
  const comparisons = [
    compared('armut', aldorf, '2025-Q4', 'county', county, 2.75, 'higher'),
    compared('armut', aldorf, '2025-Q4', 'previous_year', '2024-Q4', -2, 'not distinguishable'),
  ];
  const { published } = protectedAlone({ values, comparisons, trends: [] }, room());
  const lookup = createLookup(published, null);
  const at = (area: string, period = '2025-Q4') => lookup.value('armut', area, period);
  const sheet = { levelsCompare: true } as Sheet;
  const facts = (d: Difference | null) => d && [d.own, d.reference.value, d.difference, d.verdict];

  it('is the row of that reference, with its verdict', () => {
    const found = againstPlace(lookup, sheet, at(aldorf), at(county), 'county');
    expect(facts(found)).toEqual([21.5, 18.75, 2.75, 'higher']);
    expect(keysOf([found])).toEqual([
      { indicator: 'armut', area: aldorf, period: '2025-Q4', comparedWith: 'county' },
    ]);
  });
  it('is told own minus reference, without a verdict, where no row compares the two', () => {
    // Bruch has no row at all, and that of Aldorf is one against the county, not against Bruch.
    expect(facts(againstPlace(lookup, sheet, at(bruch), at(county), 'county'))).toEqual([
      17.5,
      18.75,
      -1.25,
      null,
    ]);
    const other = againstPlace(lookup, sheet, at(aldorf), at(bruch), 'county');
    expect(facts(other)).toEqual([21.5, 17.5, 4, null]);
    expect(keysOf([other, null])).toEqual([]);
  });
  it('is nothing in another period, for another level, or without a number', () => {
    expect(againstPlace(lookup, sheet, at(aldorf, '2024-Q4'), at(county), 'county')).toBeNull();
    expect(
      againstPlace(lookup, { levelsCompare: false } as Sheet, at(aldorf), at(county), 'county'),
    ).toBeNull();
    expect(againstPlace(lookup, sheet, null, at(county), 'county')).toBeNull();
    expect(againstPlace(lookup, sheet, at(aldorf), null, 'county')).toBeNull();
  });
  it('is the year before by its own row', () => {
    expect(facts(againstYearBefore(lookup, at(aldorf)))).toEqual([21.5, 23.5, -2, 'not distinguishable']);
    expect(againstYearBefore(lookup, at(bruch))).toBeNull();
  });
  it('is clear where it is beyond chance in either direction, and nowhere else', () => {
    expect([more, less, chance, unjudged, null].map((d) => isClear(d))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  it('weighs by the size of the reference: 2.75 of 18.75 are more than 4 of 40', () => {
    const found = againstPlace(lookup, sheet, at(aldorf), at(county), 'county');
    expect(found && relativeSize(found)).toBeCloseTo(0.1467, 4);
    expect(relativeSize({ ...more, difference: -1.87 })).toBeCloseTo(0.1, 12);
  });
});

describe('lowest and highest', () => {
  const [a1, a2, b1, rest] = publishedOf([
    figure('armut', 'a1', '2025-Q4', 30, { n: 30, d: 100 }),
    figure('armut', 'a2', '2025-Q4', 10, { n: 10, d: 100 }),
    figure('armut', 'b1', '2025-Q4', 10, { n: 10, d: 100 }),
    figure('armut', 'a-rest', '2025-Q4', 90, { n: 90, d: 100 }),
  ]);
  const member = (name: string, value: typeof a1 | null, kind = 'area') =>
    ({ id: name, name, kind, value: value ?? null }) as Parameters<typeof extremes>[0][number];

  it('are those of places, without the residual area; the first of two alike', () => {
    const found = extremes([
      member('Süd', a2),
      member('Nord', a1),
      member('Markt', b1),
      member('Hof', null),
      member('nicht zuordenbar', rest, 'residual'),
    ]);
    expect(found && [found.lowest.member.name, found.highest.member.name, found.count, found.all]).toEqual([
      ...['Süd', 'Nord'],
      ...[3, 4],
    ]);
  });
  it('are none of a single figure', () => {
    expect(extremes([member('Süd', a2), member('Hof', null)])).toBeNull();
    expect(extremes([])).toBeNull();
  });
});
