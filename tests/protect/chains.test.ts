import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { Processes } from '../../pipeline/model/processes.js';
import type { Block, BlockCount } from '../../pipeline/protect/block.js';
import { chainsOf, effortOf } from '../../pipeline/protect/chain.js';
import { aldorf, bruch } from '../report/county.js';
import { counted, counting, dataset, hiddenIn, roomOf, sharing } from './system/county.js';

const count = (number: number, series: number, more: Partial<BlockCount> = {}): BlockCount => ({
  ...{ number, series, value: 7, lowerBound: 0, upperBound: 9, weight: 8 },
  ...{ isPrinted: true, isPrimary: false, isBalance: false, demand: null, threshold: 5, most: 9 },
  ...{ groups: [], isPreferred: null, isBarred: false },
  ...more,
});
const block = (...counts: BlockCount[]): Block => ({ counts, unpublished: [], equations: [] });
const within = (number: number) => ({ groups: [{ number, size: 20, least: 5 }] });

describe('blocks that bear on each other', () => {
  it('are those with the same count on another day, and those with the group of a count', () => {
    const blocks = [
      block(count(0, 100)),
      block(count(1, 101, within(4))),
      block(count(2, 102), count(3, 100)),
      block(count(4, 104)),
      block(count(5, 105), count(6, 102)),
      block(count(7, 107, within(99))),
    ];
    // 0, 2 and 4 over time, 1 with its group in 3; the group of 5 is in no block.
    expect(chainsOf(blocks)).toEqual([[0, 2, 4], [1, 3], [5]]);
  });

  it('take longer the more cells they have and the more of these are protected', () => {
    const demand = { lower: 1, upper: 5 };
    expect(effortOf(block(count(0, 0), count(1, 1)))).toBe(2);
    expect(effortOf(block(count(0, 0, { demand }), count(1, 1)))).toBe(4);
  });
});

describe('protection shared out among processes', () => {
  const all = { dataset: 'hilfen', measure: 'alle' };
  const part = { dataset: 'hilfen', measure: 'davon' };
  const at = roomOf([dataset('hilfen')], [counting('faelle', all), sharing('anteil', part, all)]);
  const inYear = (period: string, areas: Record<string, readonly [n: number, d: number]>, total: string) => {
    const sums = Object.values(areas).reduce(([a, b], [n, d]) => [a + n, b + d] as const, [0, 0] as const);
    return [...Object.entries(areas), [total, sums] as const].flatMap(([area, [n, d]]) => [
      counted('faelle', area, d, undefined, period),
      counted('anteil', area, n, d, period),
    ]);
  };
  const values = [
    ...inYear('2023', { a1: [2, 50], a2: [10, 70], 'a-rest': [0, 40] }, aldorf),
    ...inYear('2024', { a1: [6, 50], a2: [3, 71], 'a-rest': [20, 40] }, aldorf),
    ...inYear('2025', { a1: [3, 50], a2: [11, 72], 'a-rest': [150, 400] }, aldorf),
    ...inYear('2023', { b1: [2, 50], b2: [9, 70] }, bruch),
    ...inYear('2025', { b1: [4, 30], b2: [12, 70] }, bruch),
  ];
  const inputsOfRuns: number[] = [];
  /** Copies as processes do, and is done with the last input first. */
  const backwards: Processes = {
    warm() {},
    async close() {},
    async run(task, settings, inputs, receive) {
      inputsOfRuns.push(inputs.length);
      const { begin } = await task.load();
      const work = begin(deserialize(serialize(settings)));
      for (const [index, input] of [...inputs.entries()].reverse())
        await receive(deserialize(serialize(await work(deserialize(serialize(input))))), index);
    },
  };

  it('hides the same as in one', async () => {
    const here = await hiddenIn(values, at);
    expect(await hiddenIn(values, at, { processes: backwards })).toEqual(here);
    // First both municipalities, each on its own.
    expect(inputsOfRuns[0]).toBe(2);
    expect(inputsOfRuns).not.toContain(0);
    // 2 of 50 alone could be worked out from the municipality.
    for (const area of ['a1', 'b1']) expect(here.hidden).toContain(`anteil ${area} 2023`);
    expect(here.hidden.filter((name) => name.endsWith('2023')).length).toBeGreaterThan(2);
  });
});
