import { type Dataset, dimensionsOf } from '../model/dataset.js';
import type { StoredCell } from '../model/stored.js';

/**
 * Cells as small numbers. Handing texts over to DuckDB one by one is dear, and the cells of a delivery repeat few of
 * them: each different text gets a number here, and DuckDB puts the texts back when the cells are settled.
 */
export interface CellCodes {
  /** Lists of different values; a code is a position in its list. */
  areas: { area: string; level: string }[];
  periods: { period: string; referenceDate: string }[];
  /** Per dimension of the dataset. */
  dimensions: DimensionEntry[][];
  forms: Form[];
  /** Numbers per cell: area, period, each dimension, form, number, delivery, line. */
  width: number;
  /** Appends the numbers of a cell. */
  write(cell: StoredCell, target: Int32Array, at: number): void;
}

export type DimensionEntry = StoredCell['dimensions'][number];

/** What is said of a cell besides its key. `scale`: decimal places of its number; `null`: it has none, `value` says all. */
export interface Form extends Pick<StoredCell, 'measure' | 'state' | 'value' | 'lower' | 'upper'> {
  scale: number | null;
}

export function newCellCodes(dataset: Dataset): CellCodes {
  const areas = newList<CellCodes['areas'][number]>();
  const periods = newList<CellCodes['periods'][number]>();
  const dimensions = dimensionsOf(dataset).map(() => newList<DimensionEntry>());
  const forms = newList<Form>();
  const areaCodes = new Map<string, { level: string; code: number }[]>();
  /** Measure -> code of the plain form by decimal places. */
  const plainForms = new Map<string, number[]>();

  function areaCode({ area, level }: StoredCell): number {
    let known = areaCodes.get(area);
    if (!known) {
      known = [];
      areaCodes.set(area, known);
    }
    for (const entry of known) if (entry.level === level) return entry.code;
    const code = areas.add({ area, level });
    known.push({ level, code });
    return code;
  }

  /** Most cells are of the period of the cell before. */
  let last = { period: '', referenceDate: '', code: -1 };
  function periodCode({ period, referenceDate }: StoredCell): number {
    if (last.code < 0 || last.period !== period || last.referenceDate !== referenceDate) {
      const code = periods.of(`${period} ${referenceDate}`, () => ({ period, referenceDate }));
      last = { period, referenceDate, code };
    }
    return last.code;
  }

  function plainForm(measure: string, scale: number): number {
    let codes = plainForms.get(measure);
    if (!codes) {
      codes = [];
      plainForms.set(measure, codes);
    }
    codes[scale] ??= forms.add({ measure, state: 'ok', value: null, lower: null, upper: null, scale });
    return codes[scale];
  }

  return {
    areas: areas.rows,
    periods: periods.rows,
    dimensions: dimensions.map((d) => d.rows),
    forms: forms.rows,
    width: dimensions.length + 6,
    write(cell, target, start) {
      let at = start;
      target[at++] = areaCode(cell);
      target[at++] = periodCode(cell);
      for (let i = 0; i < dimensions.length; i++) {
        const entry = cell.dimensions[i] ?? null;
        target[at++] = dimensions[i]?.of(dimensionKey(entry), () => entry) ?? 0;
      }
      const { measure, state, value, lower, upper } = cell;
      const plain = state === 'ok' && value !== null && lower === null && upper === null;
      const amount = plain ? amountOf(value) : null;
      target[at++] = amount
        ? plainForm(measure, amount.scale)
        : forms.of(JSON.stringify([measure, state, value, lower, upper]), () => ({
            measure,
            state,
            value: held(value),
            lower: held(lower),
            upper: held(upper),
            scale: null,
          }));
      target[at++] = amount?.number ?? 0;
      target[at++] = cell.delivery;
      target[at] = cell.line;
    },
  };
}

function newList<R>() {
  const known = new Map<string | number, number>();
  const rows: R[] = [];
  const add = (row: R) => rows.push(row) - 1;
  return {
    rows,
    add,
    of(key: string | number, row: () => R): number {
      let code = known.get(key);
      if (code === undefined) {
        code = add(row());
        known.set(key, code);
      }
      return code;
    },
  };
}

/** A span of ages is two numbers below 1000. */
const dimensionKey = (entry: DimensionEntry): string | number =>
  entry === null ? -1 : typeof entry === 'string' ? entry : entry[0] * 1000 + entry[1];

/** A decimal text as whole number and decimal places, if DuckDB's INTEGER holds it. */
function amountOf(text: string): { number: number; scale: number } | null {
  if (/^-?\d{1,9}$/.test(text)) return { number: Number(text), scale: 0 };
  const match = /^(-?\d{1,8})\.(\d{1,6})$/.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return whole.length + fraction.length > 9
    ? null
    : { number: Number(whole + fraction), scale: fraction.length };
}

function held(text: string | null): string | null {
  if (text !== null && !/^-?\d{1,12}(?:\.\d{1,6})?$/.test(text))
    throw new Error(`not a decimal the store can hold: ${text}`);
  return text;
}
