import { describe, expect, it } from 'vitest';
import { type Dataset, datasetSchema } from '../../pipeline/model/dataset.js';
import { acknowledged } from '../../pipeline/model/messages/plausibility.js';
import type { Problem } from '../../pipeline/model/problem.js';
import { dataset as define, part, sex } from '../compute/house.js';
import { persons } from '../support/tiny-room.js';
import { type Files, run } from './support.js';

/** Every kind of rule fires in exactly one place, with file, line and column, and just does not beside it. */

const Q = '2025-Q4';
const rule = (more: Record<string, unknown>) => ({
  id: 'regel',
  title: 'So ist es.',
  part: part('d', {}, 'teil'),
  ...more,
});
const withRules = (plausibility: unknown[], more: Record<string, unknown> = {}): Dataset =>
  define('d', { measures: ['teil', 'ganzes'], plausibility, hidden_upper: 2, ...more });

type Cells = readonly (string | number)[];
const table = (header: string, rows: readonly Cells[]) =>
  [header, ...rows.map((r) => r.join(';')), ''].join('\n');
const both = (rows: readonly Cells[]) => table('gebiet;zeitraum;teil;ganzes', rows);
const found = async (files: Files, datasets: Dataset[], more: Record<string, unknown> = {}) => {
  const { problems, report } = await run(files, { datasets, ...more });
  return { problems, findings: report.findings };
};
const brief = (p: Problem) => [
  p.severity,
  p.code,
  p.file?.replace(/^.*deliveries\//, ''),
  p.line,
  p.column,
  p.subject,
];
const about = (area: string, period = Q, id = 'regel', dataset = 'd') => ({
  rule: id,
  dataset,
  area,
  period,
});

describe('a part above its whole', () => {
  const limit = withRules([rule({ not_above: part('d', {}, 'ganzes'), tolerance: 5, severity: 'error' })]);

  it('is told at the cell of the part, beyond the tolerance', async () => {
    const file = both([
      ['A1', Q, 104, 100],
      ['A2', Q, 105, 100],
      ['A0', Q, 106, 100],
    ]);
    const { problems } = await found({ [`altdorf/${Q}/d.csv`]: file }, [limit]);
    expect(problems.map(brief)).toEqual([
      ['error', 'implausible', `altdorf/${Q}/d.csv`, 4, 'teil', about('A0')],
    ]);
    expect(problems[0]).toMatchObject({ found: '106 gegenüber 100', quotesValues: true });
  });

  it('counts hidden cells with their bounds', async () => {
    // hidden: 0 to 2. 7 > 2 + 5 is not, 8 > 2 + 5 is certain; a hidden part may be 0.
    const file = both([
      ['A1', Q, 7, '*'],
      ['A2', Q, 8, '*'],
      ['A0', Q, '*', 0],
    ]);
    const { problems } = await found({ [`altdorf/${Q}/d.csv`]: file }, [limit]);
    expect(problems.map(brief)).toEqual([
      ['error', 'implausible', `altdorf/${Q}/d.csv`, 3, 'teil', about('A2')],
    ]);
    const unbounded = datasetSchema.parse({ ...limit, hidden_upper: undefined });
    expect((await found({ [`altdorf/${Q}/d.csv`]: file }, [unbounded])).problems).toEqual([]);
  });

  it('is held against the latest delivery of another dataset not older than a year', async () => {
    const yearly = define('e', { rhythm: 'yearly' });
    const d = withRules([rule({ not_above: part('e') })]);
    const files = (year: string) => ({
      [`altdorf/${Q}/d.csv`]: both([
        ['A1', Q, 11, 50],
        ['A2', Q, 10, 50],
      ]),
      [`altdorf/${year}/e.csv`]: table('gebiet;zeitraum;personen', [
        ['A1', year, 10],
        ['A2', year, 10],
      ]),
    });
    expect((await found(files('2024'), [d, yearly])).problems.map((p) => p.subject?.area)).toEqual(['A1']);
    expect((await found(files('2023'), [d, yearly])).problems).toEqual([]);
  });
});

describe('sums', () => {
  it('of measures add up within the tolerance of the dataset', async () => {
    const d = withRules([rule({ adds_up_to: part('d', {}, 'ganzes') })], {
      tolerance: { absolute: 3, percent: 1 },
    });
    const rows = [
      ['A1', Q, 97, 100],
      ['A2', Q, 96, 100],
      ['A0', Q, 405, 400],
      ['00701', Q, 404, 400],
    ];
    const file = both(rows);
    const { problems } = await found({ [`jobcenter/${Q}/d.csv`]: file }, [d]);
    expect(problems.map((p) => [p.code, p.line, p.found])).toEqual([
      ['does-not-add-up', 3, 'Teile zusammen 96, Summe 100'],
      ['does-not-add-up', 4, 'Teile zusammen 405, Summe 400'],
    ]);
  });

  const groups = (rows: readonly Cells[], more: Record<string, unknown> = {}) =>
    found({ [`altdorf/${Q}/d.csv`]: table('gebiet;zeitraum;geschlecht;personen', rows) }, [
      define('d', { dimensions: [sex], hidden_upper: 2, ...more }),
    ]);
  const persons3 = (area: string, m: string | number, w: string | number, all: string | number) => [
    [area, Q, 'm', m],
    [area, Q, 'w', w],
    [area, Q, 'alle', all],
  ];

  it('of groups are held against the delivered total, told at the total', async () => {
    const { problems } = await groups([...persons3('A1', 40, 60, 101), ...persons3('A2', 40, 60, 102)], {
      tolerance: { absolute: 1 },
    });
    expect(problems.map(brief)).toEqual([
      ['warning', 'groups-differ', `altdorf/${Q}/d.csv`, 7, 'personen', about('A2', Q, 'summe_der_gruppen')],
    ]);
    expect(problems[0]?.found).toBe('geliefert 102, Gruppen von »x« zusammen 100');
  });

  it('of groups respect hidden cells and groups that were not delivered', async () => {
    // 40 + 0..2: 42 may be, 43 may not, 39 may not
    const rows = [
      ...persons3('A1', 40, '*', 42),
      ...persons3('A2', 40, '*', 43),
      ...persons3('A0', 40, '*', 39),
    ];
    expect((await groups(rows)).problems.map((p) => [p.line, p.found])).toEqual([
      [7, 'geliefert 43, Gruppen von »x« zusammen 42'],
      [10, 'geliefert 39, Gruppen von »x« zusammen 40'],
    ]);
    const one = [
      ['A1', Q, 'm', 40],
      ['A1', Q, 'alle', 100],
    ];
    expect((await groups(one)).problems).toEqual([]);
  });

  it('of age bands are judged where the bands are complete', async () => {
    const ages = (bands: readonly [string, number][]) =>
      found(
        {
          [`altdorf/${Q}/einwohnerbestand.csv`]: table(
            'Gebiet;Zeitraum;Alter;Geschlecht;Personen',
            bands.map(([age, n]) => ['A1', Q, age, 'insgesamt', n]),
          ),
        },
        [persons],
      );
    const bands: [string, number][] = [
      ['unter 18', 20],
      ['18 bis unter 65', 50],
      ['insgesamt', 100],
    ];
    expect((await ages(bands)).problems).toEqual([]);
    const { problems } = await ages([...bands, ['65 und älter', 29]]);
    expect(problems.map((p) => [p.code, p.line, p.column, p.found])).toEqual([
      ['groups-differ', 4, 'Personen', 'geliefert 100, Gruppen von »Alter« zusammen 99'],
    ]);
  });

  it('of areas are held against the municipality', async () => {
    const d = define('d', { tolerance: { percent: 1 } });
    const rows = (total: number): Cells[] => [
      ['A1', Q, 50],
      ['A2', Q, 50],
      ['A0', Q, 0],
      ['01999004', Q, total],
    ];
    const at = async (total: number) =>
      (await found({ [`altdorf/${Q}/d.csv`]: table('gebiet;zeitraum;personen', rows(total)) }, [d])).problems;
    expect(await at(101)).toEqual([]);
    expect((await at(102)).map(brief)).toEqual([
      [
        'warning',
        'sum-differs',
        `altdorf/${Q}/d.csv`,
        5,
        'personen',
        about('01999004', Q, 'summe_der_gebiete'),
      ],
    ]);
  });
});

describe('change', () => {
  const d = withRules([rule({ change: { threshold: 5 } })]);
  // roots 100, 101, 103, 104, 106, 107; see robust.test.ts
  const history = [10_000, 10_201, 10_609, 10_816, 11_236, 11_449];
  const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3'];
  const files = (last: number): Files =>
    Object.fromEntries(
      quarters.map((q, i) => [`altdorf/${q}/d.csv`, both([['A1', q, history[i] ?? last, 99_999]])]),
    );

  it('beyond the history of the series is told in the file that brought it', async () => {
    expect((await found(files(12_210), [d])).problems).toEqual([]);
    const { problems, findings } = await found(files(12_211), [d]);
    expect(problems.map(brief)).toEqual([
      ['warning', 'unlikely-change', 'altdorf/2025-Q3/d.csv', 2, 'teil', about('A1', '2025-Q3')],
    ]);
    expect(findings).toEqual([
      { ...about('A1', '2025-Q3'), title: 'So ist es.', severity: 'warning', reason: null },
    ]);
  });

  it('can be acknowledged with a reason, and the entry fails once nothing is left', async () => {
    const entry = { ...about('A1', '2025-Q3'), reason: 'neues Baugebiet' };
    const before = await found(files(12_211), [d]);
    const after = await found(files(12_211), [d], { acknowledged: [entry] });
    expect(after.problems).toEqual(before.problems.map((p) => acknowledged(p, 'neues Baugebiet')));
    expect(after.findings).toEqual([
      { ...about('A1', '2025-Q3'), title: 'So ist es.', severity: 'note', reason: 'neues Baugebiet' },
    ]);
    const mended = await found(files(12_210), [d], { acknowledged: [entry] });
    expect(mended.problems.map((p) => [p.severity, p.code])).toEqual([['error', 'acknowledgement-stale']]);
    const other = { ...entry, file: 'altdorf/2025-Q2/d.csv' };
    const elsewhere = await found(files(12_211), [d], { acknowledged: [other] });
    expect(elsewhere.problems.map((p) => p.code).sort()).toEqual([
      'acknowledgement-stale',
      'unlikely-change',
    ]);
  });

  it('cannot be acknowledged where it is an error', async () => {
    const strict = withRules([rule({ not_above: part('d', {}, 'ganzes'), severity: 'error' })]);
    const file = both([['A1', Q, 11, 10]]);
    const entry = { ...about('A1'), reason: 'egal' };
    const { problems } = await found({ [`altdorf/${Q}/d.csv`]: file }, [strict], { acknowledged: [entry] });
    expect(problems.map((p) => p.code).sort()).toEqual(['acknowledgement-of-error', 'implausible']);
  });
});

describe('whole files', () => {
  const values = (period: string, add = 0): Cells[] =>
    ['A1', 'A2', 'A0'].flatMap((area, i) => [[area, period, 10 * i + 1 + add, 10 * i + 5 + add]]);
  const wide = define('d', { measures: ['teil', 'ganzes', 'mehr', 'rest'] });
  const four = (period: string, add = 0) =>
    table(
      'gebiet;zeitraum;teil;ganzes;mehr;rest',
      values(period, add).map((r) => [...r, 70, 80]),
    );

  it('are told when they come again under another name', async () => {
    const file = both(values(Q));
    const { problems } = await found({ [`altdorf/${Q}/d.csv`]: file, [`jobcenter/${Q}/d.csv`]: file }, [
      withRules([]),
    ]);
    const same = problems.filter((p) => p.code === 'same-file');
    expect(same.map((p) => [p.file, p.found])).toEqual([
      [
        `data-raw/deliveries/jobcenter/${Q}/d.csv`.replace('data-raw/', ''),
        `Byte für Byte gleich mit »altdorf/${Q}/d.csv«`,
      ],
    ]);
  });

  it('are told when their numbers are those of an earlier period', async () => {
    const at = async (add: number) =>
      (
        await found({ 'altdorf/2025-Q3/d.csv': four('2025-Q3'), [`altdorf/${Q}/d.csv`]: four(Q, add) }, [
          wide,
        ])
      ).problems;
    expect((await at(0)).map(brief)).toEqual([
      ['warning', 'same-numbers', `altdorf/${Q}/d.csv`, undefined, undefined, about('', Q, 'gleiche_zahlen')],
    ]);
    expect(await at(1)).toEqual([]);
  });

  it('are told when their folder names another period', async () => {
    const { problems } = await found({ 'altdorf/2025-Q3/d.csv': both(values(Q)) }, [withRules([])]);
    expect(problems.map((p) => [p.code, p.found, p.expected])).toEqual([
      ['other-period', 'in der Datei 4. Quartal 2025', '3. Quartal 2025, wie Ordner oder Dateiname sagen'],
    ]);
  });

  it('are told when a few of their rows name another period than their folder', async () => {
    const words = { label: 'x', description: 'x', example: { good: '1', bad: 'a' } };
    const age = { role: 'dimension', type: 'age', id: 'alter', ...words };
    const aged = define('d', { measures: ['ganzes'], dimensions: [age] });
    const strange = async (path: string, ...periods: string[]) => {
      const file = table(
        'gebiet;alter;zeitraum;ganzes',
        periods.map((period, i) => ['A1', i, period, 30]),
      );
      const { problems } = await found({ [path]: file }, [aged]);
      return problems.filter((p) => p.code === 'stray-period');
    };
    const own = (rows: number) => Array.from({ length: rows }, () => Q);
    const before = '2025-Q3';
    const [one, ...more] = await strange(`altdorf/${Q}/d.csv`, ...own(4), before, ...own(6));
    expect(more).toEqual([]);
    // Ten rows of the quarter, the fifth of eleven is of another: line 6 of the file.
    expect(one).toMatchObject({
      ...{
        severity: 'warning',
        line: 6,
        column: 'zeitraum',
        subject: about('', before, 'einzelne_andere_zeitraeume'),
      },
      found: '3. Quartal 2025 in dieser Zeile',
      expected: '4. Quartal 2025 wie in 10 anderen Zeilen und im Namen von Ordner oder Datei',
    });
    expect(await strange(`altdorf/${Q}/d.csv`, ...own(9), before)).toEqual([]);
    expect(await strange('altdorf/2025/d.csv', ...own(10), before)).toEqual([]);
    const [two] = await strange(`altdorf/2025/d_${Q}.csv`, ...own(20), before, before);
    expect(two).toMatchObject({ line: 22, found: '3. Quartal 2025 in 2 Zeilen, hier zuerst' });
  });

  it('are told when their date is still to come', async () => {
    const { problems } = await found({ 'altdorf/2099-Q4/d.csv': both(values('2099-Q4')) }, [withRules([])]);
    expect(problems.map((p) => [p.code, p.found])).toEqual([['date-in-future', 'Stichtag 31.12.2099']]);
  });
});

describe('many findings', () => {
  it('are told one by one up to twenty of a rule and file, and counted beyond', async () => {
    const d = withRules([rule({ not_above: part('d', {}, 'ganzes') })]);
    const rows = Array.from({ length: 23 }, (_, i) => ['A1', `${2000 + i}-Q1`, 20, 10]);
    const { problems, findings } = await found({ 'altdorf/2000-Q1/d.csv': both(rows) }, [d]);
    expect(
      problems.map((p) => p.title.replace(/:.*/, '')).filter((t) => t === 'Nicht plausibel'),
    ).toHaveLength(21);
    expect(problems.at(-1)?.title).toBe('Nicht plausibel: 3 weitere Stellen dieser Regel');
    expect(findings).toHaveLength(23);
  });
});
