import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { compute, computeIndices, findPatterns } from '../../pipeline/compute/index.js';
import { requireRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import { intake } from '../../pipeline/intake/index.js';
import type { ComparisonKey, Report, RowKey, Statement } from '../../pipeline/model/report.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { protectIndices, withPatterns } from '../../pipeline/protect/index.js';
import { funnelTable, indexChangeTable, standardisedTable } from '../../pipeline/publish/chance-rows.js';
import { toCsv } from '../../pipeline/publish/csv.js';
import { clusterTable, inequalityTable, segregationTable } from '../../pipeline/publish/pattern-rows.js';
import { comparisonTable, type PublishedTable, trendTable } from '../../pipeline/publish/rows.js';
import { buildReports } from '../../pipeline/report/index.js';
import { openStore } from '../../pipeline/store/store.js';
import { protectedAlone } from '../support/published.js';
import { facts } from './county.js';

/** Every difference that the demonstration county's reports claim has its row, with the same verdict, in the data files. */

type Row = Record<string, string>;
let reports: Report[] = [];
let comparisons = new Map<string, Row>();
let trends = new Map<string, Row>();
let files: Record<RowKey['file'], Row[]>;

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
  const { published: figures } = protectedAlone(computed, room);
  const decided = protectIndices(computeIndices(figures, room).computed, figures, room);
  const published = withPatterns(decided, findPatterns(decided, room, null));
  const { patterns } = published;
  files = {
    'segregation.csv': parsed(segregationTable(patterns, '')),
    'clusters.csv': parsed(clusterTable(patterns, room.region.county.ags, '')),
    'inequality.csv': parsed(inequalityTable(patterns, '')),
    'standardised.csv': parsed(standardisedTable(patterns, new Map(), '')),
    'funnels.csv': parsed(funnelTable(patterns, '')),
    'index_change.csv': parsed(indexChangeTable(patterns, '')),
  };
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

const statementsOf = (slug: string, theme: string): Statement[] =>
  reportOf(slug)
    .themes.filter((t) => t.id === theme)
    .flatMap((t) => t.sections)
    .flatMap((s) => s.statements);
const rowsOf = ({ file, columns }: RowKey): Row[] =>
  files[file].filter((row) => Object.entries(columns).every(([name, value]) => row[name] === value));
const german = (text: string | undefined): number =>
  Number(text?.replaceAll(/[\u202f.]/gu, '').replace(',', '.'));

/** What sentences on the spread claim, by their words, and what the rows must say then. */
const spreadClaims: [kind: string, pattern: RegExp, holds: (text: string, rows: readonly Row[]) => void][] = [
  [
    'Häufung',
    /als der Zufall erklärt \(Morans I/u,
    (text, [county, ...areas]) => {
      expect(county?.cluster, text).toBe('clustered');
      const named = [/Hohe Werte/u.test(text) && 'high_high', /Niedrige Werte/u.test(text) && 'low_low'];
      expect(new Set(areas.map((r) => r.cluster)), text).toEqual(new Set(named.filter((c) => c !== false)));
    },
  ],
  [
    'kein Muster',
    /^Kein räumliches Muster/u,
    (text, rows) => expect(new Set(rows.map((r) => r.cluster)), text).toEqual(new Set(['none'])),
  ],
  [
    'Steigungsindex',
    /am stark belasteten Ende .* (höher|niedriger)/u,
    (text, [row]) =>
      expect(Number(row?.[/höher/u.test(text) ? 'lower' : 'upper']) > 0, text).toBe(/höher/u.test(text)),
  ],
  [
    'Anteil nach Alter',
    /nach dem Altersaufbau wären/u,
    (text, [row]) => {
      const said = /dass es mehr sind/u.test(text)
        ? 'high_998'
        : /dass es weniger sind/u.test(text)
          ? 'low_998'
          : 'other';
      const position = row?.position ?? '';
      expect(position.endsWith('998') ? position : 'other', text).toBe(said);
      const [, observed, expected, ratio] =
        /: (\S+) Fälle, .* wären (\S+) zu erwarten \(Verhältnis (\S+)\)/u.exec(text) ?? [];
      expect(german(observed)).toBe(Number(row?.observed));
      expect(german(expected)).toBe(Math.round(Number(row?.expected)));
      expect(Math.abs(german(ratio) - Number(row?.ratio))).toBeLessThan(0.006);
    },
  ],
  [
    'Spanne nach Alter',
    /reichen von .*, altersbereinigt von/u,
    (text, rows) => {
      const said = [...text.matchAll(/(\d+,\d+)/gu)].map((m) => german(m[1]));
      const ends = (column: string) => {
        const values = rows.map((r) => Number(r[column]));
        return [Math.min(...values), Math.max(...values)];
      };
      for (const [i, value] of [...ends('crude'), ...ends('direct')].entries()) {
        expect(Math.abs((said[i] ?? 0) - value), text).toBeLessThan(0.06);
      }
    },
  ],
  [
    'Index insgesamt',
    /Index mit festem Maßstab/u,
    (text, [row]) => {
      const said = /um \S+ höher/u.test(text)
        ? 'higher'
        : /um \S+ niedriger/u.test(text)
          ? 'lower'
          : 'not distinguishable';
      expect(row?.verdict, text).toBe(said);
    },
  ],
  [
    'Trichter',
    /unter den äußeren Grenzen/u,
    (text, rows) => {
      const [, all, high, low] = /Von (\d+) .* liegen (\d+) über und (\d+) unter/u.exec(text) ?? [];
      const count = (position: string) => rows.filter((r) => r.position === position).length;
      expect([rows.length, count('high_998'), count('low_998')], text).toEqual([all, high, low].map(Number));
    },
  ],
];

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

  it('every sentence of a target group that claims a difference has its rows', () => {
    const statements = statementsOf(slug, 'zielgruppen');
    for (const { text, comparisons: keys } of statements) {
      const [whole = '', clause = ''] = text.split('; ');
      const [own, ...parts] = verdictsOf(keys);
      expect([own], text).toEqual(claimed(whole));
      const clear = parts.filter((v) => v === 'higher' || v === 'lower').length;
      if (clause === '') expect(parts).toEqual([]);
      else if (clause.startsWith('in keinem')) expect([clear, parts.length > 1]).toEqual([0, true]);
      else {
        const [, of, all] = /besteht in (\S+) von (\S+) /u.exec(clause) ?? [];
        expect([clear, parts.length], text).toEqual([Number(of), Number(all)]);
      }
    }
    expect(statements.length).toBeGreaterThan(3);
  });

  it('every sentence on the spread that claims a difference has its rows', () => {
    const kinds = new Map<string, number>();
    for (const { text, rows } of statementsOf(slug, 'raeumliche-ungleichheit')) {
      const found = rows.flatMap((key) => {
        const of = rowsOf(key);
        expect(of, `${text} ${JSON.stringify(key)}`).not.toEqual([]);
        return of.map((row) => ({ row, file: key.file }));
      });
      for (const [kind, pattern, holds] of spreadClaims) {
        if (!pattern.test(text)) continue;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        expect(found.length, text).toBeGreaterThan(0);
        holds(
          text,
          found.map(({ row }) => row),
        );
      }
    }
    const expected =
      slug === 'kamen'
        ? ['Anteil nach Alter', 'Index insgesamt']
        : ['Häufung', 'Steigungsindex', 'Index insgesamt', 'Spanne nach Alter', 'Trichter'];
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(expected));
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
