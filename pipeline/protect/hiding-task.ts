import type { TaskModule } from '../model/processes.js';
import { type Chain, hideChain } from './chain.js';
import type { Hiding } from './pattern.js';

/** Chooses what to hide in one chain after the other. */
export const task: TaskModule<null, Chain, (Hiding | null)[]> = {
  begin: () => hideChain,
};
