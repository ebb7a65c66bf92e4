import { expect, it, vi } from 'vitest';
import { notProtectable } from '../../pipeline/model/messages/protection.js';
import { SolverFailure } from '../../pipeline/solver/index.js';
import { aldorf } from '../report/county.js';
import { counted, counting, dataset, hiddenIn, roomOf } from './system/county.js';

// A solver that gives up on the finished pattern cannot be had from a small county: here it is made to.
const solver = vi.hoisted(() => ({ givesUp: false }));
vi.mock('../../pipeline/protect/cells/index.js', async (load) => {
  const cells = await load<typeof import('../../pipeline/protect/cells/index.js')>();
  const attackTable: typeof cells.attackTable = async (...of) => {
    if (solver.givesUp) throw new SolverFailure(13);
    return cells.attackTable(...of);
  };
  return { ...cells, attackTable };
});

it('says so where a finished pattern cannot be attacked to the end, instead of taking it for safe', async () => {
  const at = roomOf([dataset('hilfen')], [counting('faelle', { dataset: 'hilfen', measure: 'alle' })]);
  const values = [
    counted('faelle', 'a1', 2),
    counted('faelle', 'a2', 10),
    counted('faelle', 'a-rest', 30),
    counted('faelle', aldorf, 42),
  ];
  const before = await hiddenIn(values, at);
  expect(before.problems).toEqual([]);
  solver.givesUp = true;
  const { hidden, problems } = await hiddenIn(values, at);
  expect(hidden).toEqual(before.hidden);
  // Only a1 is protected for its own sake.
  expect(problems).toEqual([
    notProtectable('faelle', at.region.areas.find((a) => a.id === 'a1')?.name ?? '', 0),
  ]);
});
