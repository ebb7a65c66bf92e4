import { describe, expect, it } from 'vitest';
import { drawGeometry } from '../../pipeline/charts/index.js';
import type { Published } from '../../pipeline/model/figures.js';
import type { Figure, Report } from '../../pipeline/model/report.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { protectIndices } from '../../pipeline/protect/index.js';
import { indexTable, sensitivityTable } from '../../pipeline/publish/index-rows.js';
import { renderReport } from '../../pipeline/publish/render-report.js';
import { createTools } from '../../pipeline/publish/tools.js';
import { buildReports } from '../../pipeline/report/index.js';
import { indexRoom, residents, run, shares } from '../compute/indices-room.js';
import { aldorf, facts } from '../report/county.js';

/** As in tests/compute: 2020 has the indices -√2, 0, 0, √2; in 2022 all shares are 2 and 20 points higher. */
const values = [
  ...residents('2020'),
  ...shares('gymnasium', '2020', [1, 1, 3, 3]),
  ...shares('leer', '2020', [10, 30, 10, 30]),
  ...residents('2022'),
  ...shares('gymnasium', '2022', [3, 3, 5, 5]),
  ...shares('leer', '2022', [30, 50, 30, 50]),
];

function edition(room: DataRoom = indexRoom(), certain = false): Published<'public'> {
  const { published, computed } = run(values, room);
  const indices = computed.indices.map((r) =>
    r.class === null || !certain
      ? r
      : { ...r, probabilities: { [r.class]: r.area === 'a1' ? 0.7 : 1 }, nearBoundary: r.area === 'a1' },
  );
  return protectIndices({ ...computed, indices }, published, room);
}
const reportsOf = (certain = false, room = indexRoom()): Report[] =>
  buildReports(edition(room, certain), room, facts());
const blockOf = (report: Report | undefined) => {
  const block = report?.chapters[0]?.indicators[0];
  if (report?.chapters[0]?.id !== 'indizes' || !block) throw new Error('no chapter of indices');
  return block;
};
const cellsOf = (block: ReturnType<typeof blockOf>, id: string) =>
  block.tables.find((t) => t.id === id)?.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)]);

describe('indices in the data files', () => {
  it('begin with the columns of the contract and hold the z-values as JSON', () => {
    const { columns, rows } = indexTable(edition(), 'Erfunden.');
    expect(columns.slice(0, 7).map((c) => c.name)).toEqual([
      'index',
      'area',
      'period',
      'status',
      'value',
      'class',
      'components',
    ]);
    expect(rows[0]?.slice(0, 7)).toEqual([
      'lage',
      'a1',
      '2020',
      'ok',
      -Number(Math.SQRT2.toFixed(8)),
      'gering',
      '{"gymnasium":-1,"leer":-1}',
    ]);
    expect(rows.at(-1)?.slice(0, 7)).toEqual(['lage', 'c1', '2022', 'not_applicable', null, null, null]);
    expect(rows[0]?.at(-1)).toBe('Erfunden.');
  });

  it('give the sensitivity a row per way of building', () => {
    const { rows } = sensitivityTable(edition(), '');
    expect(rows.map((r) => r.slice(1, 6))).toContainEqual(['2022', 'without_component', 'leer', 4, 2]);
  });
});

describe('chapter of indices', () => {
  it('lists the areas in their usual order with class and fixed base', () => {
    const [report] = reportsOf();
    const block = blockOf(report);
    expect(report?.areaId).toBe(aldorf);
    expect(block.tables[0]?.columns.map((c) => c.label)).toEqual([
      'Gebiet',
      'Index',
      'Klasse',
      'Index, Maßstab 31.12.2020',
    ]);
    // Fixed base: sums 2, 4, 4, 6 over √2.
    expect(cellsOf(block, 'lage-gebiete')).toEqual([
      ['Nordviertel', '−1,41', 'gering', '1,41'],
      ['Südhang', '0,00', 'mittel', '2,83'],
    ]);
    expect(block.statement).toContain('am 31.12.2022: 2, davon 1 »gering« und 1 »mittel«.');
    // Means of the two areas: (-√2 + 0) / 2 then and (√2 + 2√2) / 2 now.
    expect(block.statement).toContain('am 31.12.2022 2,12, damals −0,71; gezählt sind 2 Sozialräume');
    expect(block.statement).toContain('lässt sich nicht sagen');
  });

  it('counts per municipality and group in the report of the county and says what is not scored', () => {
    const block = blockOf(reportsOf().at(-1));
    expect(cellsOf(block, 'lage-kommunen')).toEqual([
      ['Aldorf', '1', '1', '–', '–', '–'],
      ['Bruch', '–', '1', '1', '–', '–'],
      ['Cappel', '–', '–', '–', '–', '1'],
      ['Kreis Auental', '1', '2', '1', '–', '1'],
    ]);
    expect(cellsOf(block, 'lage-gebiete')?.at(-1)).toEqual(['Cappel: Dorf', 'x', 'x', 'x']);
  });

  it('marks what is near a boundary in map and table', () => {
    const block = blockOf(reportsOf(true)[0]);
    expect(cellsOf(block, 'lage-gebiete')?.map((r) => r[3])).toEqual(['70 ~', '100']);
    const data = block.figures[0]?.data;
    if (data?.kind !== 'map') throw new Error('no map');
    expect(data.areas.map((a) => [a.id, a.value, a.text, a.unsure])).toEqual([
      ['a1', 0, 'gering', true],
      ['a2', 1, 'mittel', undefined],
    ]);
    expect(data.classes).toEqual(['gering', 'mittel', 'erhöht', 'hoch']);
  });

  it('explains method and sensitivity in the notes', () => {
    const section = reportsOf()[0]?.notes.sections.find((s) => s.id === 'indizes');
    expect(section?.tables[0]?.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)])[0]).toEqual([
      'ohne Gymnasium',
      '4',
      '2',
    ]);
  });

  it('is left out where no index has a class', () => {
    const room = indexRoom({ minimum_population: { indicator: 'einwohner', value: 5000 } });
    const [report] = reportsOf(false, room);
    expect(report?.chapters.map((c) => c.id)).not.toContain('indizes');
    expect(report?.notes.sections.map((s) => s.id)).not.toContain('indizes');
  });

  it('is set as page and as PDF/UA, the map with its classes as text alternative', async () => {
    const room = indexRoom();
    const tools = createTools({
      geometry: drawGeometry(room.region),
      html: true,
      pdf: true,
      atlas: [],
      date: '2022-12-31',
    });
    const [report] = reportsOf(true);
    if (!report) throw new Error('no report');
    const { html, pdf } = await renderReport(report, tools);
    expect(html).toContain('Soziale Lage im Überblick');
    expect(html).toContain('Gering: 1 Gebiet; mittel: 1 Gebiet; erhöht: 0 Gebiete; hoch: 0 Gebiete.');
    expect(Buffer.from(pdf?.subarray(0, 5) ?? []).toString()).toBe('%PDF-');
    const figure = blockOf(report).figures[0] as Figure;
    const { texts, alt } = await tools.charts.render(figure, { demonstration: '' });
    expect(texts.flatMap((group) => group.texts.map(([, , , text]) => text))).toContain(
      '~ nahe an einer Klassengrenze, Klasse unsicher',
    );
    expect(alt).toContain('Nahe an einer Klassengrenze: 1 Gebiet.');
  });
});
