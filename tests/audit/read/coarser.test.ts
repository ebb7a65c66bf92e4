import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { catalogue, figures, folderWith, page, table } from './small-folder.js';

/** `jugend` stands in for the hidden `kinder` of Süd: 9 of 50, 18 %, with the interval from 9.8 to 30.8. */
const [kinder, menschen] = catalogue.indicators;
const withSibling = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...catalogue,
    indicators: [
      { ...kinder, coarser: 'jugend' },
      menschen,
      { ...kinder, id: 'jugend', title: 'Unter 18 mit Leistungen', short_title: 'Unter 18', ...change },
    ],
  });
const sibling = (rest: string) => `${figures}\r\njugend,s,area,99999001,2025,2025-12-31,${rest},`;
const open = 'ok,18,9.8,30.8,9,50,%,1,2025-12-31,';

async function found(cells: Parameters<typeof table>[0], csv = sibling(open), definitions = withSibling()) {
  const files = folderWith({
    'data/catalogue.json': definitions,
    'data/indicators.csv': csv,
    'musterstadt.html': page(table(cells)),
  });
  const { findings } = await readFolder(files, null, 'reports');
  return findings.filter((f) => f.file.endsWith('.html')).map((f) => f.code);
}
const said = (number: string) => `${number} a)<span class="unseen"> (gröberer Wert: Unter 18)</span>`;
const honest = {
  value: said('18,0'),
  interval: said('9,8–30,8'),
  numerator: said('9'),
  denominator: said('50'),
};

describe('a coarser value in the place of a hidden one', () => {
  it('is understood as the published value of the coarser indicator', async () => {
    expect(await found(honest)).toEqual([]);
  });

  it('may be that of the next coarser where it is hidden itself', async () => {
    const chain = JSON.parse(withSibling({ coarser: 'alle' }));
    chain.indicators.push({ ...kinder, id: 'alle', title: 'Alle mit Leistungen', short_title: 'Alle' });
    const csv = `${sibling('suppressed,,,,,50,%,1,2025-12-31,')}\r\nalle,s,area,99999001,2025,2025-12-31,${open},`;
    expect(await found(honest, csv, JSON.stringify(chain))).toEqual([]);
  });

  it('is no other number', async () => {
    expect(await found({ ...honest, value: said('13,3') })).toEqual(['contradiction']);
    expect(await found({ ...honest, numerator: said('4') })).toEqual(['contradiction']);
    expect(await found({ ...honest, value: said('18,04') })).toEqual(['contradiction']);
  });

  it('needs a coarser value that is published', async () => {
    const hidden = sibling('suppressed,,,,,50,%,1,2025-12-31,');
    expect(await found({ ...honest, numerator: said('4'), denominator: '30' }, hidden)).not.toEqual([]);
  });

  it('needs the coarser indicator to be named by the definition', async () => {
    const unnamed = JSON.stringify({ ...JSON.parse(withSibling()), indicators: catalogue.indicators });
    expect(await found({ ...honest, denominator: '30' }, figures, unnamed)).not.toEqual([]);
  });

  it('says no number of its own to screen readers', async () => {
    const whispered = '18,0 a)<span class="unseen"> (gröberer Wert: 4 Kinder)</span>';
    expect(await found({ ...honest, value: whispered })).not.toEqual([]);
  });
});
