import { describe, expect, it } from 'vitest';
import { audit } from '../../../pipeline/audit/index.js';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { inlineJson } from '../../../pipeline/model/inline-json.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { madeAtlas } from '../../support/atlas.js';
import { memoryWorld } from '../../support/memory-files.js';

/** An honest atlas passes; whatever is slipped into its page is found. */

const { html, data } = madeAtlas();
const folder = (page: string) =>
  memoryWorld(
    Object.fromEntries(
      [...data, ['atlas.html', page] as const].map(([name, text]) => [`reports/${name}`, text]),
    ),
  ).files;
const found = async (page: string) =>
  (await readFolder(folder(page), null, 'reports')).findings.map((f) => `${f.code}: ${f.message}`);

interface Content {
  places: string[][];
  words: Record<string, string>;
  indicators: {
    id: string;
    title: string;
    caveats: string[];
    periods: { label: string; cells: unknown[] }[];
    legends: { area: { limits: number[]; labels: string[] } };
  }[];
}
const element = /(<script type="application\/json" id="atlas-daten">)([^<]*)(?=<)/;
/** The page with other data. */
function changed(change: (content: Content) => void): string {
  const content = JSON.parse(element.exec(html)?.[2] ?? '') as Content;
  change(content);
  return html.replace(element, (_, start) => start + inlineJson(content));
}
const poor = (content: Content) => {
  const entry = content.indicators.find((i) => i.id === 'armut');
  if (!entry) throw new Error('armut is missing');
  return entry;
};
const put = (area: string, cell: unknown) =>
  changed((content) => {
    const cells = poor(content).periods[1]?.cells ?? [];
    cells[content.places.findIndex(([id]) => id === area)] = cell;
  });
const replaced = (from: string, to: string): string => {
  if (!html.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return html.replace(from, () => to);
};

describe('the atlas under audit', () => {
  it('passes, and every number was compared', async () => {
    const { findings, statements, compared } = await readFolder(folder(html), null, 'reports');
    expect(findings).toEqual([]);
    expect(statements).toEqual([]);
    // Residents: 5 in the data, 4 in the table of the first view. Shares with interval and counts: 3 before, 7 now, the coarser
    // one among them; that of the country without interval; the open denominator of the Markt.
    expect(compared).toBe(5 + 4 + (3 + 7) * 5 + 3 + 1);
  });

  it('finds a number in a hidden place, and states it for the attack', async () => {
    const page = put('b1', [1, 5, 1.7, 13.7, 3, 60]);
    expect(await found(page)).toContain(`hidden-number: ${say.hiddenInTable()}`);
    const { statements } = await readFolder(folder(page), null, 'reports');
    expect(statements).toContainEqual(
      expect.objectContaining({
        indicator: 'armut',
        area: 'b1',
        period: '2025-Q4',
        part: 'numerator',
        number: 3,
      }),
    );
    const { findings } = await audit(folder(page), null, ['reports']);
    expect(findings.map((f) => f.code)).toContain('hidden-number');
  });

  it('finds another number, another status and one more digit', async () => {
    const contradiction = `contradiction: ${say.contradictsTable()}`;
    expect(await found(put('a1', [0, 31.3, 27, 35.8, 125, 400]))).toEqual([contradiction]);
    expect(await found(put('a1', [0, 31.24, 27, 35.8, 125, 400]))).toEqual([contradiction]);
    expect(await found(put('c1', 1))).toEqual([contradiction]);
  });

  it('finds a coarser figure where none may stand, and another than the coarser one', async () => {
    const shape = `foreign-content: ${say.atlasShape()}`;
    expect(await found(put('a1', { coarser: 0, cell: [0, 18, 9.8, 30.8, 9, 50] }))).toEqual([shape]);
    expect(await found(put('a2', { coarser: 0, cell: [0, 18, 9.8, 30.8, 2, 50] }))).toEqual([
      `contradiction: ${say.contradictsTable()}`,
    ]);
    expect(await found(put('b1', { coarser: 0, cell: [0, 5, 1.7, 13.7, 3, 60] }))).toContain(
      `hidden-number: ${say.hiddenInTable()}`,
    );
  });

  it.each([
    ['more than a cell holds', put('b1', [1, null, null, null, null, null, null, 3])],
    ['a text in a cell', put('b1', [1, '3'])],
    ['an object in a cell', put('b1', { value: 3 })],
    ['a member of its own', changed((c) => Object.assign(c, { secret: 3 }))],
    ['another title', changed((c) => Object.assign(poor(c), { title: '3 von 60' }))],
    ['a place under another name', changed((c) => c.places[1]?.splice(1, 1, 'Markt: 3 von 60'))],
    ['a limit with more digits', changed((c) => poor(c).legends.area.limits.splice(0, 1, 5.03))],
    ['a legend with a number', changed((c) => poor(c).legends.area.labels.splice(0, 1, 'Markt 3'))],
  ])('finds %s', async (_, page) => {
    expect(await found(page)).toContain(`foreign-content: ${say.atlasShape()}`);
  });

  it('finds a member that stands twice', async () => {
    const page = replaced('"places":', '"places":"Markt: 3 von 60","places":');
    expect(await found(page)).toContain(`foreign-content: ${say.atlasShape()}`);
  });

  it.each([
    ['a note', changed((c) => poor(c).caveats.push('Im Markt sind es 3 Kinder.'))],
    ['a word of the script', changed((c) => Object.assign(c.words, { hint: 'Markt: 3 Kinder' }))],
    ['a sentence', replaced('</main>', '<p>Im Markt sind es 3 Kinder.</p></main>')],
  ])('finds a number in %s', async (_, page) => {
    expect(await found(page)).toContain(`unexplained-number: ${say.unexplainedSentence()}`);
  });

  it.each([
    ['in the script', replaced("'use strict';", "'use strict';\n// Markt: 3\n")],
    ['in a second script', replaced('</body>', '<script>const markt = 3;</script></body>')],
    ['in the legend', replaced('<ul><li><svg', '<ul><!-- 3 --><li><svg')],
    ['in a remark', replaced('</main>', '<!-- Markt: 3 --></main>')],
  ])('finds what is hidden %s', async (_, page) => {
    expect((await found(page)).join()).toContain('foreign-content');
  });
});
