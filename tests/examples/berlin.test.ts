import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountOf, isBalanced, readCsv, valueAt, type Walk, walk, whereAbsent } from './walk.js';

const data = '../shared/data/berlin';
const here = existsSync(data);
const years = [2010, 2011, 2012, 2013, 2014, 2015, 2016];
const number = (text: string | undefined) => Number((text ?? '').replace(',', '.'));
const matrix = (year: number) => readCsv(`${data}/population/EWR${year}12E_Matrix.csv`, ';');
const keyOf = (row: Record<string, string>) => (row.RAUMID ?? '').padStart(8, '0');
/** Residents of a row from the fine age columns, whose names hold their limits. */
const aged = (row: Record<string, string>, from: number, under: number) =>
  Object.entries(row).reduce((sum, [column, text]) => {
    const m = /^E_E(\d\d)_(\d+)$/.exec(column);
    return m && Number(m[1]) >= from && Number(m[2]) <= under ? sum + number(text) : sum;
  }, 0);

describe.skipIf(!here)(`examples/berlin${whereAbsent(data)}`, () => {
  let w: Walk;
  beforeAll(async () => {
    w = await walk('examples/berlin', data);
  });

  it('has no error and claims every file', () => {
    expect(w.problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(w.report.unclaimed).toEqual([]);
    expect(w.report.deliveries).toHaveLength(14);
    expect(w.report.ignored).toHaveLength(3);
  });

  it('accounts for every matrix to the cell', () => {
    for (const year of years) {
      const account = accountOf(w, `EWR${year}12E_Matrix.csv`);
      expect(account.records).toEqual({ read: 447, accepted: 447, rejected: 0, setAside: 0 });
      // 51 columns: nine coarse age groups and five parts of the key are set aside.
      expect(account.cells).toEqual({
        read: 447 * 51,
        accepted: 447 * 37,
        rejected: 0,
        setAside: 447 * 14,
      });
      expect(account.periods).toEqual([String(year)]);
    }
    for (const account of w.report.deliveries) {
      expect([account.file, isBalanced(account.records), isBalanced(account.cells)]).toEqual([
        account.file,
        true,
        true,
      ]);
      expect([account.file, account.records.rejected, account.cells.rejected]).toEqual([account.file, 0, 0]);
    }
  });

  it('sets aside the areas that are not scored, 13 in 2013 and 12 in 2015', () => {
    expect(accountOf(w, 'shares-2013-planning-areas.csv').records.setAside).toBe(13);
    expect(accountOf(w, 'shares-2015-planning-areas.csv').records.setAside).toBe(12);
    expect(accountOf(w, 'shares-2013-district-regions.csv').records.setAside).toBe(1);
    expect(accountOf(w, 'shares-2013-districts.csv').records.setAside).toBe(0);
  });

  it('gives 01011101 its 3,060 residents at the end of 2013', () => {
    expect(valueAt(w, 'einwohner', '01011101', '2013')).toMatchObject({
      value: 3060,
      referenceDate: '2013-12-31',
      areaLevel: 'area',
      municipality: '11001001',
    });
    // The file of 2014 has lost the leading zero.
    expect(valueAt(w, 'einwohner', '01011101', '2014').value).toBe(3114);
  });

  it('adds 447 planning areas up to regions, districts and Berlin in every year', () => {
    for (const year of years) {
      const rows = matrix(year);
      const sum = (start: string) =>
        rows.filter((r) => keyOf(r).startsWith(start)).reduce((total, r) => total + number(r.E_E), 0);
      const areas = w.values.filter(
        (v) => v.indicator === 'einwohner' && v.areaLevel === 'area' && v.period === String(year),
      );
      expect(areas.filter((v) => v.status === 'ok')).toHaveLength(447);
      expect(valueAt(w, 'einwohner', '11000', String(year)).value).toBe(sum(''));
      expect(valueAt(w, 'einwohner', '11001009', String(year)).value).toBe(sum('09'));
      expect(valueAt(w, 'einwohner', '010111', String(year)).value).toBe(sum('010111'));
    }
    expect(valueAt(w, 'einwohner', '11000', '2013').value).toBe(3517424);
  });

  it('computes the shared quotients from the fine age groups', () => {
    const row = matrix(2013).find((r) => keyOf(r) === '01011101') ?? {};
    const young = aged(row, 0, 18);
    const middle = aged(row, 18, 65);
    const old = aged(row, 65, 110);
    expect(young + middle + old).toBe(3060);
    expect(valueAt(w, 'jugendquotient', '01011101', '2013').value).toBeCloseTo((100 * young) / middle, 9);
    expect(valueAt(w, 'altenquotient', '01011101', '2013').value).toBeCloseTo((100 * old) / middle, 9);
  });

  it('knows 448 planning areas, of which 09041403 has no row yet', () => {
    const areas = w.room.region.areas.filter((a) => a.level === 'area');
    expect(areas).toHaveLength(448);
    expect(w.room.region.areas.filter((a) => a.level === 'bezirksregion')).toHaveLength(138);
    const delivered = new Set(matrix(2016).map(keyOf));
    expect(areas.filter((a) => !delivered.has(a.id)).map((a) => a.id)).toEqual(['09041403']);
  });

  it('puts the editions 2013 and 2015 at the end of 2012 and 2014', () => {
    expect(valueAt(w, 'arbeitslosenanteil', '01011101', '2012').value).toBe(6.38298);
    expect(valueAt(w, 'arbeitslosenanteil', '01011101', '2014').value).toBe(5.77634);
    // Only with the population of the right year is every share a whole number of persons.
    for (const year of [2012, 2014]) {
      const rows = new Map(matrix(year).map((r) => [keyOf(r), r]));
      const values = w.values.filter(
        (v) =>
          v.indicator === 'arbeitslosenanteil' &&
          v.areaLevel === 'area' &&
          v.period === String(year) &&
          v.status === 'ok',
      );
      expect(values).toHaveLength(year === 2012 ? 434 : 435);
      for (const v of values) {
        const persons = (Number(v.value) * aged(rows.get(v.area) ?? {}, 15, 65)) / 100;
        expect(Math.abs(persons - Math.round(persons))).toBeLessThan(0.05 + persons * 2e-5);
      }
    }
  });

  it('tells a real zero from an area that is not scored', () => {
    expect(valueAt(w, 'sgb2_unter_15', '01011202', '2012')).toMatchObject({ status: 'ok', value: 0 });
    expect(valueAt(w, 'sgb2_unter_15', '01011102', '2012')).toMatchObject({
      status: 'not_delivered',
      value: null,
    });
  });

  it('uses the delivered shares of the districts and gives none for Berlin', () => {
    expect(valueAt(w, 'arbeitslosenanteil', '11001001', '2012')).toMatchObject({
      value: 10.50887,
      origin: 'delivered',
    });
    expect(valueAt(w, 'arbeitslosenanteil', '11001011', '2014').value).toBe(8.01197);
    expect(valueAt(w, 'arbeitslosenanteil', '010111', '2012').value).toBe(8.24443);
    const berlin = w.values.filter((v) => v.indicator === 'arbeitslosenanteil' && v.area === '11000');
    expect(berlin.filter((v) => v.status === 'ok')).toEqual([]);
  });
});
