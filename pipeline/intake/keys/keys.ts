import { foldText, nearest } from '../../model/german.js';
import { remember } from '../../model/maps.js';
import * as say from '../../model/messages/intake.js';
import { ageBecameDate, areaDestroyed, areaKeyCut, totalUnclear } from '../../model/messages/keys.js';
import { dateLabel } from '../../model/period.js';
import type { Problem } from '../../model/problem.js';
import type { Region, Supplier } from '../../model/region.js';
import { mostOfAKind } from '../collector.js';
import { damageOf } from '../numbers/damage.js';
import type { DimensionSource, KeySource, Plan } from '../plan/plan.js';
import type { Source } from '../source.js';
import type { TextRecord } from '../text/parse.js';
import { type AreaIndex, type AreaReading, municipalitiesOf, readArea } from './areas.js';
import type { DimensionValue } from './dimensions.js';
import { namedIn } from './named-in.js';
import { type PeriodReading, readPeriod } from './periods.js';

export interface PeriodKey {
  period: string;
  referenceDate: string;
}

/** Everything that could be read of the key of a row; what could not is `null` and has its problem. */
export interface RowKey {
  /** `null` where the supplier of the row could not be read. */
  supplier: Supplier | null;
  areaText: string;
  area: AreaReading | null;
  period: PeriodKey | null;
  dimensions: (DimensionValue | null)[];
  problems: Problem[];
}

export interface KeyReader {
  read(row: TextRecord): RowKey;
  /** Area of a text on a day, remembered. */
  area(text: string, date: string, supplier: Supplier | null): AreaReading;
  /** Municipalities the supplier of a row delivers for. */
  municipalities(supplier: Supplier | null): readonly string[];
}

export type PlaceIn = (row: TextRecord, column?: string) => say.Place;

export const textOf = (row: TextRecord, source: KeySource): string =>
  'text' in source ? source.text : (row.cells[source.column.index] ?? '').trim();

export function keyReader(
  source: Source,
  plan: Plan,
  region: Region,
  index: AreaIndex,
  place: PlaceIn,
): KeyReader {
  const { dataset, file } = source;
  const areas = new Map<Supplier | null, Map<string, Map<string, AreaReading>>>();
  const periods = new Map<string, PeriodReading>();
  const scopes = new Map<string, ReadonlySet<string> | null>();
  let unknownAreas = 0;
  const areaRules = source.mapping?.areas ?? { names: {}, prefix: '' };

  const scopeOf = (supplier: Supplier | null): ReadonlySet<string> | null => {
    if (supplier === null || supplier.municipalities === 'all') return null;
    let scope = scopes.get(supplier.id);
    if (scope === undefined) {
      scope = new Set(supplier.municipalities);
      scopes.set(supplier.id, scope);
    }
    return scope;
  };
  /** The rows of a file hardly ever change supplier and day. */
  let last: { supplier: Supplier | null; date: string; byText: Map<string, AreaReading> } | null = null;
  const readingsOf = (supplier: Supplier | null, date: string): Map<string, AreaReading> => {
    if (last?.date !== date || last.supplier !== supplier) {
      const byDate = remember(areas, supplier, () => new Map());
      last = { supplier, date, byText: remember(byDate, date, () => new Map()) };
    }
    return last.byText;
  };
  const area: KeyReader['area'] = (text, date, supplier) => {
    const byText = readingsOf(supplier, date);
    let reading = byText.get(text);
    if (!reading) {
      reading = readArea(index, text, date, { rules: areaRules, municipalities: scopeOf(supplier) });
      if (byText.size >= mostRemembered) byText.clear();
      byText.set(text, reading);
    }
    return reading;
  };
  const period = (text: string): PeriodReading => {
    let reading = periods.get(text);
    if (!reading) {
      reading = readPeriod(text, dataset, plan.periodRule);
      if (periods.size >= mostRemembered) periods.clear();
      periods.set(text, reading);
    }
    return reading;
  };
  const columnName = (key: KeySource) => ('column' in key ? key.column.name : undefined);
  const expectedPeriod = say.expectedPeriod[dataset.rhythm];

  return {
    area,
    municipalities: (supplier) => municipalitiesOf(region, supplier),
    read(row) {
      const problems: Problem[] = [];
      const supplier = supplierOf(row, problems);
      let periodKey: PeriodKey | null = null;
      if (plan.period) {
        const reading = period(textOf(row, plan.period));
        if ('period' in reading) periodKey = reading;
        else
          problems.push(
            periodProblem(reading, textOf(row, plan.period), place(row, columnName(plan.period))),
          );
      }
      const areaText = plan.area ? textOf(row, plan.area) : '';
      const date = periodKey?.referenceDate ?? plan.values.find((v) => v.period)?.period?.referenceDate;
      const written = plan.area ? area(areaText, date ?? dateOfNoPeriod, supplier) : null;
      const reading = written && ofNamedMunicipality(written, row, periodKey, supplier);
      // Without a period nothing can be said about validity; the period has its own problem then.
      const unproven = reading && 'fail' in reading && reading.fail === 'not-valid' && !periodKey;
      if (plan.area && reading && 'fail' in reading && !unproven) {
        problems.push(areaProblem(reading, areaText, place(row, columnName(plan.area)), date, supplier));
      }
      const dimensions = plan.dimensions.map((d) => {
        if (d.from === null) return null;
        if ('value' in d.from) return d.from.value;
        const text = (row.cells[d.from.column.index] ?? '').trim();
        const value = d.read(text);
        if (value === null) problems.push(dimensionProblem(d, text, place(row, d.from.column.name)));
        return value;
      });
      return { supplier, areaText, area: reading, period: periodKey, dimensions, problems };
    },
  };

  function supplierOf(row: TextRecord, problems: Problem[]): Supplier | null {
    if (!plan.supplierColumn) return source.supplier;
    const text = (row.cells[plan.supplierColumn.index] ?? '').trim();
    const found = region.suppliers.find((s) => s.id === text || s.name === text);
    if (found) return found;
    const known = region.suppliers.map((s) => s.id);
    problems.push(
      say.supplierUnknown(place(row, plan.supplierColumn.name), text, known, nearest(text, known)),
    );
    return null;
  }

  /** A total without a name belongs to the municipality that another cell of the row names. */
  function ofNamedMunicipality(
    reading: AreaReading,
    row: TextRecord,
    key: PeriodKey | null,
    supplier: Supplier | null,
  ): AreaReading {
    if (!('fail' in reading) || reading.fail !== 'total-unclear') return reading;
    const own = municipalitiesOf(region, supplier);
    const named = namedIn(row, key, supplier, { area }, own);
    return named === null ? reading : { id: named, level: 'municipality' };
  }

  function periodProblem(
    reading: Extract<PeriodReading, { fail: string }>,
    text: string,
    at: say.Place,
  ): Problem {
    switch (reading.fail) {
      case 'ambiguous':
        return say.periodAmbiguous(at, file, text, reading.readings);
      case 'unfit':
        return say.periodUnfit(at, file, text, expectedPeriod);
      case 'unknown':
        return say.periodUnknown(at, file, text, expectedPeriod);
    }
  }

  function areaProblem(
    reading: Extract<AreaReading, { fail: string }>,
    text: string,
    at: say.Place,
    date: string | undefined,
    supplier: Supplier | null,
  ): Problem {
    switch (reading.fail) {
      case 'unknown': {
        if (text.includes('\ufffd')) return areaDestroyed(at, file, text);
        if (damageOf(text) === 'digits-lost') return areaKeyCut(at, file, text);
        // Only the first problems of a kind are kept, and looking for a similar name is dear.
        return say.areaUnknown(at, file, text, unknownAreas++ < mostOfAKind ? areaMeant(text, index) : null);
      }
      case 'total-unclear':
        return totalUnclear(at, file, text, region.county.name);
      case 'foreign':
        return say.areaForeign(at, file, text, supplier?.name ?? '');
      case 'not-valid':
        return say.areaNotValid(at, file, text, dateLabel(date ?? ''));
      case 'ambiguous':
        return say.areaAmbiguous(at, file, text, reading.candidates);
    }
  }

  function dimensionProblem(d: DimensionSource, text: string, at: say.Place): Problem {
    if (d.dimension.type === 'age') {
      return damageOf(text) === 'became-date'
        ? ageBecameDate(at, file, text)
        : say.ageUnknown(at, file, text);
    }
    const codes = Object.entries(d.dimension.codes).map(([code, { label }]) => [code, label] as const);
    return say.codeUnknown(at, file, text, codes, nearest(text, codes.flat()));
  }
}

/** Different texts of a column that are remembered, so that millions of them do not fill memory. */
const mostRemembered = 50_000;
const dateOfNoPeriod = '9999-12-31';

/** A key that lost its leading zero, else the name most like the text. */
const areaMeant = (text: string, { byText, names }: AreaIndex): string | null =>
  byText.has(foldText(`0${text}`)) ? `0${text}` : nearest(text, names);
