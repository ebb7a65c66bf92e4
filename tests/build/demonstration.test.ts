import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One report of the demonstration county, built by the command line as a person would, read back from the PDF. */

const root = join(import.meta.dirname, '../..');
let out = '';
let text = '';
let rows: Record<string, string>[] = [];
let titles: Record<string, { title: string; decimals: number }> = {};

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
});
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
