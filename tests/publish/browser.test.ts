import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Region } from '../../pipeline/model/region.js';
import { renderFigures } from '../../pipeline/publish/figures.js';
import { createHtml } from '../../pipeline/publish/html.js';
import { indexPage } from '../../pipeline/publish/index-page.js';
import { templates, webFonts } from '../../pipeline/publish/places.js';
import { openBrowser } from './browser.js';
import { fakeRenderer, sampleReport } from './sample.js';

const opened = await openBrowser();
const reason = typeof opened === 'string' ? opened : '';
if (reason) console.warn(`Seiten werden nicht im Browser geprüft, er startet hier nicht: ${reason}`);

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(async () => {
  if (typeof opened !== 'string') await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

async function writePages(): Promise<void> {
  const report = sampleReport({ chapters: 2, indicators: 1, areas: 4, profiles: 2 });
  const html = createHtml(join(templates, 'html'));
  await mkdir(join(folder, 'assets'), { recursive: true });
  for (const file of [join(templates, 'html', 'report.css'), ...webFonts]) {
    await copyFile(file, join(folder, 'assets', basename(file)));
  }
  await writeFile(
    join(folder, 'report.html'),
    html.report(report, await renderFigures(report, fakeRenderer), 'report.pdf'),
  );
  const region = {
    county: { name: 'Musterkreis', municipality_kind: { one: 'Kommune', many: 'Kommunen' } },
    publisher: { name: 'Musterkreis' },
    demonstration: report.demonstration,
  } as unknown as Region;
  const written = [{ report, html: 'report.html', pdf: 'report.pdf', pdfBytes: 1_234_567 }];
  const index = indexPage(region, written, new Map([['indicators.csv', 4321]]));
  await writeFile(join(folder, 'index.html'), html.index(index));
}

/** Opens a page without its scripts and gives what it asked for outside the folder, which must be nothing. */
async function visit(file: string, width: number, look: (page: Page) => Promise<void>): Promise<void> {
  if (typeof opened === 'string') throw new Error(opened);
  const context = await opened.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, file)).href);
  await look(page);
  expect(requests.filter((url) => !url.startsWith(pathToFileURL(folder).href))).toEqual([]);
  await context.close();
}

describe.skipIf(reason !== '')('pages in a browser', async () => {
  if (reason === '') await writePages();

  for (const file of ['report.html', 'index.html']) {
    for (const width of [1280, 375]) {
      it(`finds no barrier in ${file} at ${width} px`, async () => {
        await visit(file, width, async (page) => {
          for (const folded of await page.locator('details').all()) {
            await folded.evaluate((element) => element.setAttribute('open', ''));
          }
          const { violations } = await new AxeBuilder({ page })
            .options({ resultTypes: ['violations'] })
            .analyze();
          expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
        });
      });
    }

    it(`shows ${file} at 320 px without scrolling sideways`, async () => {
      await visit(file, 320, async (page) => {
        const [content, view] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect(content).toBe(view);
      });
    });
  }

  it('uses its own font and shows one table of contents', async () => {
    await visit('report.html', 1280, async (page) => {
      await page.evaluate(() => document.fonts.ready);
      const loaded = await page.evaluate(() =>
        [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.weight),
      );
      expect(loaded.sort()).toEqual(['400', '600', '700']);
      expect(await page.locator('nav:visible').count()).toBe(1);
    });
  });

  it('opens on paper what is folded on the screen', async () => {
    await visit('report.html', 1280, async (page) => {
      const table = page.locator('details.tables table').first();
      const visible = () => table.evaluate((element) => element.checkVisibility());
      expect(await visible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await visible()).toBe(true);
    });
  });
});
