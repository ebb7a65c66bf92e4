import type { DataRoom } from '../../model/room.js';
import type { SourcesAt } from '../crosswalk.js';
import type { Columns, Side } from '../grid/grid.js';
import { type Level, none, type Places } from '../grid/places.js';
import { discoveryBound } from '../methods/index.js';
import { type Chain, type Chains, chainsOf } from './chains.js';
import { type Lines, putLine } from './line.js';

/** Trends of one definition and level, which are judged together: one column each, the first `size` of which are filled. */
export interface Trends extends Lines {
  size: number;
  place: Int32Array;
  chain: Chain[];
  /** 1 rising, -1 falling, 0 neither. */
  verdict: Int8Array;
}

export function emptyTrends(most: number): Trends {
  const doubles = () => new Float64Array(most);
  return {
    size: 0,
    place: new Int32Array(most),
    chain: [],
    ...{ slope: doubles(), lower: doubles(), upper: doubles(), p: doubles() },
    verdict: new Int8Array(most),
  };
}

/** Of all findings of a family so many may be chance. */
const rate = 0.05;

/**
 * Trends of a definition, each level under false-discovery control (model/false-discovery.ts): of everything called rising or falling,
 * at most 5 % are expected to be chance. A level with a single trend keeps its verdict.
 * @param trends columns for as many trends as there are places, filled anew for each level
 */
export function trendsOf(
  side: Side,
  room: DataRoom,
  places: Places,
  sourcesAt: SourcesAt,
  trends: Trends,
  take: (trends: Trends) => void,
): void {
  const chains = chainsOf(side, room, places, sourcesAt);
  for (const level of places.levels) {
    trends.size = 0;
    putTrends(side.grid.figures, places, level, chains, trends);
    if (trends.size > 1) control(trends);
    if (trends.size > 0) take(trends);
  }
}

function putTrends(figures: Columns, places: Places, level: Level, chains: Chains, trends: Trends): void {
  for (let place = level.from; place < level.to; place++) {
    if (places.ranks[place] === none) continue;
    const isWhole = !places.changed.has(place) && !hasGap(figures.value, place, places.count);
    const chain = isWhole ? chains.whole : chains.of(place);
    const row = trends.size;
    if (!chain || !putLine(figures, place, places.count, chain, trends, row)) continue;
    trends.place[row] = place;
    trends.chain[row] = chain;
    trends.verdict[row] = (trends.lower[row] ?? 0) > 0 ? 1 : (trends.upper[row] ?? 0) < 0 ? -1 : 0;
    trends.size++;
  }
}

/** Whether a place lacks the figure of any period. */
function hasGap(value: Float64Array, place: number, places: number): boolean {
  for (let at = place; at < value.length; at += places) if (Number.isNaN(value[at])) return true;
  return false;
}

function control({ p, verdict, size: tests }: Trends): void {
  const small = p.slice(0, tests).filter((chance) => chance <= rate);
  const bound = discoveryBound(small.sort(), { tests, sure: 0, surely: -1 });
  for (let i = 0; i < tests; i++) if ((p[i] ?? 1) > bound) verdict[i] = 0;
}
