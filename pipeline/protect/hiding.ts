import type { Processes, Task } from '../model/processes.js';
import type { Block } from './block.js';
import { type Chain, chainsOf, effortOf } from './chain.js';
import type { Hiding } from './pattern.js';

/** The choice of what to hide, for `Processes`: no solver is loaded here. */
export const hiding: Task<null, Chain, (Hiding | null)[]> = {
  file: new URL('./hiding-task.js', import.meta.url),
  load: async () => (await import('./hiding-task.js')).task,
};

/** What was hidden before the blocks. */
export interface Before {
  isHidden: (number: number) => boolean;
  last: ReadonlyMap<number, boolean>;
}

/**
 * What to hide in each block, as if one were looked at after the other. What bears on each other is shared out together, what
 * takes longest first; without processes all is done here. What is found is the same.
 */
export async function hideBlocks(
  blocks: readonly Block[],
  before: Before,
  processes: Processes | null,
): Promise<(Hiding | null)[]> {
  const found: (Hiding | null)[] = blocks.map(() => null);
  const effort = blocks.map(effortOf);
  const effortIn = (chain: readonly number[]) => chain.reduce((sum, i) => sum + (effort[i] ?? 0), 0);
  const chains = chainsOf(blocks)
    .map((places) => ({ places, effort: effortIn(places) }))
    .sort((a, b) => b.effort - a.effort)
    .map(({ places }) => places);
  const inputs = chains.map((places) => chainOf(places, blocks, before));
  const take = (output: readonly (Hiding | null)[], chain: number) => {
    chains[chain]?.forEach((place, i) => {
      found[place] = output[i] ?? null;
    });
  };
  // A single chain is not worth the way to another process.
  if (processes && inputs.length > 1) await processes.run(hiding, null, inputs, take);
  else {
    const { begin } = await hiding.load();
    const work = begin(null);
    for (const [chain, input] of inputs.entries()) take(await work(input), chain);
  }
  return found;
}

function chainOf(places: readonly number[], blocks: readonly Block[], { isHidden, last }: Before): Chain {
  const own = places.flatMap((place) => blocks[place] ?? []);
  const counts = own.flatMap((block) => block.counts);
  const numbers = new Set(counts.flatMap(({ number, groups }) => [number, ...groups.map((g) => g.number)]));
  const series = new Set(counts.map((c) => c.series));
  return {
    blocks: own,
    hidden: [...numbers].filter(isHidden),
    last: [...series].flatMap((name) => {
      const wasHidden = last.get(name);
      return wasHidden === undefined ? [] : [[name, wasHidden] as const];
    }),
  };
}
