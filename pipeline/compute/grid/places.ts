import type { Region } from '../../model/region.js';
import { placeTable, rank } from '../../store/figures/names.js';
import type { Store } from '../../store/store.js';
import { changedPlaces } from '../crosswalk.js';

/** Places of one rank: the first, and the one after the last. */
export interface Level {
  rank: number;
  from: number;
  to: number;
}

/** What values and findings need to know of the places, by their numbers. Places of one level follow each other. */
export interface Places {
  count: number;
  /** Levels from coarse to fine, with their first place and the one after their last. */
  levels: readonly Readonly<Level>[];
  /** The same with what is no subject of a comparison. */
  everyLevel: readonly Readonly<Level>[];
  /** First and last day of each place, from 1970-01-01. */
  validFrom: Int32Array;
  validTo: Int32Array;
  /** Rank of each place; `none` for residual and reference areas, which are no subject of a comparison. */
  ranks: Int8Array;
  /** Of areas below the municipality the place of this, else `none`. */
  municipalities: Int32Array;
  county: number;
  /** Places whose boundary changed, with their id. */
  changed: ReadonlyMap<number, string>;
  /** Number of an id. */
  numberOf: ReadonlyMap<string, number>;
}

export const none = -1;

export async function readPlaces(store: Store, region: Region): Promise<Places> {
  const rows =
    await store.query(`SELECT p.place, p.id, p.rank, p.valid_from - DATE '1970-01-01' AS valid_from, p.valid_to - DATE '1970-01-01' AS valid_to,
      p.residual OR p.rank NOT BETWEEN ${rank.county} AND ${rank.unknown - 1} AS apart,
      CASE WHEN p.rank >= ${rank.firstBelow} THEN p.municipality_place END AS municipality
    FROM ${placeTable} p ORDER BY p.place`);
  const [ranks, municipalities] = [new Int8Array(rows.length), new Int32Array(rows.length)];
  const [validFrom, validTo] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  const levels: Level[] = [];
  const everyLevel: Level[] = [];
  const changes = new Set(changedPlaces(region));
  const changed = new Map<number, string>();
  const numberOf = new Map<string, number>();
  rows.forEach((row, place) => {
    const own = row.apart === true ? none : Number(row.rank);
    ranks[place] = own;
    municipalities[place] = row.municipality === null ? none : Number(row.municipality);
    const id = String(row.id);
    numberOf.set(id, place);
    if (changes.has(id)) changed.set(place, id);
    validFrom[place] = Number(row.valid_from);
    validTo[place] = Number(row.valid_to);
    extend(everyLevel, Number(row.rank), place);
    if (own !== none) extend(levels, own, place);
  });
  const county = rows.findIndex((row) => row.rank === rank.county);
  return {
    count: rows.length,
    ...{ levels, everyLevel, validFrom, validTo, ranks, municipalities, county, changed, numberOf },
  };
}

function extend(levels: Level[], rankOfPlace: number, place: number): void {
  const last = levels.at(-1);
  if (last?.rank === rankOfPlace) last.to = place + 1;
  else levels.push({ rank: rankOfPlace, from: place, to: place + 1 });
}
