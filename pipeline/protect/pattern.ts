import { SolverFailure } from '../solver/index.js';
import type { Block, BlockCount } from './block.js';
import {
  type Cell,
  ContradictoryCells,
  ProtectionImpossible,
  protectTable,
  tableOfNumbered,
} from './cells/index.js';
import { narrowedTo } from './system/betrayed.js';
import { type Demand, joined } from './system/demands.js';

/** What became of a hidden count. ±Infinity where nothing bounds it. */
export interface HiddenCount {
  lower: number;
  upper: number;
}

/** Nodes of one search for the cheapest pattern, never a time, so that the same input hides the same counts. */
const nodeLimit = 200;
/** How often a pattern is mended where it betrays what nobody asked it to protect. */
const rounds = 6;

/** What became of the counts of one block. */
export interface Hiding {
  /** By place in the block; `null` stays printed. */
  hidden: readonly (HiddenCount | null)[];
  /** Whether nothing is betrayed either of counts that nobody asked to protect. */
  isComplete: boolean;
}

/** What is known of the counts around a block. */
export interface Surroundings {
  isPreferred: (count: BlockCount) => boolean;
  /** Whether a count is hidden, by its position among all counts. */
  isHidden: (number: number) => boolean;
}

/** Chooses what to hide in one block; `null` where nothing that may be hidden suffices. */
export async function hideIn(block: Block, { isPreferred, isHidden }: Surroundings): Promise<Hiding | null> {
  const { counts } = block;
  const integer = counts.every((c) => Number.isInteger(c.value));
  const preferred = new Set(counts.flatMap((count, place) => (isPreferred(count) ? [place] : [])));
  const places = new Map(counts.map(({ number }, place) => [number, place]));
  let demands: readonly (Demand | null)[] = counts.map((c) => c.demand);
  let best: readonly (HiddenCount | null)[] | null = null;
  for (let round = 0; round < rounds; round++) {
    const table = tableOfNumbered(cellsOf(block, demands), block.equations);
    const result = await tried(() => protectTable(table, { integer, nodeLimit, preferred }));
    if (!result) break;
    const found = counts.map((_, place): HiddenCount | null =>
      result.hidden.has(place) ? (result.intervals.get(place) ?? null) : null,
    );
    best = found;
    const isOpen = (number: number) => {
      const place = places.get(number);
      return place === undefined || !found[place] ? !isHidden(number) : false;
    };
    const more = demands.map((known, place): Demand | null => {
      const [count, left] = [counts[place], found[place]];
      if (!count || !left) return known;
      const groups = count.groups.map(({ number, size, least }) => ({
        ...{ size: isOpen(number) ? size : null, least },
      }));
      const all = joined(known, narrowedTo(count, left, groups));
      return all && (all.lower !== known?.lower || all.upper !== known?.upper) ? all : known;
    });
    if (more.every((demand, place) => demand === demands[place])) {
      const isMet = demands.every((demand, place) => {
        const left = found[place];
        return !demand || (left && left.lower <= demand.lower && left.upper >= demand.upper);
      });
      return { hidden: found, isComplete: isMet };
    }
    demands = more;
  }
  return best && { hidden: best, isComplete: false };
}

function cellsOf({ counts, unpublished }: Block, demands: readonly (Demand | null)[]): Cell[] {
  return [
    ...counts.map((count, place): Cell => {
      const { value, lowerBound, upperBound } = count;
      const demand = demands[place] ?? (count.isPrinted ? null : { lower: value, upper: value });
      return {
        id: String(place),
        value,
        lowerBound,
        upperBound,
        ...(count.isBarred ? { fixed: true } : {}),
        weight: demand ? 0 : count.weight,
        ...(demand
          ? {
              sensitive: true,
              protectLower: Math.max(demand.lower, lowerBound),
              protectUpper: Math.min(demand.upper, upperBound),
            }
          : {}),
      };
    }),
    ...unpublished,
  ];
}

/** `null` where no pattern or no values fit, or the solver gives up. */
export async function tried<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const isKnown =
      error instanceof ProtectionImpossible ||
      error instanceof ContradictoryCells ||
      error instanceof SolverFailure;
    if (isKnown) return null;
    throw error;
  }
}
