import type { Indicator } from '../../model/indicator.js';
import type { DataRoom } from '../../model/room.js';
import { rank } from '../../store/figures/names.js';
import type { SourcesAt } from '../crosswalk.js';
import { type Columns, emptyColumns, type Grid, type Side } from '../grid/grid.js';
import { type Level, none, type Places } from '../grid/places.js';
import { controlFamily } from './control.js';
import { earlierOf } from './earlier.js';
import { type Estimates, estimatesOf } from './estimates.js';
import { beginRun, empty, type Family, judge, pair, type Sides } from './family.js';
import { kindNumber } from './kinds.js';

/** Takes the judged comparisons of a family, whose columns are filled anew afterwards. */
type TakeFamily = (slot: number, kind: number, family: Family, estimates: Columns) => void;

const [municipality, county] = [kindNumber('municipality'), kindNumber('county')];
const [previousYear, basePeriod] = [kindNumber('previous_year'), kindNumber('base_period')];
const counterpart = kindNumber('counterpart');

const isKnown = (of: Columns, at: number) => !Number.isNaN(of.value[at] ?? Number.NaN);
const factorOf = (indicator: Indicator) => ('factor' in indicator ? indicator.factor : 1);

/**
 * Every area with its municipality and with the county, every municipality with the county, and each of them with its own value one
 * year before and in the base period. Only where both values have numbers. Over time nothing is compared across a break (series.ts).
 * @param family columns for as many comparisons as there are places
 */
export function compareDefinition(
  side: Side,
  room: DataRoom,
  places: Places,
  sourcesAt: SourcesAt,
  family: Family,
  take: TakeFamily,
): void {
  const { grid, indicator } = side;
  const { figures } = grid;
  const estimates = estimatesOf(grid, indicator, places, sourcesAt);
  const sides: Sides = {
    own: figures,
    other: figures,
    estimates: estimates.columns,
    method: indicator.method,
    otherMethod: indicator.method,
    scale: indicator.method === 'wilson' ? factorOf(indicator) : Number.NaN,
  };
  const done = (slot: number, kind: number) => {
    judge(family, sides);
    controlFamily(family, sides);
    if (family.size > 0) take(slot, kind, family, estimates.columns);
    empty(family);
  };
  earlierOf(grid.moments, indicator, room).forEach(({ previousYear: before, base }, k) => {
    const slot = grid.moments[k]?.slot ?? 0;
    const start = k * places.count;
    for (const level of places.levels) {
      if (level.rank >= rank.firstBelow) {
        withMunicipality(family, figures, places, level, start);
        done(slot, municipality);
      }
      if (level.rank > rank.county) {
        withCounty(family, figures, places, level, start);
        done(slot, county);
      }
      for (const [kind, candidates] of [
        [previousYear, before],
        [basePeriod, base],
      ] as const) {
        withEarlier(family, grid, places, level, k, candidates, estimates);
        done(slot, kind);
      }
    }
  });
}

function withMunicipality(
  family: Family,
  figures: Columns,
  places: Places,
  level: Level,
  start: number,
): void {
  beginRun(family, null);
  for (let place = level.from; place < level.to; place++) {
    const above = places.municipalities[place] ?? none;
    if (places.ranks[place] === none || above === none) continue;
    const aboveRank = places.ranks[above] ?? none;
    if (aboveRank === none || aboveRank > rank.municipality) continue;
    if (isKnown(figures, start + place) && isKnown(figures, start + above))
      pair(family, place, start + place, start + above);
  }
}

function withCounty(family: Family, figures: Columns, places: Places, level: Level, start: number): void {
  const countyAt = start + places.county;
  if (places.county === none || !isKnown(figures, countyAt)) return;
  beginRun(family, places.county);
  for (let place = level.from; place < level.to; place++) {
    if (places.ranks[place] !== none && isKnown(figures, start + place))
      pair(family, place, start + place, countyAt);
  }
}

/** With the first of the candidates, which are positions of periods, that has a figure. */
function withEarlier(
  family: Family,
  grid: Grid,
  places: Places,
  level: Level,
  k: number,
  candidates: readonly number[],
  estimates: Estimates,
): void {
  const { figures } = grid;
  const slotOf = (position: number) => grid.moments[position]?.slot ?? 0;
  const start = k * places.count;
  let wanting = subjectsOf(figures, places, level, start);
  for (const position of candidates) {
    beginRun(family, slotOf(position));
    wanting = pairKnown(family, figures, wanting, start, position * places.count);
    if (wanting.length === 0) break;
  }
  for (const place of places.changed.keys()) {
    if (place < level.from || place >= level.to || places.ranks[place] === none) continue;
    if (!isKnown(figures, start + place)) continue;
    for (const position of candidates) {
      const found = estimates.referenceOf(place, k, position);
      if (!found) continue;
      beginRun(family, slotOf(position), found.estimated);
      pair(family, place, start + place, found.at);
      break;
    }
  }
}

/** Places of a level with a figure, whose boundary did not change. */
function subjectsOf(
  figures: Columns,
  { ranks, changed }: Places,
  { from, to }: Level,
  start: number,
): number[] {
  const subjects: number[] = [];
  for (let place = from; place < to; place++) {
    if (ranks[place] !== none && isKnown(figures, start + place) && !changed.has(place)) subjects.push(place);
  }
  return subjects;
}

/** Pairs the figures of places with their earlier ones; gives the places that have none. */
function pairKnown(
  family: Family,
  figures: Columns,
  wanting: readonly number[],
  start: number,
  then: number,
): number[] {
  const lacking: number[] = [];
  for (const place of wanting) {
    if (isKnown(figures, then + place)) pair(family, place, start + place, then + place);
    else lacking.push(place);
  }
  return lacking;
}

const noEstimates = emptyColumns(0);

/** The group of a definition with all, in the same area and period. */
export function compareCounterpart(
  own: Side,
  all: Side,
  places: Places,
  family: Family,
  take: TakeFamily,
): void {
  const shares = [own, all].every((s) => s.indicator.method === 'wilson');
  const factors = [own, all].map((s) => factorOf(s.indicator));
  const sides: Sides = {
    own: own.grid.figures,
    other: all.grid.figures,
    estimates: noEstimates,
    method: own.indicator.method,
    otherMethod: all.indicator.method,
    scale: shares && factors[0] === factors[1] ? (factors[0] ?? Number.NaN) : Number.NaN,
  };
  const positions = new Map(all.grid.moments.map((m, k) => [m.slot, k]));
  own.grid.moments.forEach(({ slot }, k) => {
    const position = positions.get(slot);
    if (position === undefined) return;
    for (const level of places.levels) {
      beginRun(family, all.definition);
      for (let place = level.from; place < level.to; place++) {
        const at = k * places.count + place;
        const otherAt = position * places.count + place;
        if (places.ranks[place] !== none && isKnown(sides.own, at) && isKnown(sides.other, otherAt))
          pair(family, place, at, otherAt);
      }
      judge(family, sides);
      controlFamily(family, sides);
      if (family.size > 0) take(slot, counterpart, family, noEstimates);
      empty(family);
    }
  });
}
