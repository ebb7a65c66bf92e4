import { describe, expect, it } from 'vitest';
import { areasMissing } from '../../pipeline/model/messages/coverage.js';
import { altdorf, neustadt, tinyRegion } from '../support/tiny-room.js';
import { run } from './support.js';

const head = 'Gebiet;Alter;Geschlecht;Personen';
const csv = (...rows: string[]) => [head, ...rows].join('\n');
const file = 'altdorf/2025-Q4/einwohnerbestand.csv';

describe('coverage', () => {
  it('counts areas, rows and cells by state per municipality and period', async () => {
    const { report } = await run({
      [file]: csv('A1;0-2;m;5', 'A1;0-2;w;.', 'A2;0-2;m;', 'A2;0-2;w;viele', 'A0;0-2;m;4'),
    });
    expect(report.coverage).toEqual([
      {
        dataset: 'einwohnerbestand',
        municipality: altdorf,
        period: '2025-Q4',
        referenceDate: '2025-12-31',
        deliveries: [1],
        whole: false,
        levels: [{ level: 'area', delivered: 2, expected: 2, missing: [] }],
        residual: { delivered: 1, expected: 1 },
        records: 5,
        cells: { number: 2, hidden: 1, missing: 1, rejected: 1, other: 0 },
      },
    ]);
  });

  it('expects the areas in force on the reference date: 00702 exists from 2025 on', async () => {
    const rows = csv('00701;0-2;m;5');
    const result = await run({
      'neustadt/2024-Q4/einwohnerbestand.csv': rows,
      'neustadt/2025-Q1/einwohnerbestand.csv': rows,
    });
    expect(result.report.coverage.map((c) => [c.municipality, c.period, c.levels])).toEqual([
      [neustadt, '2024-Q4', [{ level: 'area', delivered: 1, expected: 1, missing: [] }]],
      [neustadt, '2025-Q1', [{ level: 'area', delivered: 1, expected: 2, missing: ['00702'] }]],
    ]);
    expect(result.gaps).toEqual([
      areasMissing(
        { supplier: 'neustadt', file: 'deliveries/neustadt/2025-Q1/einwohnerbestand.csv' },
        {
          dataset: 'einwohnerbestand',
          municipality: neustadt,
          period: '2025-Q1',
          referenceDate: '2025-03-31',
        },
        { level: 'area', delivered: 1, expected: 2, missing: ['00702'] },
        { municipality: 'Neustadt', many: 'Sozialräume', areas: ['Süd'] },
      ),
    ]);
  });

  it('tells a figure of the whole from areas, and asks for none then', async () => {
    const { report, gaps } = await run({ [file]: csv(`${altdorf};0-2;m;5`) });
    expect(report.coverage[0]).toMatchObject({ whole: true, levels: [], residual: { expected: 0 } });
    expect(gaps).toEqual([]);
  });

  it('gives rows of an unread area to the municipality', async () => {
    const { report } = await run({ [file]: csv('A1;0-2;m;5', 'A2;0-2;m;5', 'Irgendwo;0-2;w;5') });
    expect(report.coverage).toHaveLength(1);
    expect(report.coverage[0]).toMatchObject({
      municipality: altdorf,
      levels: [{ delivered: 2, expected: 2 }],
    });
    // Its cell closes several areas, but it is one row.
    expect(report.coverage[0]?.records).toBe(3);
    expect(report.coverage[0]?.cells.rejected).toBeGreaterThan(0);
  });

  it('counts the rows of a wide table, not its cells', async () => {
    const mapping = {
      id: 'm',
      description: 'x',
      files: ['altdorf/*/breit.csv'],
      dataset: 'einwohnerbestand',
      wide: [
        {
          measure: 'personen',
          columns: { Jungen: { geschlecht: 'm' }, Mädchen: { geschlecht: 'w' } },
        },
      ],
    };
    const { report } = await run(
      { 'altdorf/2025-Q4/breit.csv': 'Gebiet;Alter;Jungen;Mädchen\nA1;0-2;5;6\nA2;0-2;7;8' },
      { mappings: [mapping] },
    );
    expect(report.coverage[0]).toMatchObject({ records: 2, cells: { number: 4 } });
    expect(report.deliveries[0]?.columns).toEqual([
      { heading: 'Gebiet', column: 'gebiet', stands: {}, setAside: null, problem: null },
      { heading: 'Alter', column: 'alter', stands: {}, setAside: null, problem: null },
      { heading: 'Jungen', column: 'personen', stands: { geschlecht: 'm' }, setAside: null, problem: null },
      { heading: 'Mädchen', column: 'personen', stands: { geschlecht: 'w' }, setAside: null, problem: null },
    ]);
  });

  it('names five missing areas and counts the rest', async () => {
    const more = Array.from({ length: 7 }, (_, i) => ({
      ...tinyRegion.areas[0],
      id: `B${i}`,
      name: `Ort ${i}`,
    })) as typeof tinyRegion.areas;
    const region = { ...tinyRegion, areas: [...tinyRegion.areas.slice(0, 1), ...more] };
    const { gaps } = await run({ [file]: csv('A1;0-2;m;5') }, { region });
    expect(gaps.map((g) => g.found)).toEqual([
      'Altdorf, 4. Quartal 2025: 1 von 8 (Sozialräume); es fehlen »Ort 0«, »Ort 1«, »Ort 2«, »Ort 3«, »Ort 4« und 2 weitere',
    ]);
  });
});
