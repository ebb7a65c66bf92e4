import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipeline/model/problem.js';
import type { Report } from '../../pipeline/model/report.js';
import { type FigureRenderer, renderFigures } from '../../pipeline/publish/figures.js';
import { createPdf } from '../../pipeline/publish/pdf.js';
import { printFonts, templates } from '../../pipeline/publish/places.js';
import { fakeRenderer, hostile, sampleReport } from './sample.js';

const pdf = createPdf(join(templates, 'pdf'), printFonts, '2025-12-31');
const pdfOf = async (report: Report, renderer: FigureRenderer = fakeRenderer) =>
  pdf.report(report, await renderFigures(report, renderer));

async function open(bytes: Uint8Array) {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** Texts of the pages, white space folded. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await open(bytes);
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
    pages.push(text.replace(/\s+/g, ' '));
  }
  return pages;
}

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}
const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];

async function refusal(report: Report, renderer: FigureRenderer) {
  const error = await pdfOf(report, renderer).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems;
}

describe('pdf', () => {
  it('holds titles, values, intervals and signs as text', async () => {
    const text = (await pagesOf(await pdfOf(sampleReport()))).join(' ');
    for (const words of [
      'Sozialbericht Musterstadt',
      'Kinderarmut',
      'Mit 21,0 % liegt Musterstadt über dem Kreis',
      '19,3 bis 22,8',
      '53 326',
      'Die Altersgrenze im SGB II steigt mit dem Geburtsjahrgang.',
      'Zwei Lieferungen fehlten zum Stichtag.',
      '. geheim gehalten oder nicht bekannt',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is tagged, titled, in German and outlined', async () => {
    const document = await open(await pdfOf(sampleReport()));
    expect((await document.getMetadata()).info).toMatchObject({
      Title: 'Sozialbericht Musterstadt',
      Language: 'de',
    });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const outline = (await document.getOutline()).map((entry) => entry.title);
    expect(outline).toContain('Auf einen Blick');
    expect(outline).toContain('Hinweise zu Daten und Zeichen');
    const tags: Node[] = [];
    for (let n = 1; n <= document.numPages; n++) {
      const tree = (await (await document.getPage(n)).getStructTree()) as Node | null;
      if (tree) tags.push(...flat(tree));
    }
    const roles = new Set(tags.map((tag) => tag.role));
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'TOC']) expect(roles).toContain(role);
    const alternatives = tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt ?? '');
    expect(alternatives).toHaveLength(9);
    expect(alternatives.every((alt) => alt.startsWith('Abbildung '))).toBe(true);
  });

  it('names area, notice and page number on every page', async () => {
    const report = sampleReport();
    const pages = await pagesOf(await pdfOf(report));
    pages.forEach((page, i) => {
      expect(page).toContain(report.areaName);
      expect(page).toContain(report.demonstration);
      expect(page).toContain(`Seite ${i + 1} von ${pages.length}`);
    });
  });

  it('gives each profile exactly one page, however long it is', async () => {
    const report = sampleReport({ chapters: 4, indicators: 20, areas: 2, profiles: 2 });
    const pages = await pagesOf(await pdfOf(report));
    const [first, second] = ['Alle Werte für Gebiet 1', 'Alle Werte für Gebiet 2'].map((caption) =>
      pages.findIndex((page) => page.includes(caption)),
    );
    const notes = pages.findLastIndex((page) => page.includes('Zwei Lieferungen fehlten'));
    expect([second, notes]).toEqual([(first ?? 0) + 1, (first ?? 0) + 2]);
  });

  it('lets hostile text be text and shows a box for characters without a glyph', async () => {
    const report = sampleReport();
    const bytes = await pdfOf({
      ...report,
      title: hostile,
      notes: {
        title: hostile,
        sections: [{ id: 'x', title: '= #x', paragraphs: [hostile, 'a\u0000b\ufeffc\ud83d'], tables: [] }],
      },
    });
    const text = (await pagesOf(bytes)).join(' ');
    expect(text).toContain('<script>alert(1)</script> {{x}} #panic("x") $x$ *fett* "; DROP =1+1 □');
    expect(text).toContain('a□b□c□');
  });

  it('refuses a document that would not be accessible', async () => {
    const [problem] = await refusal(sampleReport(undefined, { title: '' }), fakeRenderer);
    expect(problem?.code).toBe('pdf-refused');
    expect(problem?.found).toContain('PDF/UA-1 error: missing document title');
  });

  it('names the report and the fault where a drawing cannot be read', async () => {
    const broken: FigureRenderer = {
      render: async (figure, context) => ({
        ...(await fakeRenderer.render(figure, context)),
        marks: '<g>',
      }),
    };
    const [problem] = await refusal(sampleReport(), broken);
    expect(problem?.title).toContain('Sozialbericht Musterstadt');
    expect(problem?.found).toContain('SVG');
  });

  it('gives the same bytes twice', async () => {
    const [one, two] = [await pdfOf(sampleReport()), await pdfOf(sampleReport())];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});
