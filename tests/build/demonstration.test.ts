import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../pipeline/store/store.js';
import {
  type Counted,
  moransI,
  neighbourPairs,
  segregationIndex,
  slopeIndex,
  smoothed,
  statusIndex,
} from './textbook.js';

/** One report of the demonstration county, built by the command line as a person would, read back from the PDF. */

const root = join(import.meta.dirname, '../..');
let out = '';
let text = '';
let rows: Record<string, string>[] = [];
let titles: Record<string, { title: string; decimals: number; role?: string }> = {};

const run = (args: string[]) =>
  new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [join(root, 'bin/teilhabe.js'), ...args], { cwd: root }, (error, _, err) =>
      error ? reject(new Error(err)) : resolve(),
    );
  });

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'teilhabe-demo-'));
  await run(['build', '--only', 'kamen', '--out', join(out, 'reports')]);
  text = await pdfText(join(out, 'reports/kamen.pdf'));
  const csv = await readFile(join(out, 'reports/data/indicators.csv'), 'utf8');
  rows = Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;
  const catalogue = JSON.parse(await readFile(join(out, 'reports/data/catalogue.json'), 'utf8'));
  titles = Object.fromEntries(catalogue.indicators.map((i: { id: string }) => [i.id, i]));
}, 600_000);
afterAll(() => rm(out, { recursive: true, force: true }));

/** All text of a PDF; every kind of blank and line break as one blank, hyphens of line breaks kept. */
async function pdfText(path: string): Promise<string> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const content = await (await document.getPage(n)).getTextContent();
    pages.push(
      content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''),
    );
  }
  await task.destroy();
  return pages.join(' ').replace(/[\s\u00a0\u202f\u2009]+/g, ' ');
}

/** Written anew for the test: decimal comma, blank between thousands from five digits on, real minus sign. */
function german(value: string, decimals: number): string {
  const [whole = '', fraction = ''] = Math.abs(Number(value)).toFixed(decimals).split('.');
  const grouped = whole.length > 4 ? whole.replace(/(\d)(?=(\d{3})+$)/g, '$1 ') : whole;
  return `${Number(value) < 0 ? '−' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`;
}

/** Latest row of an indicator in a place. */
function latest(indicator: string, area: string): Record<string, string> | undefined {
  return rows
    .filter((r) => r.indicator === indicator && r.area === area && r.status === 'ok')
    .sort((a, b) => ((a.reference_date ?? '') < (b.reference_date ?? '') ? 1 : -1))[0];
}

describe("the demonstration county's report for Kamen", () => {
  it('holds every indicator with its title, its value for Kamen and for the county', () => {
    const indicators = [...new Set(rows.map((r) => r.indicator ?? ''))];
    expect(indicators.length).toBeGreaterThanOrEqual(32);
    for (const id of indicators) {
      const definition = titles[id];
      if (!definition) throw new Error(`no definition of ${id}`);
      expect(text, id).toContain(definition.title.replace(/\s+/g, ' '));
      // It has no section: its values stand only where others are hidden.
      if (definition.role === 'stand_in') continue;
      for (const area of ['05978020', '05978']) {
        const row = latest(id, area);
        if (row) expect(text, `${id} ${area}`).toContain(german(row.value ?? '', definition.decimals));
      }
      expect(latest(id, '05978020'), `${id}: no figure for Kamen in any period`).toBeDefined();
    }
  });

  it('says on every page that the figures are invented', async () => {
    const notice = 'Die kleinräumigen Zahlen und Gebietsnamen sind erfunden';
    const pages = Number(/Seite 1 von (\d+)/.exec(text)?.[1]);
    expect(pages).toBeGreaterThan(20);
    expect(text.split(notice).length - 1).toBeGreaterThanOrEqual(pages);
  });

  it('refers to nothing outside its folder', async () => {
    for (const name of await readdir(join(out, 'reports'), { recursive: true })) {
      if (!/\.(html|css)$/.test(name)) continue;
      const content = await readFile(join(out, 'reports', name), 'utf8');
      const outside = content
        .replaceAll('http://www.w3.org/2000/svg', '')
        .match(/(?:src|href|url\()\s*=?\s*["'(]?https?:[^"')\s]*/g);
      expect(outside, name).toBeNull();
    }
  });

  it('publishes nothing but reports, assets and data', async () => {
    expect((await readdir(join(out, 'reports'))).sort()).toEqual([
      'assets',
      'data',
      'index.html',
      'kamen.html',
      'kamen.pdf',
    ]);
  });
});

/** Figures about many areas, worked out anew from the published figures by the formulas of textbook.ts and by plain SQL. */
describe('the data files of the demonstration, worked out anew', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ threads: 1 });
  });
  afterAll(() => store.close());

  const at = '2025-Q4';
  const file = async (name: string) =>
    Papa.parse<Record<string, string>>((await readFile(join(out, 'reports/data', name), 'utf8')).trim(), {
      header: true,
    }).data;
  /** Areas with published counts, residual ones (»-99«) aside. */
  const counted = (indicator: string): Counted[] =>
    rows.flatMap((r) =>
      r.indicator === indicator &&
      r.period === at &&
      r.area_level === 'area' &&
      r.numerator &&
      !r.area?.endsWith('-99')
        ? [{ area: r.area ?? '', x: Number(r.numerator), n: Number(r.denominator) }]
        : [],
    );

  it('segregation.csv: the index of people in SGB II, over all areas', async () => {
    const row = (await file('segregation.csv')).find(
      (r) =>
        r.segregation === 'menschen_im_sgb2' &&
        r.area === '05978' &&
        r.period === at &&
        r.measure === 'dissimilarity',
    );
    expect(Number(row?.share)).toBeCloseTo(segregationIndex(counted('sgb2_quote')), 4);
    expect(Number(row?.areas)).toBe(counted('sgb2_quote').length);
    for (const bound of ['corrected', 'lower', 'upper']) expect(Number(row?.[bound])).toBeGreaterThan(0);
  });

  it('clusters.csv: Moran of the unemployed, and the same neighbours as the topology of the map gives', async () => {
    const map = JSON.parse(await readFile(join(out, 'reports/data/areas.geojson'), 'utf8'));
    const areas = counted('arbeitslosenanteil');
    const row = (await file('clusters.csv')).find(
      (r) => r.indicator === 'arbeitslosenanteil' && r.area === '05978' && r.period === at,
    );
    expect(row?.smoothed).toBe('true');
    expect(Number(row?.moran)).toBeCloseTo(moransI(areas, smoothed(areas), neighbourPairs(map)), 4);
  });

  it('inequality.csv: the slope of the unemployed over child poverty', async () => {
    const deprivation = new Map(counted('sgb2_unter_15').map((a) => [a.area, a.x / a.n]));
    const areas = counted('arbeitslosenanteil').flatMap((a) => {
      const known = deprivation.get(a.area);
      return known === undefined ? [] : [{ ...a, deprivation: known }];
    });
    const row = (await file('inequality.csv')).find((r) => r.indicator === 'arbeitslosenanteil');
    expect(Number(row?.areas)).toBe(areas.length);
    expect(Number(row?.slope_index)).toBeCloseTo(slopeIndex(areas, 5), 2);
  });

  it('indices.csv: the index of every area', async () => {
    const components = [
      'arbeitslosenanteil',
      'langzeitarbeitslosenanteil',
      'transferbezug',
      'sgb2_unter_15',
    ].map((id) => new Map(counted(id).map((a) => [a.area, a.x / a.n])));
    const index = (await file('indices.csv')).filter((r) => r.index === 'statusindex' && r.period === at);
    const scored = index.filter((r) => r.status === 'ok');
    const expected = statusIndex(components.map((c) => scored.map((r) => c.get(r.area ?? '') ?? Number.NaN)));
    expect(scored.length).toBeGreaterThan(50);
    for (const [i, row] of scored.entries())
      expect(Number(row.value), row.area).toBeCloseTo(expected[i] ?? 0, 6);
    // Who is not scored lacks a component.
    for (const row of index.filter((r) => r.status === 'suppressed'))
      expect(
        components.some((c) => !c.has(row.area ?? '')),
        row.area,
      ).toBe(true);
  });

  it('eckwerte.csv: the unemployed of Kamen, read from the deliveries themselves', async () => {
    const raw = join(root, 'data-raw/deliveries').replaceAll('\\', '/');
    const [delivered] = await store.query(`
      SELECT sum(column3::INTEGER)::INTEGER AS own, (
        SELECT amtliche_arbeitslose FROM read_csv('${raw}/kreis-statistik/2025/amtliche_eckwerte.csv',
          delim = ';', header = true, all_varchar = true) WHERE gebiet = '05978020')::INTEGER AS official
      FROM read_csv('${raw}/arbeitsagentur/2025-Q4/Arbeitslose_Sozialraeume_202512.csv', delim = ';', header = false,
        skip = 4, all_varchar = true, encoding = 'latin-1', ignore_errors = true, null_padding = true)
      WHERE column0 = '05978020' AND column2 <> 'insgesamt'`);
    const row = (await file('eckwerte.csv')).find(
      (r) => r.total === 'eckwert_arbeitslose' && r.area === '05978020',
    );
    expect(delivered?.own).toBe(1219 + 543);
    expect([row?.value, row?.official_value, row?.difference].map(Number)).toEqual([
      delivered?.own,
      delivered?.official,
      Number(delivered?.own) - Number(delivered?.official),
    ]);
  });

  it('standardised.csv: the unemployed of Kamen against those expected by age', async () => {
    const [expected] = await store.query(`
      WITH figures AS (
        SELECT area, indicator, numerator::DOUBLE AS x, denominator::DOUBLE AS n
        FROM read_csv('${join(out, 'reports/data/indicators.csv').replaceAll('\\', '/')}', all_varchar = true)
        WHERE period = '${at}' AND area IN ('05978', '05978020')),
      ages AS (
        SELECT young.area, young.x AS x1, young.n AS n1, whole.x - young.x AS x2, whole.n - young.n AS n2
        FROM figures young JOIN figures whole ON whole.area = young.area
        WHERE young.indicator = 'jugendarbeitslosenanteil' AND whole.indicator = 'arbeitslosenanteil')
      SELECT kamen.n1 * county.x1 / county.n1 + kamen.n2 * county.x2 / county.n2 AS cases,
        100 * (county.n1 * kamen.x1 / kamen.n1 + county.n2 * kamen.x2 / kamen.n2) / (county.n1 + county.n2) AS share
      FROM ages kamen, ages county WHERE kamen.area = '05978020' AND county.area = '05978'`);
    const row = (await file('standardised.csv')).find(
      (r) => r.standardisation === 'arbeitslosigkeit_nach_alter' && r.area === '05978020',
    );
    expect(Number(row?.expected)).toBeCloseTo(Number(expected?.cases), 1);
    expect(Number(row?.direct)).toBeCloseTo(Number(expected?.share), 1);
    expect(Number(row?.ratio)).toBeCloseTo(Number(row?.observed) / Number(expected?.cases), 4);
  });

  it('funnels.csv: every area of the unemployed', async () => {
    const areas = counted('arbeitslosenanteil');
    const share = areas.reduce((s, a) => s + a.x, 0) / areas.reduce((s, a) => s + a.n, 0);
    const found = new Map(
      (await file('funnels.csv')).filter((r) => r.indicator === 'arbeitslosenanteil').map((r) => [r.area, r]),
    );
    expect(found.size).toBe(areas.length);
    for (const { area, x, n } of areas) {
      const row = found.get(area);
      const error = 100 * Math.sqrt((share * (1 - share)) / n);
      expect(Number(row?.upper_998)).toBeCloseTo(100 * share + 3.090232 * error, 3);
      expect(Number(row?.lower_95)).toBeCloseTo(100 * share - 1.959964 * error, 3);
      // Wilson's limits meet the common share where the share meets the limits of the funnel.
      const away = Math.abs((100 * x) / n - 100 * share) / error;
      const side = x / n > share ? 'high' : 'low';
      expect(row?.position, area).toBe(
        away > 3.090232 ? `${side}_998` : away > 1.959964 ? `${side}_95` : 'inside',
      );
    }
  });
});
