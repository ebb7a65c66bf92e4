import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { compute } from '../../pipeline/compute/index.js';
import { requireRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import { intake } from '../../pipeline/intake/index.js';
import type { ComparisonKey, Report } from '../../pipeline/model/report.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { protect } from '../../pipeline/protect/index.js';
import { toCsv } from '../../pipeline/publish/csv.js';
import { comparisonTable, type PublishedTable, trendTable } from '../../pipeline/publish/rows.js';
import { buildReports } from '../../pipeline/report/index.js';
import { openStore } from '../../pipeline/store/store.js';
import { facts } from './county.js';

/** Every difference that the demonstration county's reports claim has its row, with the same verdict, in the data files. */

type Row = Record<string, string>;
let reports: Report[] = [];
let comparisons = new Map<string, Row>();
let trends = new Map<string, Row>();

const parsed = ({ columns, rows }: PublishedTable): Row[] => {
  const text = toCsv(
    columns.map((c) => c.name),
    rows,
  );
  return Papa.parse<Row>(text.trim(), { header: true }).data;
};
const keyOf = (k: ComparisonKey) => [k.indicator, k.area, k.period, k.comparedWith].join(' ');

async function buildDemonstration(): Promise<DataRoom> {
  const world = {
    files: disk,
    clock: () => new Date('2026-03-01T00:00:00Z'),
    progress: { stage() {}, step() {}, line() {} },
  };
  const { room } = await requireRoom(disk, { dataRaw: 'data-raw', definitions: 'indicators' });
  const store = await openStore({ threads: 1 });
  const taken = await intake(world, store, room);
  const { computed } = await compute(store, room, taken.figures);
  store.close();
  const { published } = protect(computed, room);
  reports = buildReports(published, room, facts());
  comparisons = new Map(
    parsed(comparisonTable(published, room.definitions, '')).map((r) => [
      `${r.indicator} ${r.area} ${r.period} ${r.compared_with}`,
      r,
    ]),
  );
  trends = new Map(
    parsed(trendTable(published, room.definitions, '')).map((r) => [`${r.indicator} ${r.area}`, r]),
  );
  return room;
}

beforeAll(() => buildDemonstration(), 240_000);

/** What a sentence claims, by its words alone. */
const claims: [pattern: RegExp, verdict: string][] = [
  [
    /das (sind|ist) .*\bmehr als|ist der \p{L}+ .*gestiegen|\bstieg der\b|(?<!\p{L})über (dem|der)\b/u,
    'higher',
  ],
  [
    /das (sind|ist) .*\bweniger als|ist der \p{L}+ .*gesunken|\bsank der\b|(?<!\p{L})unter (dem|der)\b/u,
    'lower',
  ],
  [/nicht zu unterscheiden|kein Trend zu erkennen/u, 'not distinguishable'],
];
const claimed = (text: string) =>
  claims.filter(([pattern]) => pattern.test(text)).map(([, verdict]) => verdict);
const sentencesOf = (text: string) => text.split(/(?<=[.;]) (?=[A-ZÄÖÜ])/u);
const verdictsOf = (keys: readonly ComparisonKey[]) => keys.map((k) => comparisons.get(keyOf(k))?.verdict);

const reportOf = (slug: string): Report => {
  const report = reports.find((r) => r.slug === slug);
  if (!report) throw new Error(slug);
  return report;
};

describe.each(['kamen', 'kreis-unna'])('in the report %s', (slug) => {
  it('every finding carries rows that say it', () => {
    const { findings } = reportOf(slug).glance;
    expect(findings.length).toBeGreaterThan(2);
    for (const { text, comparisons: keys } of findings) {
      const said = claimed(text);
      // A gap names the lowest and the highest part; each differs from the whole.
      expect(verdictsOf(keys), text).toEqual(said.length > 0 ? said : ['lower', 'higher']);
    }
  });

  it('every tile carries the row that says it', () => {
    for (const { comparison, comparisons: keys } of reportOf(slug).glance.headlines) {
      if (/geringfügig|mehr|weniger/u.test(comparison)) expect(keys, comparison).toHaveLength(1);
      const said = claimed(
        comparison
          .replace(/mehr als im Vorjahr/u, 'über dem')
          .replace(/weniger als im Vorjahr/u, 'unter dem'),
      );
      expect(verdictsOf(keys), comparison).toEqual(said);
    }
  });

  it('every sentence of a chapter that claims a difference has its row, in their order', () => {
    let count = 0;
    for (const block of reportOf(slug).chapters.flatMap((c) => c.indicators)) {
      const sentences = sentencesOf(block.statement);
      const ofTrend = sentences.filter((s) => /^Von .* Zeiträume\)/u.test(s));
      const others = sentences.filter((s) => !ofTrend.includes(s)).flatMap(claimed);
      expect(verdictsOf(block.comparisons), block.statement).toEqual(others);
      const row = block.trend && trends.get(`${block.trend.indicator} ${block.trend.area}`);
      expect(ofTrend.flatMap(claimed), block.statement).toEqual(row ? [row.verdict] : []);
      count += others.length + ofTrend.length;
    }
    expect(count).toBeGreaterThan(20);
  });

  it('every statement of a profile has its row', () => {
    const profiles = reportOf(slug).profiles.items;
    for (const { statements, comparisons: keys } of profiles) {
      expect(verdictsOf(keys)).toEqual(statements.flatMap(claimed));
    }
    expect(profiles.some((p) => p.comparisons.length > 0)).toBe(true);
  });
});

describe('comparisons.csv of the demonstration', () => {
  it('holds every kind of comparison, and control wherever many areas are compared', () => {
    const rows = [...comparisons.values()];
    expect([...new Set(rows.map((r) => r.compared_with))].sort()).toEqual([
      'base_period',
      'counterpart',
      'county',
      'municipality',
      'previous_year',
    ]);
    const tested = rows.filter((r) => r.verdict !== '');
    expect(tested.some((r) => r.adjusted === 'true')).toBe(true);
    // A verdict never goes beyond its interval; under control it may fall behind it.
    for (const r of tested) {
      if (r.verdict === 'higher') expect(Number(r.lower)).toBeGreaterThanOrEqual(0);
      if (r.verdict === 'lower') expect(Number(r.upper)).toBeLessThanOrEqual(0);
      if (r.adjusted === 'false' && r.verdict === 'not distinguishable') {
        expect(Number(r.lower) <= 0 && Number(r.upper) >= 0).toBe(true);
      }
    }
  });
});
