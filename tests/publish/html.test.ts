import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportWords } from '../../pipeline/model/messages/publish.js';
import type { Report } from '../../pipeline/model/report.js';
import { renderFigures } from '../../pipeline/publish/figures.js';
import { createHtml } from '../../pipeline/publish/html.js';
import { templates } from '../../pipeline/publish/places.js';
import { fakeRenderer, hostile, sampleReport } from './sample.js';

const html = createHtml(join(templates, 'html'));
const page = async (report: Report, pdf: string | null = null) =>
  html.report(report, await renderFigures(report, fakeRenderer), pdf);

describe('html', () => {
  it('holds every text, value and figure of the report', async () => {
    const report = sampleReport();
    const text = await page(report);
    expect(text).toContain('<html lang="de">');
    expect(text).toContain('<title>Sozialbericht Musterstadt</title>');
    expect(text.match(/<figure /g)).toHaveLength(1 + 2 * 3 + 1 + 1);
    expect(text.match(/<table /g)).toHaveLength(1 + 2 + 1 + 1 + 1);
    for (const words of ['19,3 bis 22,8', '53\u202f326', 'Zwei Lieferungen fehlten zum Stichtag.']) {
      expect(text).toContain(words);
    }
  });

  it('names every drawing and every table, and says the notice at the top and with each figure', async () => {
    const report = sampleReport();
    const text = await page(report);
    expect(text.match(/<svg [^>]*role="img" aria-label="Abbildung [^"]*&quot;31,2 %&quot;/g)).toHaveLength(9);
    expect(text.match(/<caption /g)).toHaveLength(6);
    const captions = [...text.matchAll(/<figcaption>.*?<\/figcaption>/g)].map(([caption]) => caption);
    expect(captions).toHaveLength(9);
    expect(captions.every((caption) => caption.includes(report.demonstration))).toBe(true);
    expect(text.indexOf('class="banner"')).toBeLessThan(text.indexOf('<h1>'));
  });

  it('links to the atlas from the head and from each indicator that the atlas has, and only where one is written', async () => {
    const report = sampleReport();
    const figures = await renderFigures(report, fakeRenderer);
    const linked = createHtml(join(templates, 'html'), ['indikator_1_2']).report(report, figures, null);
    const links = [...linked.matchAll(/href="(atlas[^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual(['atlas.html', 'atlas.html#indikator=indikator_1_2']);
    expect(await page(report)).not.toContain('atlas.html');
  });

  it('says nothing about invented figures where they are real', async () => {
    const text = await page(sampleReport(undefined, { demonstration: '' }));
    expect(text).not.toContain('class="banner"');
    expect(text).not.toContain('Vorführdaten');
  });

  it('speaks signs', async () => {
    expect(await page(sampleReport())).toContain('.<span class="unseen"> (geheim gehalten)</span>');
  });

  it('lets hostile text be text', async () => {
    const report = sampleReport();
    const text = await page({
      ...report,
      title: hostile,
      areaMap: { ...report.areaMap, figure: { ...report.areaMap.figure, title: hostile, caption: hostile } },
      notes: { title: hostile, sections: [{ id: 'x', title: hostile, paragraphs: [hostile], tables: [] }] },
    });
    expect(text).not.toContain('<script');
    expect(text.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt; \{\{x\}\}/g)?.length).toBeGreaterThanOrEqual(
      6,
    );
  });

  it('asks for nothing outside its folder', async () => {
    const css = readFileSync(join(templates, 'html', 'report.css'), 'utf8');
    const text = await page(sampleReport(), 'musterstadt.pdf');
    expect(css).not.toMatch(/https?:|@import|\/\//);
    const references = [...text.matchAll(/\b(?:src|href|srcset|data|action)="([^"]*)"/g)].map(([, to]) => to);
    expect(references.filter((to) => !to?.startsWith('#')).sort()).toEqual([
      'assets/report.css',
      'index.html',
      'musterstadt.pdf',
    ]);
  });

  it('has an anchor for every link, and no id twice', async () => {
    const text = await page(sampleReport({ chapters: 2, indicators: 2, areas: 3, profiles: 2 }));
    const outside = text.replace(/<svg[\s\S]*?<\/svg>/g, '');
    const ids = [...outside.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...outside.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('links the PDF only where there is one', async () => {
    const words = reportWords();
    expect(await page(sampleReport(), 'musterstadt.pdf')).toContain(
      `<a href="musterstadt.pdf">${words.asPdf}</a>`,
    );
    expect(await page(sampleReport(), null)).not.toContain(words.asPdf);
  });

  it('gives the same bytes twice', async () => {
    expect(await page(sampleReport())).toBe(await page(sampleReport()));
  });
});
