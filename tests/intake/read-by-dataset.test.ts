import { describe, expect, it } from 'vitest';
import { inReadingOrder, readByDataset } from '../../pipeline/intake/read-by-dataset.js';
import type { Source } from '../../pipeline/intake/source.js';
import { type Dataset, datasetSchema } from '../../pipeline/model/dataset.js';
import { persons } from '../support/tiny-room.js';

const dataset = (id: string): Dataset => datasetSchema.parse({ ...persons, id });
const [a, b, c] = [dataset('a'), dataset('b'), dataset('c')];
const source = (of: Dataset, name: string): Source => {
  const file = `${of.id}-${name}`;
  const nobody = { mapping: null, supplier: null, strangeSupplier: null, periodHints: [] };
  return { file, path: file, shown: file, dataset: of, ...nobody };
};
const many = (of: Dataset, count: number) => Array.from({ length: count }, (_, i) => source(of, String(i)));

describe('the order of reading', () => {
  it('has the datasets of few files first, the smallest in front, then the others, the largest in front', () => {
    const sources = [...many(a, 7), ...many(b, 8), ...many(c, 6), source(dataset('d'), 'only')];
    const order = [...new Set(inReadingOrder(sources).map((s) => s.dataset.id))];
    expect(order).toEqual(['d', 'c', 'b', 'a']);
  });

  it('keeps the order of the files of a dataset', () => {
    const sources = [source(b, '1'), source(a, '1'), source(b, '0'), source(a, '0'), source(b, '2')];
    expect(inReadingOrder(sources).map((s) => s.file)).toEqual(['a-1', 'a-0', 'b-1', 'b-0', 'b-2']);
  });
});

describe('reading by dataset', () => {
  const sources = [source(b, '0'), source(a, '0'), source(b, '1')];
  const named = async ({ file }: Source, at: number) => `${at} ${file}`;

  it('gives what became of the files in their own order, whole and by dataset', async () => {
    const finished: (readonly string[])[] = [];
    const read = await readByDataset(sources, named, async (of, outcomes) => {
      finished.push([of.id, ...outcomes]);
    });
    expect(read).toEqual(['0 b-0', '1 a-0', '2 b-1']);
    expect(finished).toEqual([
      ['a', '1 a-0'],
      ['b', '0 b-0', '2 b-1'],
    ]);
  });

  it('reads on while a dataset is finished', async () => {
    let readOn = () => {};
    const reading = new Promise<void>((resolve) => {
      readOn = resolve;
    });
    const read = await readByDataset(
      sources,
      async (of, at) => {
        if (of.dataset === b) readOn();
        return named(of, at);
      },
      // Would wait for ever if the files of b were read only afterwards.
      (of) => (of === a ? reading : Promise.resolve()),
    );
    expect(read).toHaveLength(3);
  });

  it('tells a failure only when the store is at rest', async () => {
    let atRest = false;
    const reading = readByDataset(
      sources,
      async ({ file }) => {
        if (file === 'b-1') throw new Error('unreadable');
        return file;
      },
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        atRest = true;
      },
    );
    await expect(reading).rejects.toThrow('unreadable');
    expect(atRest).toBe(true);
    const failing = readByDataset(sources, named, () => Promise.reject(new Error('store')));
    await expect(failing).rejects.toThrow('store');
  });
});
