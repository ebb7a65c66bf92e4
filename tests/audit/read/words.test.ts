import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { folderWith, page, pdfOf } from './small-folder.js';

/** Numbers that are not digits in a sentence: each is found, and what the folder publishes in words passes. */

async function codes(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const { findings } = await readFolder(folderWith(files), null, 'reports');
  return findings.map((f) => f.code);
}
const body = (html: string) => codes({ 'musterstadt.html': page(html) });

describe('numbers in words', () => {
  it('finds every number up to a hundred', async () => {
    const small =
      'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn';
    const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
    const units = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
    const words = [
      ...small.split(' '),
      ...tens.flatMap((ten) => [ten, ...units.map((unit) => `${unit}und${ten}`)]),
    ];
    expect(words).toHaveLength(98);
    const sentences = words.map((word) => `<p>In Süd sind es ${word} Kinder.</p>`);
    // Of these 26, 30 and 80 are open counts of Musterstadt, Süd and the Kreis.
    expect(await body(sentences.join(''))).toHaveLength(98 - 3);
  });
  it.each([
    'In Süd sind es drei Kinder.',
    'Drei Kinder leben in Süd.',
    'In Süd sind es zwei kleine Kinder weniger als in Nord.',
    'Süd: vier.',
    'In Süd erhält ein Drittel der Kinder Leistungen.',
    'In Süd erhält jedes siebte Kind Leistungen.',
    'In Süd erhält die Hälfte der Kinder Leistungen.',
    'In Süd erhalten keine Kinder Leistungen.',
    'In Süd erhalten alle Kinder Leistungen.',
    'In Süd erhält nur ein Kind Leistungen.',
    'In Süd erhält ein einziges Kind Leistungen.',
    'In Süd sind es ein Dutzend Kinder.',
    'In Süd sind es dreiundzwanzig Kinder.',
    'In Süd sind es doppelt so viele Kinder.',
    'In Süd sind es IV Kinder.',
    'In Süd sind es ½ der Kinder.',
    'In Süd sind es ４ Kinder.',
    'In Süd sind es ④ Kinder.',
    'In Süd sind es ⁴ Kinder.',
    'Süd liegt auf Platz 3 von 4 Gebieten.',
  ])('%s', async (text) => {
    expect(await body(`<p>${text}</p>`)).toEqual(['unexplained-number']);
  });
  it.each([
    'In Nord sind es vierundzwanzig Kinder.',
    'Einen Wert gibt es in zwei von drei Gebieten.',
    'Unter zehn Fällen gilt das exakte Intervall.',
    'In Nord erhalten alle Kinder Auskunft.',
    'Die Fläche steht in m².',
    'Kinder mit SGB II Leistungen.',
    'Ein Kind zählt, wo es wohnt.',
  ])('passes what is open or no count: %s', async (text) => {
    expect(await body(`<p>${text}</p>`)).toEqual([]);
  });
  it('finds them in a cell and in a drawing', async () => {
    const table =
      '<table><caption>Kinderarmut: Ortsteile</caption><thead><tr><th>Gebiet</th><th>Fälle</th></tr></thead><tbody><tr><th>Süd</th><td>vier</td></tr></tbody></table>';
    expect(await body(table)).toEqual(['unexplained-number']);
    expect(await body('<svg role="img" aria-label="Karte"><desc>Süd: vier Kinder</desc></svg>')).toEqual([
      'unexplained-number',
    ]);
  });
});

describe('parts of a page that nobody sees', () => {
  it.each([
    '<p title="24,03 %">Nord</p>',
    '<img alt="Süd 4">',
    '<p class="wert-4">Süd</p>',
    '<p style="--n:4">Süd</p>',
    '<p><span style="width:13.3%">Süd</span></p>',
    '<p id="sued-4">Süd</p>',
    '<p><a href="#sued-4">Süd</a></p>',
    '<p lang="de-x-4">Süd</p>',
    '<svg role="img" aria-label="Karte"><path d="M0,0" aria-valuenow="4"/></svg>',
    '<a href="data:text/plain,4">Süd</a>',
    '<link rel="icon" href="data:,">',
    '<meta name="description" content="Süd: 4 Kinder">',
  ])('%s', async (html) => {
    expect(await body(html)).not.toEqual([]);
  });
  it('may be named after definitions and places, and counted', async () => {
    const named =
      '<p id="profil-1">Nord</p><p id="profil-2">Süd</p><p id="99999001-karte">Musterstadt</p><p id="kinder-karte">x</p>';
    expect(await body(named)).toEqual([]);
    expect(await body('<p id="profil-2">Nord</p>')).toEqual(['unexplained-number']);
  });
});

describe('words in a PDF', () => {
  const withPdf = (line: string, html: string) =>
    codes({ 'musterstadt.html': page(html), 'musterstadt.pdf': pdfOf(['Bericht Musterstadt', line]) });
  it('are found where the page does not have them', async () => {
    expect(await withPdf('In Nord leben drei Kinder.', '')).toEqual(['unexplained-number']);
    expect(await withPdf('In Nord leben alle Kinder.', '')).toEqual([]);
  });
  it('pass where the page has them too, which is read by itself', async () => {
    const open = 'In Nord leben vierundzwanzig Kinder.';
    expect(await withPdf(open, `<p>${open}</p>`)).toEqual([]);
  });
});

describe('a PDF beside its pages', () => {
  const altered = (change: (file: string) => string) =>
    Uint8Array.from(change(Buffer.from(pdfOf(['Bericht Musterstadt'])).toString('latin1')), (c) =>
      c.charCodeAt(0),
    );
  const withPdf = (change: (file: string) => string) =>
    codes({ 'musterstadt.html': page(''), 'musterstadt.pdf': altered(change) });
  const xmp = (text: string) => (file: string) =>
    file.replace(
      'xref\n0',
      `9 0 obj\n<< /Type /Metadata >>\nstream\n<?xpacket?><x:xmpmeta><dc:description>${text}</dc:description><xmp:CreateDate>2026-01-04</xmp:CreateDate></x:xmpmeta>\nendstream\nendobj\nxref\n0`,
    );

  it('passes with nothing there, and with a description without a number', async () => {
    expect(await withPdf((file) => file)).toEqual([]);
    expect(await withPdf(xmp('Bericht'))).toEqual([]);
  });
  it.each([
    ['bytes after its end', (file: string) => `${file}\n% 4 Kinder in Sued\n`],
    ['a remark', (file: string) => file.replace('xref\n0', '% 4 Kinder in Sued\nxref\n0')],
    [
      'data of a program',
      (file: string) => file.replace('/Type /Catalog', '/Type /Catalog /PieceInfo << /A (4) >>'),
    ],
    ['a description', xmp('4 Kinder in Sued')],
    [
      'a subject that looks like a version',
      (file: string) => file.replace('/Title ()', '/Title (Kinder in Sued 4)'),
    ],
  ])('is found with %s', async (_, change) => {
    expect(await withPdf(change)).toContain('foreign-content');
  });
});
