import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { knownScripts } from '../../pipeline/audit/read/atlas/index.js';
import { atlasStyle } from '../../pipeline/publish/atlas.js';
import { atlasScript } from '../../pipeline/publish/atlas-script.js';
import { templates, webFonts } from '../../pipeline/publish/places.js';
import { atlasRoom, madeAtlas } from '../support/atlas.js';
import { openBrowser } from './browser.js';

const { html, data } = madeAtlas();

describe('the page of the atlas', () => {
  it('has the script that the audit knows: after a change, enter its new hash among the known scripts', () => {
    const hash = createHash('sha256').update(atlasScript(templates)).digest('base64');
    expect(knownScripts).toContain(hash);
    expect(html).toContain(`script-src 'sha256-${hash}'`);
  });

  it('holds no number of a hidden place', () => {
    // 3 of 60 in the Markt; 2 of 40 in Südhang, where 9 of 50 stand in.
    const [, embedded = ''] = /id="atlas-daten">([^<]*)</.exec(html) ?? [];
    const { indicators } = JSON.parse(embedded) as { indicators: { periods: { cells: unknown[] }[] }[] };
    const poor = indicators[1]?.periods[1]?.cells ?? [];
    expect(poor[2]).toEqual({ coarser: 0, cell: [0, 18, 9.8, 30.8, 9, 50] });
    expect(poor[5]).toEqual([1, null, null, null, null, 60]);
    expect(html).not.toContain('13.7');
  });

  it('escapes names as text and inside the data', () => {
    const room = atlasRoom();
    const name = '</script><script>alert("x")</script>';
    const areas = room.region.areas.map((a) => (a.id === 'a1' ? { ...a, name } : a));
    const hostile = madeAtlas({ ...room, region: { ...room.region, areas } }).html;
    expect(hostile.match(/<script/g)).toHaveLength(2);
    expect(hostile).toContain('\\u003c/script\\u003e\\u003cscript\\u003ealert(\\"x\\")');
  });

  it('works without boundaries, and without figures', () => {
    const room = atlasRoom();
    const bare = madeAtlas({ ...room, region: { ...room.region, boundaryFeatures: [] } }).html;
    expect(bare).toContain('Für diese Gebiete liegen keine Grenzen vor.');
    expect(bare).not.toContain('id="karte"');
    const none = madeAtlas(room, []).html;
    expect(none).toContain('In dieser Ausgabe ist kein Wert veröffentlicht.');
    expect(none).not.toContain('<script');
  });
});

const opened = await openBrowser();
const reason = typeof opened === 'string' ? opened : '';
if (reason) console.warn(`Der Atlas wird nicht im Browser geprüft, er startet hier nicht: ${reason}`);

const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
afterAll(async () => {
  if (typeof opened !== 'string') await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

async function writeFiles(): Promise<void> {
  await mkdir(join(folder, 'assets'), { recursive: true });
  for (const file of [join(templates, 'html', 'report.css'), atlasStyle(templates), ...webFonts])
    await copyFile(file, join(folder, 'assets', basename(file)));
  await writeFile(join(folder, 'atlas.html'), html);
}

interface Visit {
  fragment?: string;
  width?: number;
  script?: boolean;
  /** Only to bring in what looks for barriers. */
  bypassCSP?: boolean;
}

/** Opens the page; it must ask for nothing outside its folder and report no fault. */
async function visit(how: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  if (typeof opened === 'string') throw new Error(opened);
  const { fragment = '', width = 1280, script = true, bypassCSP = false } = how;
  const context = await opened.newContext({
    ...{ viewport: { width, height: 900 }, javaScriptEnabled: script, bypassCSP },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(folder).href)) faults.push(request.url());
  });
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(join(folder, 'atlas.html')).href + fragment);
  await look(page);
  expect(faults).toEqual([]);
  await context.close();
}

const poor = '#indikator=armut&stand=2025-Q4&ebene=area';
const text = (page: Page, selector: string) => page.locator(selector).innerText();
/** The rows of the table, cell by cell, as they are read out. */
const rows = (page: Page) =>
  page
    .locator('#tabelle tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
const shape = (page: Page, name: string) => page.locator(`#karte path[aria-label^="${name}"]`);

describe.skipIf(reason !== '')('the atlas in a browser', async () => {
  if (reason === '') await writeFiles();

  it('shows the same first view with and without its script', async () => {
    const parts = ['#indikator', '#frage', '#stand', '#erklaerung', '#legende', '#tabelle'];
    const views: unknown[] = [];
    for (const script of [false, true]) {
      await visit({ script }, async (page) => {
        const texts = await Promise.all(parts.map((part) => page.locator(part).textContent()));
        const fills = await Promise.all(
          ['#gebiete path', '#kommunen path'].map((paths) =>
            page.locator(paths).evaluateAll((all) => all.map((path) => path.getAttribute('fill'))),
          ),
        );
        const heads = page.locator('#tabelle th');
        const scopes = await heads.evaluateAll((all) => all.map((head) => head.getAttribute('scope')));
        views.push({ texts: texts.map((t) => t?.replace(/\s+/g, '')), fills, scopes });
        expect(await page.locator('.without-script').count()).toBe(script ? 0 : 1);
        expect(await page.locator('select').count()).toBe(script ? 1 : 0);
      });
    }
    expect(views[1]).toEqual(views[0]);
  });

  it('shows every figure as the data file has it', async () => {
    const file = Papa.parse<Record<string, string>>(data.get('data/indicators.csv') ?? '', { header: true });
    const decimals: Record<string, number> = { einwohner: 0, armut: 1 };
    const names: Record<string, string> = { a1: 'Nordviertel', a2: 'Südhang', b1: 'Markt', b2: 'Mühle' };
    const german = (value = '', places = 0) => Number(value).toFixed(places).replace('.', ',');
    let compared = 0;
    for (const row of file.data) {
      const { indicator = '', area = '', period = '', value, lower, upper, numerator, denominator } = row;
      const [places, name] = [decimals[indicator], names[area]];
      if (places === undefined || name === undefined || value === '') continue;
      await visit({ fragment: `#indikator=${indicator}&stand=${period}&ebene=area` }, async (page) => {
        const cells = (await rows(page)).find(([head]) => head === name);
        const expected =
          indicator === 'einwohner'
            ? [german(value)]
            : [
                ...[german(value, 1), `${german(lower, 1)}–${german(upper, 1)}`],
                ...[german(numerator), german(denominator)],
              ];
        expect(cells).toEqual([name, ...expected]);
      });
      compared += 1;
    }
    // Residents of Nordviertel twice and of Südhang, and four shares.
    expect(compared).toBe(7);
  });

  it('says of what has no number why, and marks what stands in', async () => {
    await visit({ fragment: poor }, async (page) => {
      const all = await rows(page);
      expect(all.find(([head]) => head === 'Markt')?.slice(1)).toEqual([
        ...['. (geheim gehalten)', '. (geheim gehalten)', '. (geheim gehalten)', '60'],
      ]);
      expect(all.find(([head]) => head === 'Dorf')?.[1]).toBe('... (Angabe folgt später)');
      expect(all.find(([head]) => head === 'Südhang')?.slice(1, 3)).toEqual([
        ...['18,0 a) (gröberer Wert: Arm unter 18)', '9,8–30,8 a) (gröberer Wert: Arm unter 18)'],
      ]);
      expect(all.at(-1)?.slice(0, 2)).toEqual(['Deutschland (30.09.2025)', '14,4']);
      const signs = await text(page, '.signs');
      expect(signs).toContain('... Angabe folgt später');
      expect(signs).toContain('a) statt eines geheim gehaltenen Werts ein gröberer: Arm unter 18');
      expect(await shape(page, 'Markt, Bruch').getAttribute('aria-label')).toBe(
        'Markt, Bruch: kein Wert: geheim gehalten',
      );
      expect(await shape(page, 'Südhang').getAttribute('fill')).toBe('url(#schraffur)');
    });
  });

  it('follows the choice of indicator, period and level, and keeps it in the address', async () => {
    await visit({}, async (page) => {
      await page.getByLabel('Indikator').selectOption({ label: 'Titel armut' });
      expect(await text(page, '#indikator')).toBe('Titel armut');
      await page.getByRole('slider').focus();
      await page.keyboard.press('ArrowLeft');
      expect(await text(page, '#stand')).toBe('Sozialräume, Stand: 30.09.2025');
      await page.getByRole('button', { name: 'Kommunen' }).click();
      expect(page.url()).toMatch(/#indikator=armut&stand=2025-Q3&ebene=municipality$/);
      expect((await rows(page)).map(([head]) => head)).toEqual([
        ...['Aldorf', 'Bruch', 'Cappel', 'Kreis Auental', 'Deutschland'],
      ]);
      expect(await page.locator('#meldung').textContent()).toBe(
        'Armut, Kommunen, Stand 30.09.2025: 0 von 3 Gebieten mit Wert.',
      );
      await page.getByRole('button', { name: 'Späterer Zeitraum' }).click();
      expect(await text(page, '#stand')).toBe('Kommunen, Stand: 31.12.2025');
    });
  });

  it('keeps the classes of an indicator over all periods', async () => {
    const legends: string[] = [];
    for (const stand of ['2025-Q3', '2025-Q4']) {
      await visit({ fragment: `#indikator=armut&stand=${stand}&ebene=area` }, async (page) => {
        legends.push((await text(page, '#legende')).replace('kein Wert', '').trim());
      });
    }
    expect(legends[0]).toBe(legends[1]);
  });

  it('shows the place that is pointed at, or reached by the keyboard, and holds it fast', async () => {
    await visit({ fragment: poor }, async (page) => {
      expect(await text(page, '#gebiet h3')).toBe('Kreis Auental');
      // Its outline is a triangle; this is well inside.
      await shape(page, 'Mühle').hover({ position: { x: 110, y: 110 } });
      expect(await text(page, '#gebiet')).toMatch(/^Mühle\s+Sozialraum, Bruch · 31\.12\.2025\s+16,1\u202f%/);
      await page.mouse.move(0, 0);
      expect(await text(page, '#gebiet h3')).toBe('Kreis Auental');
      await shape(page, 'Nordviertel').focus();
      await page.keyboard.press('ArrowRight');
      expect(await text(page, '#gebiet h3')).toBe('Südhang');
      await page.keyboard.press('End');
      expect(await text(page, '#gebiet h3')).toBe('Dorf');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.locator('select').focus();
      expect(await text(page, '#gebiet h3')).toBe('Nordviertel');
      expect(await page.locator('#gebiet a').getAttribute('href')).toBe('aldorf.html#armut');
      expect(await page.locator('#karte [tabindex="0"]').count()).toBe(1);
    });
  });

  it('opens with what is there where the address names what is not', async () => {
    await visit({ fragment: '#indikator=nirgends&stand=1&ebene=x' }, async (page) => {
      expect(await text(page, '#indikator')).toBe('Titel einwohner');
    });
    await visit({ fragment: '#indikator=armut&stand=1999&ebene=x' }, async (page) => {
      expect(await text(page, '#stand')).toBe('Sozialräume, Stand: 31.12.2025');
    });
  });

  for (const width of [1280, 375]) {
    it(`has no barrier at ${width} px`, async () => {
      await visit({ fragment: poor, width, bypassCSP: true }, async (page) => {
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'] })
          .analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
      });
    });
  }

  it('needs no scrolling sideways at 320 px', async () => {
    await visit({ fragment: poor, width: 320 }, async (page) => {
      const [content, view] = await page.evaluate(() => [
        ...[document.documentElement.scrollWidth, document.documentElement.clientWidth],
      ]);
      expect(content).toBe(view);
    });
  });

  it('prints map, table and notice without the controls', async () => {
    await visit({ fragment: poor }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#auswahl').isVisible()).toBe(false);
      for (const part of ['#karte', '#tabelle table', '.banner', '#legende'])
        expect(await page.locator(part).isVisible(), part).toBe(true);
    });
  });
});
