import type { Block } from './block.js';
import { type Hiding, hideIn } from './pattern.js';

/** Blocks of which later ones depend on earlier ones, in their order, with what was hidden before. Plain data. */
export interface Chain {
  blocks: readonly Block[];
  /** Positions of counts that are hidden at the beginning. */
  hidden: readonly number[];
  /** Whether the same count was hidden on the last day before, by its series. */
  last: readonly (readonly [series: number, isHidden: boolean])[];
}

/** Chooses what to hide block by block; `null` where nothing suffices. */
export async function hideChain({ blocks, hidden: first, last: before }: Chain): Promise<(Hiding | null)[]> {
  const hidden = new Set(first);
  const last = new Map(before);
  const found: (Hiding | null)[] = [];
  for (const block of blocks) {
    const hiding = await hideIn(block, {
      isPreferred: ({ isPreferred, series }) => isPreferred ?? last.get(series) ?? false,
      isHidden: (number) => hidden.has(number),
    });
    found.push(hiding);
    if (!hiding) continue;
    block.counts.forEach(({ number, series }, place) => {
      const isHidden = hiding.hidden[place] !== null;
      last.set(series, isHidden);
      if (isHidden) hidden.add(number);
      else hidden.delete(number);
    });
  }
  return found;
}

/** Chains of blocks that bear on each other: by the same count on another day, or by a group whose rest is protected. */
export function chainsOf(blocks: readonly Block[]): number[][] {
  const leader = blocks.map((_, i) => i);
  const find = (block: number): number => {
    let top = block;
    for (let next = leader[top] ?? top; next !== top; next = leader[top] ?? top) top = next;
    return top;
  };
  const join = (a: number, b: number) => {
    const [first, second] = [find(a), find(b)].sort((x, y) => x - y);
    if (first !== undefined && second !== undefined) leader[second] = first;
  };
  const ofSeries = new Map<number, number>();
  const ofCount = new Map<number, number>();
  blocks.forEach(({ counts }, i) => {
    for (const { series, number } of counts) {
      join(i, ofSeries.get(series) ?? i);
      ofSeries.set(series, i);
      ofCount.set(number, i);
    }
  });
  blocks.forEach(({ counts }, i) => {
    for (const { groups } of counts) for (const { number } of groups) join(i, ofCount.get(number) ?? i);
  });
  const chains = new Map<number, number[]>();
  for (const i of blocks.keys()) {
    const top = find(i);
    const chain = chains.get(top);
    if (chain) chain.push(i);
    else chains.set(top, [i]);
  }
  return [...chains.values()];
}

/** A rough measure of how long a block takes: cells, and the more the more of them are protected. */
export const effortOf = ({ counts, unpublished }: Block): number =>
  (counts.length + unpublished.length) * (1 + counts.filter((c) => c.demand !== null).length);
