import { describe, expect, it } from 'vitest';
import { partTexts } from '../../pipeline/publish/drawing-texts.js';

/** Ten pixels a character, whatever the size. */
const measure = (text: string): number => text.length * 10;
const svgOf = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;

describe('partTexts', () => {
  it('takes texts out with their place, anchor and inherited letters', () => {
    const { svg, texts } = partTexts(
      svgOf(
        '<g transform="translate(100,4)"><g transform="translate(0.5,20)" font-size="11px" fill="#111111" text-anchor="end">' +
          '<path d="M0,0L1,1"/><text transform="translate(-8,3)">Nord &amp; &lt;Süd&gt;</text>' +
          '<text text-anchor="middle" font-weight="600" transform="translate(10,0)">ab</text></g>' +
          '<text fill="#222222" font-size="9px">frei</text></g>',
      ),
      measure,
    );
    expect(svg).toBe(
      svgOf(
        '<g transform="translate(100,4)"><g transform="translate(0.5,20)" font-size="11px" fill="#111111" text-anchor="end">' +
          '<path d="M0,0L1,1"/></g></g>',
      ),
    );
    // 100 + 0.5 - 8 less twelve characters; 100 + 0.5 + 10 less half of two.
    expect(texts).toEqual([
      { size: 11, weight: 400, fill: '#111111', halo: 0, texts: [[-27.5, 27, 'Nord & <Süd>']] },
      { size: 11, weight: 600, fill: '#111111', halo: 0, texts: [[100.5, 24, 'ab']] },
      { size: 9, weight: 400, fill: '#222222', halo: 0, texts: [[100, 4, 'frei']] },
    ]);
  });

  it('sets lines below each other and keeps a white outline beneath its text', () => {
    const { texts } = partTexts(
      svgOf(
        '<g fill="#111111" font-size="10px"><text transform="translate(5,7)"><tspan>4. Quartal</tspan><tspan x="0" dy="11">2025</tspan></text>' +
          '<text stroke="white" stroke-width="3">7</text><text>7</text></g>',
      ),
      measure,
    );
    expect(texts).toEqual([
      { size: 10, weight: 400, fill: '#111111', halo: 3, texts: [[0, 0, '7']] },
      {
        ...{ size: 10, weight: 400, fill: '#111111', halo: 0 },
        texts: [
          [5, 7, '4. Quartal'],
          [5, 18, '2025'],
          [0, 0, '7'],
        ],
      },
    ]);
  });

  it('leaves a text that is turned, faded, cut or of no plain colour where it is', () => {
    for (const kept of [
      '<text fill="#111111" transform="rotate(90)">x</text>',
      '<text fill="#111111" opacity="0.5">x</text>',
      '<g clip-path="url(#c)"><text fill="#111111">x</text></g>',
      '<text fill="url(#p)">x</text>',
      '<text fill="#111111" stroke="#222222">x</text>',
      '<text>x</text>',
    ]) {
      expect(partTexts(svgOf(kept), measure)).toEqual({ svg: svgOf(kept), texts: [] });
    }
  });
});
