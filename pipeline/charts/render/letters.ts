import type { TextGroup } from '../../model/report.js';
import type { Text } from '../specs/texts.js';
import { fontFamily } from '../text/family.js';
import { rounded } from './rounded.js';
import type { Letters } from './scene.js';

/** Width in pixels of the white outline of a number on a map. */
const halo = 3;

/**
 * The texts of a drawing with the labels of its axes, those in the same letters together. `left` and `top`: where the
 * plot area begins, in pixels of the figure.
 */
export function textGroups(
  labels: readonly Letters[],
  texts: readonly Text[],
  left: number,
  top: number,
): TextGroup[] {
  const groups = new Map<string, TextGroup>();
  const put = ({ size, fill, x, y, anchor, text }: Letters, weight: number, outline: number) => {
    const key = `${size} ${weight} ${fill} ${outline}`;
    const alike = groups.get(key) ?? { size, weight, fill, halo: outline, texts: [] };
    groups.set(key, alike);
    alike.texts.push([rounded(left + x), rounded(top + y), anchor, text]);
  };
  for (const label of labels) put(label, 400, 0);
  for (const { align, y, weight, halo: outlined, ...text } of texts) {
    // As Vega centres a text: capitals and figures are 0.6 em high.
    const baseline = y + Math.round(0.3 * text.size);
    if (text.text === '') continue;
    put({ ...text, y: baseline, anchor: anchors[align] }, weight, outlined ? halo : 0);
  }
  return [...groups.values()];
}

const anchors = { left: 0, center: 0.5, right: 1 } as const;
const anchorNames = new Map([
  [0, ''],
  [0.5, ' text-anchor="middle"'],
  [1, ' text-anchor="end"'],
]);

/** Texts as markup of SVG; an outline lies under its text. */
export const lettersMarkup = (groups: readonly TextGroup[]): string =>
  groups.length === 0 ? '' : `<g font-family="${fontFamily}">${groups.map(groupMarkup).join('')}</g>`;

function groupMarkup({ size, weight, fill, halo: outline, texts }: TextGroup): string {
  const outlined = ` stroke="white" stroke-width="${outline}" stroke-linejoin="round" paint-order="stroke"`;
  const style = `${weight === 400 ? '' : ` font-weight="${weight}"`} fill="${fill}"${outline > 0 ? outlined : ''}`;
  const lines = texts.map(
    ([x, y, anchor, text]) =>
      `<text x="${x}" y="${y}"${anchorNames.get(anchor) ?? ''}>${escaped(text)}</text>`,
  );
  return `<g font-size="${size}px"${style}>${lines.join('')}</g>`;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
