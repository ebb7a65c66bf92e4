import { describe, expect, it } from 'vitest';
import { setTexts } from '../../pipeline/publish/drawing-texts.js';

/** Ten pixels a character, whatever the size. */
const measure = (text: string): number => text.length * 10;
const look = { size: 11, weight: 400, fill: '#111111' };

describe('setTexts', () => {
  it('says where a text begins, wherever it is anchored', () => {
    const [group] = setTexts(
      [
        {
          ...{ ...look, halo: 0 },
          texts: [
            [100, 4, 0, 'Nord'],
            [100.5, 20, 0.5, 'ab'],
            [92.5, 36, 1, 'Ost & <Süd>'],
          ],
        },
      ],
      measure,
    );
    // 100.5 less half of two characters; 92.5 less eleven.
    expect(group?.texts).toEqual([
      [100, 4, 'Nord'],
      [90.5, 20, 'ab'],
      [-17.5, 36, 'Ost & <Süd>'],
    ]);
  });

  it('sets an outline as a text of its own, below all others', () => {
    const seven: [number, number, number, string] = [5, 7, 0, '7'];
    const groups = setTexts(
      [
        { ...look, halo: 0, texts: [[0, 0, 0, 'Note']] },
        { ...look, halo: 3, texts: [seven] },
      ],
      measure,
    );
    expect(groups).toEqual([
      { ...look, halo: 3, texts: [[5, 7, '7']] },
      { ...look, halo: 0, texts: [[0, 0, 'Note']] },
      { ...look, halo: 0, texts: [[5, 7, '7']] },
    ]);
  });
});
