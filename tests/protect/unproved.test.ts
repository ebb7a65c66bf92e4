import { afterAll, expect, it, vi } from 'vitest';
import { notProtectable } from '../../pipeline/model/messages/protection.js';
import { aldorf } from '../report/county.js';

// Files of tests share their modules: the room as it was must be loaded again by whoever comes next.
afterAll(() => {
  vi.doUnmock('../../pipeline/protect/cells/index.js');
  vi.resetModules();
});

it('says so where a finished pattern cannot be attacked to the end, instead of taking it for safe', async () => {
  // A small county that makes the solver give up cannot be had: here it is made to, once the pattern is found.
  const solver = { givesUp: false };
  vi.resetModules();
  vi.doMock('../../pipeline/protect/cells/index.js', async () => {
    const cells = await vi.importActual<typeof import('../../pipeline/protect/cells/index.js')>(
      '../../pipeline/protect/cells/index.js',
    );
    const { SolverFailure } = await import('../../pipeline/solver/index.js');
    const attackTable: typeof cells.attackTable = async (...of) => {
      if (solver.givesUp) throw new SolverFailure(13);
      return cells.attackTable(...of);
    };
    return { ...cells, attackTable };
  });
  const { counted, counting, dataset, hiddenIn, roomOf } = await import('./system/county.js');
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
  const { name } = at.region.areas.find((area) => area.id === 'a1') ?? { name: '' };
  expect(problems).toEqual([notProtectable('faelle', name, 0)]);
});
