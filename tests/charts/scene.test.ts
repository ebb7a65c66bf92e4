import { describe, expect, it } from 'vitest';
import { textGroups } from '../../pipeline/charts/render/letters.js';
import { type Mark, writeScene } from '../../pipeline/charts/render/scene.js';
import { svgOf } from '../../pipeline/charts/render/svg.js';
import { text } from '../../pipeline/charts/specs/texts.js';

/** A mark as Vega builds it: every item knows its mark. */
function mark(marktype: string, items: object[], role?: string): Mark {
  const made: Mark = { marktype, items: [], ...(role === undefined ? {} : { role }) };
  made.items = items.map((item) => ({ ...item, mark: made }));
  return made;
}
const grey = { stroke: '#cccccc', strokeWidth: 2 };

describe('writeScene', () => {
  it('draws lines that look the same as one path, where the groups around them lie', () => {
    const rules = mark('rule', [
      { x: 0, y: 5, x2: 10, ...grey },
      { x: 3, y: 0, y2: -4, ...grey },
      { x: 1, y: 1, x2: 2, y2: 3, ...grey, strokeDash: [5, 3] },
      { x: 7, y: 1, x2: 8, y2: 2.5, ...grey },
      { x: 4, y: 4, ...grey },
    ]);
    const axis = mark('group', [{ x: 0.5, y: 100, items: [rules] }]);
    expect(writeScene(mark('group', [{ x: 20, items: [axis] }])).marks).toBe(
      '<path stroke="#cccccc" stroke-width="2" d="M20.5,105H30.5M23.5,100V96M27.5,101L28.5,102.5"/>' +
        '<path stroke="#cccccc" stroke-width="2" stroke-dasharray="5,3" d="M21.5,101L22.5,103"/>',
    );
  });

  it('draws symbols in groups of the same look, in their order', () => {
    const look = { fill: '#0b4f8a', stroke: 'white', opacity: 1, strokeDash: [1, 0] };
    const symbols = mark('symbol', [
      { x: 1.234, y: 2, size: 64, shape: 'circle', ...look },
      { x: 5, y: 6, size: 100, shape: 'square', ...look, fill: '#b4490f' },
      { x: 3, y: 4, size: 64, shape: 'circle', ...look },
    ]);
    // A circle fills the square over its diameter: of 64 square pixels, 8 wide; a square of 100, 10 wide.
    const { marks } = writeScene(symbols);
    expect(marks).toContain(
      '<g fill="#0b4f8a" stroke="white"><circle cx="1.23" cy="2" r="4"/><circle cx="3" cy="4" r="4"/></g>',
    );
    expect(marks).toMatch(
      /<g fill="#b4490f" stroke="white"><path transform="translate\(5,6\)" d="M-5,-5h10v10/,
    );
  });

  it('takes the labels of an axis in its order, line by line', () => {
    const letters = {
      fontSize: 10,
      align: 'center',
      baseline: 'alphabetic',
      fill: '#56616c',
      lineHeight: 11,
    };
    const labels = mark(
      'text',
      [
        { x: 40, y: 14, text: '20', ...letters, datum: { index: 1 } },
        { x: 0, y: 14, text: ['4. Quartal', '2025'], ...letters, datum: { index: 0 } },
        { x: 80, y: 14, text: ' ', ...letters, datum: { index: 2 } },
      ],
      'axis-label',
    );
    const scene = writeScene(mark('group', [{ y: 100, items: [labels] }]));
    expect(scene.marks).toBe('');
    expect(scene.labels.map(({ x, y, anchor, text }) => [x, y, anchor, text])).toEqual([
      [0, 114, 0.5, '4. Quartal'],
      [0, 125, 0.5, '2025'],
      [40, 114, 0.5, '20'],
    ]);
  });
});

describe('textGroups', () => {
  const groups = textGroups(
    [{ x: 1, y: 2, anchor: 1, size: 10, fill: '#1f2933', text: '5' }],
    [
      text(0, 10, 'a & "b"', { size: 10 }),
      text(4, 10, '7', { size: 10, align: 'center', weight: 600, halo: true }),
      text(0, 0, ''),
    ],
    100,
    50,
  );

  it('joins texts in the same letters; a text is centred on its place by the height of its capitals', () => {
    expect(groups).toEqual([
      {
        ...{ size: 10, weight: 400, fill: '#1f2933', halo: 0 },
        texts: [
          [101, 52, 1, '5'],
          [100, 63, 0, 'a & "b"'],
        ],
      },
      { size: 10, weight: 600, fill: '#1f2933', halo: 3, texts: [[104, 63, 0.5, '7']] },
    ]);
  });

  it('stand in the drawing with their anchors and escaped', () => {
    const svg = svgOf({ width: 200, height: 100, marks: '', texts: groups });
    expect(svg).toContain(
      '<g font-size="10px" fill="#1f2933"><text x="101" y="52" text-anchor="end">5</text>',
    );
    expect(svg).toContain('<text x="100" y="63">a &amp; &quot;b&quot;</text>');
    expect(svg).toMatch(
      /<g [^>]*stroke-width="3"[^>]*paint-order="stroke"><text x="104" y="63" text-anchor="middle">7</,
    );
  });
});
