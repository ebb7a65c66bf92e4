import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { deliveryMatrix, feedbackFor, judge } from '../../pipeline/feedback/index.js';
import { severityHeading } from '../../pipeline/model/messages/feedback.js';
import { createFeedback } from '../../pipeline/publish/feedback.js';
import { templates } from '../../pipeline/publish/places.js';
import { inputOf, table } from '../feedback/support.js';
import { openBrowser } from './browser.js';

/** Rückmeldung and matrix as pages: one file each, safe against hostile texts, without barriers. */

const hostile = '<script>document.title="x"</script><img src=http://example.org/x.png>';
const input = await inputOf({
  'altdorf/2025-Q4/einwohnerbestand.csv': table(
    'A1;0;m;100x',
    `"${hostile}";0;m;100`,
    `A1;1;m;${'sehrlangesWort'.repeat(30)}`,
  ),
  'altdorf/2025-Q3/einwohnerbestand.csv': table('A1;0;m;100'),
  [`altdorf/2025-Q4/${'langer_dateiname_'.repeat(8)}.docx`]: 'x',
});
const demonstration = 'Alle Zahlen sind erfunden.';
const room = { ...input.room, region: { ...input.room.region, demonstration } };
const judged = judge(input);
const html = createFeedback(join(templates, 'html'));
const pages: Record<string, string> = {
  'rueckmeldung.html': html.page(
    feedbackFor({ ...input, room }, { id: 'altdorf', name: 'Stadt Altdorf' }, judged),
  ),
  'index.html': html.matrix(deliveryMatrix({ ...input, room }, judged)),
};

const folder = mkdtempSync(join(tmpdir(), 'feedback-'));
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
const opened = await openBrowser();
const reason = typeof opened === 'string' ? opened : '';
if (reason) console.warn(`Seiten werden nicht im Browser geprüft, er startet hier nicht: ${reason}`);
afterAll(async () => {
  if (typeof opened !== 'string') await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the pages as files', () => {
  it.each(Object.keys(pages))('%s escapes what a delivery says, and asks for nothing outside', (name) => {
    const text = pages[name] ?? '';
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/<link|url\(|@font-face/);
    expect(text).toContain(demonstration);
  });

  it('say the severity in words and link the page of each supplier', () => {
    expect(pages['rueckmeldung.html']).toContain(severityHeading.error);
    expect(pages['rueckmeldung.html']).toContain('&lt;script&gt;');
    expect(pages['index.html']).toContain('href="altdorf.html"');
  });

  it('give every table a caption and every heading cell a scope', () => {
    for (const text of Object.values(pages)) {
      expect(text.match(/<caption/g)?.length).toBe(text.match(/<table/g)?.length);
      expect(text.match(/<th(?=[\s>])/g)?.length).toBe(text.match(/<th scope="(col|row)"/g)?.length);
    }
  });
});

describe.skipIf(reason !== '')('the pages in a browser', () => {
  const cases = Object.keys(pages).flatMap((name) =>
    [360, 1280].map((width): [string, number] => [name, width]),
  );

  it.each(cases)('%s at %i px has no barrier and does not scroll sideways', async (name, width) => {
    if (typeof opened === 'string') throw new Error(opened);
    const context = await opened.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(folder, name)).href);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
    const [content, view] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBe(view);
    expect(requests).toHaveLength(1);
    await context.close();
  });
});
