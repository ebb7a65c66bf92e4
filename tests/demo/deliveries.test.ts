import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import { intake } from '../../pipeline/intake/index.js';
import type { IntakeReport } from '../../pipeline/model/delivery.js';
import type { Problem } from '../../pipeline/model/problem.js';
import { openStore, type Store } from '../../pipeline/store/store.js';
import { room } from './delivered.js';

/** The faults of data-raw/README.md, and no others. */
const known = [
  ['error', 'boenen/2023-Q3/EWO_Auswertung.csv', '»Musterquartier«'],
  ['error', 'froendenberg/2024-Q3/melderegister.csv', null],
  ['error', 'selm/2023-Q3/einwohner_selm.csv', '»12,5«'],
  ['note', 'froendenberg/2025-Q1/melderegister.csv', null],
  ['warning', 'luenen/2025-Q4/Hinweise zur Lieferung.txt', null],
] as const;

describe('the deliveries, read by the intake', () => {
  let store: Store;
  let report: IntakeReport;
  let problems: Problem[];
  beforeAll(async () => {
    const dataRaw = room.replace(/\/$/, '');
    const loaded = await loadRoom(disk, { dataRaw, definitions: `${dataRaw}/../indicators` });
    expect(loaded.problems).toEqual([]);
    if (!loaded.room) throw new Error('data-raw cannot be loaded');
    store = await openStore();
    const progress = { stage() {}, step() {}, line() {} };
    const clock = () => new Date('2026-02-01T00:00:00Z');
    ({ report, problems } = await intake({ files: disk, clock, progress }, store, loaded.room));
  });
  afterAll(() => store.close());

  it('has the documented faults and no others', () => {
    const found = problems.map((p) => ({ severity: p.severity, file: p.file ?? '', text: p.found ?? '' }));
    for (const [severity, file, text] of known) {
      const match = found.find((p) => p.severity === severity && p.file.endsWith(file));
      expect(match, file).toBeDefined();
      if (text !== null) expect(match?.text).toContain(text);
    }
    expect(found).toHaveLength(known.length);
  });

  it('covers all 20 datasets and every supplier', () => {
    expect(new Set(report.deliveries.map((d) => d.dataset)).size).toBe(20);
    expect(new Set(report.deliveries.map((d) => d.supplier)).size).toBe(20);
  });

  it('comes in different encodings and delimiters', () => {
    expect(new Set(report.deliveries.map((d) => d.encoding))).toEqual(
      new Set(['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1252']),
    );
    expect(new Set(report.deliveries.map((d) => d.delimiter))).toEqual(new Set([';', ',', '\t']));
  });

  it('leaves out what is documented as late', () => {
    const periods = (dataset: string, supplier: string) =>
      report.deliveries
        .filter((d) => d.dataset === dataset && d.supplier === supplier)
        .flatMap((d) => d.periods)
        .sort();
    expect(periods('beschaeftigte', 'arbeitsagentur').at(-1)).toBe('2025-Q2');
    expect(periods('bevoelkerung', 'werne')).toHaveLength(11);
    expect(periods('bevoelkerung', 'werne')).not.toContain('2024-Q2');
    expect(periods('hilfen_zur_erziehung', 'selm')).toEqual(['2023', '2024']);
    expect(periods('wanderungen', 'holzwickede').at(-1)).toBe('2024-Q4');
  });

  it('gives the residents of every municipality in the latest quarter', async () => {
    const rows = await store.query(
      `SELECT left(area, 8) AS ags, sum(value) AS persons FROM cells_bevoelkerung
       WHERE period = '2025-Q4' AND level = 'area' AND NOT (alter_from = 0 AND alter_to = 200) GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toHaveLength(10);
    const all = rows.reduce((sum, r) => sum + Number(r.persons), 0);
    expect(all).toBeGreaterThan(385_000);
    expect(all).toBeLessThan(405_000);
  });
});

describe('the notice', () => {
  it('stands in every delivery that has title lines', () => {
    const files = readdirSync(`${room}deliveries`, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(`${room}deliveries/${path}`).isFile(),
    );
    const titled = files.filter((path) => {
      const first = firstLine(path);
      return !/[;,\t]/.test(first);
    });
    expect(titled.length).toBeGreaterThan(70);
    for (const path of titled) {
      const bytes = readFileSync(`${room}deliveries/${path}`);
      const text = bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('latin1');
      expect(text.includes('Demonstrationsdaten (erfunden)'), path).toBe(true);
    }
  });
});

function firstLine(path: string): string {
  const bytes = readFileSync(`${room}deliveries/${path}`);
  const text = bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('latin1');
  return text.split(/\r?\n/)[0] ?? '';
}
