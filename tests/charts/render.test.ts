import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, it } from 'vitest';
import { createRenderer, drawGeometry, svgOf } from '../../pipeline/charts/index.js';
import type { Figure } from '../../pipeline/model/report.js';
import { dots, everyKind, fonts, fourAreas, hidden, locator, map, trend, value } from './samples.js';

const renderer = createRenderer(drawGeometry(fourAreas), fonts);
const real = { demonstration: '' };
const draw = async (figure: Figure, context = real) => svgOf(await renderer.render(figure, context));

/** Every opened element is closed in order; texts and attributes hold no raw markup. */
function wellFormed(svg: string): boolean {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?: [a-zA-Z0-9:-]+="[^"<]*")*)(\/?)>/g,
    (_, end, name, _a, self) => {
      if (end === '/') {
        if (open.pop() !== name) open.push('!');
      } else if (self !== '/') open.push(name);
      return '';
    },
  );
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!amp;|lt;|gt;|quot;)/.test(rest);
}

const idsOf = (svg: string): string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map((m) => m[1] ?? '');
const targetsOf = (svg: string): string[] => [...svg.matchAll(/url\(#([^)]+)\)/g)].map((m) => m[1] ?? '');

describe.each(everyKind.map((f) => [f.data.kind, f] as const))('%s', (_, figure) => {
  it('is one well-formed SVG of its stated size', async () => {
    const drawn = await renderer.render(figure, real);
    const { id, width, height, alt } = drawn;
    const svg = svgOf(drawn);
    expect(id).toBe(figure.id);
    expect(alt).not.toBe('');
    expect(wellFormed(svg)).toBe(true);
    expect(svg).toMatch(
      new RegExp(`^<svg [^>]*width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`),
    );
  });

  it('carries nothing that acts, refers outside or names single marks', async () => {
    const svg = await draw(figure);
    expect(svg).not.toMatch(/<script|foreignObject|<image|href=| on[a-z]+=| class=| role=| aria-|style=/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toContain('http');
    for (const family of svg.matchAll(/font-family="([^"]+)"/g)) {
      expect(family[1]).toBe("'Source Sans 3', sans-serif");
    }
  });

  it('says that the figures are invented, if they are', async () => {
    const notice = 'Erfundene Demonstrationsdaten';
    expect(await draw(figure, { demonstration: notice })).toContain(`>${notice}</text>`);
    expect(await draw(figure)).not.toContain(notice);
  });

  it('gives the same bytes, whatever was drawn before', async () => {
    const first = await draw(figure);
    const other = createRenderer(drawGeometry(fourAreas), fonts);
    for (const f of [...everyKind].reverse()) await other.render(f, real);
    expect(svgOf(await other.render(figure, real))).toBe(first);
  });

  it('escapes every text', async () => {
    const hostile = '<script>alert("1")</script> & \u0000\u0007]]>';
    const data = JSON.parse(JSON.stringify(figure.data), (key, v) =>
      ['label', 'text', 'number', 'own', 'municipality', 'county', 'unit'].includes(key) &&
      typeof v === 'string'
        ? hostile
        : v,
    );
    const svg = await draw({ ...figure, title: hostile, data }, { demonstration: hostile });
    expect(wellFormed(svg)).toBe(true);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;scri');
  });
});

describe('axes', () => {
  // Vega keeps the ticks that two drawings share.
  for (const figure of everyKind) {
    const { data } = figure;
    if (data.kind !== 'dots' && data.kind !== 'trend') continue;
    it(`of ${data.kind} are the same bytes after a drawing that shares some of their ticks`, async () => {
      const over = (domain: [number, number]) => draw({ ...figure, data: { ...data, domain } });
      const first = await over([0, 80]);
      await over([40, 120]);
      expect(await over([0, 80])).toBe(first);
    });
  }
});

describe('ids', () => {
  it('belong to one figure, also where names differ only in signs', async () => {
    const svgs = await Promise.all(['a-b', 'a_b', 'a b', 'a.b'].map((id) => draw({ ...map, id })));
    const ids = svgs.flatMap(idsOf);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const svg of svgs) expect(targetsOf(svg).filter((t) => !idsOf(svg).includes(t))).toEqual([]);
    expect(targetsOf(svgs[0] ?? '').length).toBeGreaterThan(0);
  });
});

describe('map', () => {
  it('has the German classes in its legend and hatches what has no value', async () => {
    const svg = await draw(map);
    for (const label of ['unter 5,0', '5,0 bis unter 10,0', '20,0 und mehr', 'kein Wert', 'in %']) {
      expect(svg).toContain(`>${label}</text>`);
    }
    // Süd on the map and the square in the legend.
    expect(targetsOf(svg)).toHaveLength(2);
    // Nord reads 5,0 and lies in the second class, Ost in the third, West in the fifth; each once more in the legend.
    for (const fill of ['#fdbe85', '#fd8d3c', '#963003']) expect(svg.split(`"${fill}"`)).toHaveLength(3);
  });

  it('has no hatch where every area has a value', async () => {
    if (map.data.kind !== 'map') throw new Error('kind');
    const areas = map.data.areas.filter((a) => a.value !== null);
    const svg = await draw({ ...map, data: { ...map.data, areas } });
    expect(svg).not.toContain('kein Wert');
    expect(svg).not.toContain('<pattern');
  });

  it('prints numbers for up to fifteen areas', async () => {
    const svg = await draw(map);
    expect([...svg.matchAll(/>([1-4])<\/text>/g)].map((m) => m[1])).toEqual(['1', '2', '3', '4']);
    // Readable on every colour: white around the figure and not over it.
    expect(svg).toMatch(/<g [^>]*stroke="white" [^>]*paint-order="stroke"><text [^>]*>1</);
  });

  it('says so where no boundary is known', async () => {
    if (map.data.kind !== 'map') throw new Error('kind');
    const svg = await draw({ ...map, data: { ...map.data, level: 'block' } });
    expect(svg).toContain('Für diese Gebiete liegen keine Grenzen vor.');
  });

  it('is not changed by limits of a hidden value', async () => {
    if (map.data.kind !== 'map') throw new Error('kind');
    const areas = map.data.areas.map((a) => (a.id === 'sued' ? { ...a, lower: 12.34, upper: 23.45 } : a));
    expect(await draw({ ...map, data: { ...map.data, areas } })).toBe(await draw(map));
  });
});

describe('axes', () => {
  it('are German: decimal comma, minus sign, no blank in four digits, narrow blank from five on', async () => {
    const at = async (low: number, high: number) => {
      const rows = [
        { id: 'a', label: 'A', role: 'area' as const, ...value((low + high) / 2, 'x', low, high) },
      ];
      const data = {
        kind: 'dots' as const,
        unit: '',
        decimals: 1,
        rows,
        domain: [low, high] as [number, number],
      };
      return draw({ ...dots, data });
    };
    expect(await at(0, 1)).toContain('>0,2</text>');
    expect(await at(-1, 1)).toContain('>−0,5</text>');
    expect(await at(0, 5000)).toContain('>4000</text>');
    expect(await at(0, 50000)).toContain('>40\u202f000</text>');
  });

  it('stand a series of nothing but hidden values', async () => {
    if (trend.data.kind !== 'trend') throw new Error('kind');
    const series = trend.data.series.map((s) => ({
      ...s,
      points: s.points.map((p) => ({ ...p, ...hidden('.') })),
    }));
    const svg = await draw({ ...trend, data: { ...trend.data, series } });
    expect(svg).not.toContain('Ort 1');
    expect(await draw({ ...trend, data: { ...trend.data, series: [] } })).toContain('<svg');
  });
});

describe('locator', () => {
  it('is drawn small where it marks one area, so that its letters are not made smaller with it', async () => {
    expect((await renderer.render(locator, real)).width).toBe(280);
    const data = { ...locator.data, marked: null } as Figure['data'];
    expect((await renderer.render({ ...locator, data }, real)).width).toBe(420);
  });

  it('marks one area', async () => {
    expect((await draw(locator)).split('#5b9bd0')).toHaveLength(2);
  });
});

describe('in Typst', () => {
  it('sets every kind with the fonts of the report, without a warning, as PDF/UA-1', async () => {
    const fontBlobs = [fonts.regular, fonts.semibold].map((f) => Buffer.from(f));
    const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontBlobs }] });
    const images: string[] = [];
    for (const figure of everyKind) {
      compiler.mapShadow(`${process.cwd()}/${figure.id}.svg`, Buffer.from(await draw(figure)));
      images.push(`#image("/${figure.id}.svg", alt: "x")`);
    }
    const pdf = compiler.pdf(
      {
        mainFileContent: `#set document(title: "x")\n#set text(font: "Source Sans 3")\n${images.join('\n')}`,
      },
      { pdfStandard: 'ua-1', creationTimestamp: 0 },
    );
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
    const texts: string[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const content = await (await document.getPage(page)).getTextContent();
      texts.push(...content.items.map((item) => ('str' in item ? item.str : '')));
    }
    for (const text of ['5,0 bis unter 10,0', 'Deutschland', 'Altersarmut'])
      expect(texts.join('|')).toContain(text);
  });
});
