import { describe, expect, it } from 'vitest';
import { audit } from '../../pipeline/audit/index.js';
import type { AuditCode } from '../../pipeline/model/audit.js';
import { memoryWorld } from '../support/memory-files.js';
import { age, counted, county, dataset, municipality, part, place, published, share } from './made.js';
import { pdfOf } from './read/small-folder.js';

/** A protected folder passes; each act of sabotage on it is found by the audit as a whole. */

const children = dataset('kinder', { measures: ['n', 'alle'], dimensions: [age] });
const under15 = { alter: { under: 15 } };
const texts = {
  title: 'Kinder mit Leistungen',
  short_title: 'Kinderarmut',
  question: 'Wie viele Kinder erhalten Leistungen?',
};
const indicators = [
  share('kinder', part('kinder', under15), part('kinder', under15, 'alle'), texts),
  counted('bis_18', part('kinder', { alter: { under: 18 } }), { title: 'Jugendliche mit Leistungen' }),
  counted('ab_15', part('kinder', { alter: { from: 15, under: 18 } }), {
    title: 'Ältere Kinder mit Leistungen',
  }),
];
const names = { n: 'Nord', s: 'Süd', w: 'West', o: 'Ost' };
const { catalogue } = published({
  ...{ datasets: [children], indicators, rows: [] },
  areas: Object.entries(names).map(([id, name]) => place(id, { name })),
});
for (const p of catalogue.areas) {
  if (p.id === county) p.name = 'Kreis Muster';
  if (p.id === municipality) p.name = 'Musterstadt';
}

const head =
  'indicator,area,area_level,municipality,period,reference_date,status,value,lower,upper,numerator,denominator,unit,definition_version,denominator_date,smoothed,note';
const line = (indicator: string, area: string, rest: string, period = '2025') => {
  const level = area === county ? 'county' : area === municipality ? 'municipality' : 'area';
  const own = area === county ? '' : municipality;
  return `${indicator},${area},${level},${own},${period},${period}-12-31,${rest},`;
};
// Süd, West and Ost are hidden; together they have 10 cases, so that each may have 1 to 8.
const rows = [
  line('kinder', county, 'ok,17,12.2,23.2,34,200,%,1,2025-12-31,'),
  line('kinder', municipality, 'ok,17,12.2,23.2,34,200,%,1,2025-12-31,'),
  line('kinder', 'n', 'ok,24,16.7,33.2,24,100,%,1,2025-12-31,'),
  line('kinder', 's', 'suppressed,,,,,30,%,1,2025-12-31,'),
  line('kinder', 'w', 'suppressed,,,,,,%,1,2025-12-31,'),
  line('kinder', 'o', 'suppressed,,,,,,%,1,2025-12-31,'),
];
const figures = [head, ...rows].join('\r\n');

const table = (south = ['.', '.', '.', '30'], west = ['.', '.', '.', '.']) => `
<table><caption>Kinderarmut: Ortsteile, Stand 31.12.2025</caption>
<thead><tr><th>Gebiet</th><th>Anteil in %</th><th>95-%-Intervall</th><th>Zähler (Personen)</th><th>Nenner (Personen)</th></tr></thead>
<tbody><tr><th>Nord</th><td>24,0</td><td>16,7–33,2</td><td>24</td><td>100</td></tr>
<tr><th>Süd</th>${south.map((t) => `<td>${t}</td>`).join('')}</tr><tr><th>West</th>${west.map((t) => `<td>${t}</td>`).join('')}</tr></tbody></table>`;
const drawing = (label = '') =>
  `<figure><figcaption>Kinderarmut: Ortsteile</figcaption><svg role="img" aria-label="Punktdiagramm »Kinderarmut«. Einziger Wert: 24,0 % (Nord).${label}"></svg></figure>`;
const sentence = 'In Musterstadt erhalten 17,0 % der Kinder Leistungen (31.12.2025).';
const page = (body = `<p>${sentence}</p>${table()}${drawing()}`) =>
  `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Bericht Musterstadt</title></head><body><h1>Bericht Musterstadt</h1>
<article aria-labelledby="kinder"><h3 id="kinder">Kinder mit Leistungen</h3>${body}</article></body></html>`;

const honest = {
  'data/catalogue.json': JSON.stringify(catalogue),
  'data/indicators.csv': figures,
  'musterstadt.html': page(),
};

/** Codes of what is found in the folder with some files replaced, and in other folders beside it. */
async function found(
  files: Record<string, string | Uint8Array> = {},
  beside: Record<string, string> | null = null,
) {
  const inFolder = (name: string, content: object) =>
    Object.fromEntries(Object.entries(content).map(([file, text]) => [`${name}/${file}`, text]));
  const { files: disk } = memoryWorld({
    ...inFolder('reports', { ...honest, ...files }),
    ...(beside ? inFolder('frueher', { ...honest, ...beside }) : {}),
  });
  const { findings } = await audit(disk, null, ['reports', ...(beside ? ['frueher'] : [])]);
  return findings.map((f): AuditCode => f.code);
}
const replaced = (from: string, to: string): Record<string, string> => {
  const changed = figures.replace(from, to);
  if (changed === figures) throw new Error(`nothing to replace: ${from}`);
  return { 'data/indicators.csv': changed };
};
const added = (...more: string[]) => ({ 'data/indicators.csv': [figures, ...more].join('\r\n') });

describe('sabotage', () => {
  it('passes the honest folder', async () => {
    expect(await found()).toEqual([]);
    expect(await found({}, {})).toEqual([]);
  });

  it('1: the protection of all areas but one is taken away', async () => {
    const open = rows.map((r) =>
      r
        .replace(/^(kinder,w,.*)suppressed,,,,,,/, '$1ok,15,7.1,29.1,6,40,')
        .replace(/^(kinder,o,.*)suppressed,,,,,,/, '$1ok,6.7,1.8,21.3,2,30,'),
    );
    expect(await found({ 'data/indicators.csv': [head, ...open].join('\r\n') })).toContain('exact');
  });
  it('2: a numerator stands in a sentence', async () => {
    expect(
      await found({ 'musterstadt.html': page(`<p>${sentence} In Süd sind es 2 Kinder.</p>${table()}`) }),
    ).toContain('unexplained-number');
  });
  it('3: a hidden value is left in the label of a chart', async () => {
    expect(await found({ 'musterstadt.html': page(drawing(' Süd: 6,7 %.')) })).toContain(
      'unexplained-number',
    );
  });
  it('4: a rate has one more digit', async () => {
    expect(await found(replaced('ok,24,16.7', 'ok,24.03,16.7'))).toContain('contradiction');
  });
  it('5: a download has a row for all together', async () => {
    expect(
      await found(added('kinder,Insgesamt,area,99001,2025,2025-12-31,ok,5,,,9,170,%,1,2025-12-31,,')),
    ).toContain('foreign-content');
  });
  it('6: the table of figures keeps the count beside the status that hides it', async () => {
    const codes = await found(replaced('suppressed,,,,,30', 'suppressed,,,,2,30'));
    expect(codes).toContain('hidden-number');
    expect(codes).toContain('exact');
  });
  it('7: a boundary carries a hidden value', async () => {
    const feature = {
      type: 'Feature',
      id: 's',
      properties: { id: 's', name: 'Süd', level: 'area', municipality, quote: 6.7 },
      geometry: null,
    };
    const geojson = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
    expect(await found({ 'data/areas.geojson': geojson })).not.toEqual([]);
  });
  it('8: a comparison rests on a hidden figure', async () => {
    const comparisons = `indicator,area,period,compared_with,reference,difference,lower,upper,verdict,adjusted,p_value,status,note\r\nkinder,s,2025,municipality,${municipality},-10.3,,,,false,,ok,\r\n`;
    expect(await found({ 'data/comparisons.csv': comparisons })).toContain('hidden-number');
  });
  it('9: an index has a component that rests on a hidden figure', async () => {
    const index = 'index,area,period,status,value,components\r\nlage,s,2025,ok,1.2,"{""kinder"":0.4}"\r\n';
    expect(await found({ 'data/indices.csv': index })).toContain('hidden-number');
  });
  it('10: two more age bands allow a difference', async () => {
    const bands = [line('bis_18', 's', 'ok,9,,,9,,%,1,,'), line('ab_15', 's', 'ok,7,,,7,,%,1,,')];
    expect(await found(added(...bands))).toContain('exact');
  });
  it('11: another edition shows what this one hides', async () => {
    const shows = figures.replace('suppressed,,,,,30', 'ok,6.7,1.8,21.3,2,30');
    expect(await found({}, { 'data/indicators.csv': shows })).toContain('exact');
  });
  it('12: a report prints a hidden group', async () => {
    expect(await found({ 'musterstadt.html': page(table(undefined, ['.', '.', '.', '2'])) })).toContain(
      'hidden-number',
    );
  });
  it('13: a table prints a hidden rate, which gives the cases away', async () => {
    const codes = await found({ 'musterstadt.html': page(table(['6,7', '.', '.', '30'])) });
    expect(codes).toContain('hidden-number');
    expect(codes).toContain('exact');
  });
  it('14: a PDF says more than the page', async () => {
    const pdf = pdfOf(['Bericht Musterstadt', 'Kinder mit Leistungen', 'darunter 2 Kinder in West']);
    expect(await found({ 'musterstadt.pdf': pdf })).toContain('unexplained-number');
  });
});
