import type { Dataset, MeasureColumn } from '../model/dataset.js';
import type { Mapping } from '../model/mapping.js';
import { unwrapped } from './cell-text.js';
import { type Damage, damageOf } from './damage.js';
import { type NumberParts, partsOf } from './decorations.js';
import { addEvidence, contradiction, eitherReading, noEvidence } from './marks.js';
import { type Mark, readNumber } from './numbers.js';
import { type CellReading, readSign, readWord } from './signs.js';

/** Why a value cell could not be read. `against`: text of the cell of the column that leaves it open. */
export type ValueFailure =
  | { fail: 'number-expected' | 'value-out-of-range' | 'percent-sign' | Damage }
  | { fail: 'decimal-mark-unclear'; against: string | null }
  | { fail: 'percent-unclear'; against: string }
  | { fail: 'footnote-unknown'; mark: string };
export type ValueReading = CellReading | ValueFailure;

/** How the cells of one value column are to be read, decided from all of them. */
export interface ValueReader {
  read(text: string): ValueReading;
  /** The cells by which the column proves both decimal marks, where no mapping decides; else `null`. */
  mixed: { comma: string; point: string } | null;
}

const plainInteger = /^(?:0|[1-9]\d{0,11})$/;

/** Whether a cell holds an amount or a sign, be it a wrong one, rather than words that belong to a note. */
export const saysValue = (reading: ValueReading): boolean =>
  !('fail' in reading) || (reading.fail !== 'number-expected' && reading.fail !== 'became-date');

/**
 * `texts`: every trimmed cell of the column in the rows that are read. `mark`: decimal mark, where it is known without
 * looking at them.
 */
export function valueReader(
  measure: MeasureColumn,
  dataset: Dataset,
  mapping: Mapping | null,
  texts: Iterable<string>,
  mark: Mark | null = null,
): ValueReader {
  const { type, unit } = measure;
  const signs = mapping?.signs ?? {};
  const hasSigns = Object.keys(signs).length > 0;
  const footnotes = mapping?.table.footnotes ?? [];
  const declared = mapping?.table.decimal ?? mark;
  const sign = (text: string) => readSign(text, signs, type, dataset.hidden_upper);
  const evidence = noEvidence();
  let percentSign: string | null = null;
  const taken = new Map<string, NumberParts>();
  for (const text of texts) {
    if (plainInteger.test(text)) {
      if (text.length < 4) evidence.small = true;
      else evidence.ungrouped ??= text;
      continue;
    }
    if (taken.has(text)) continue;
    const parts = partsOf(text, unit, footnotes);
    taken.set(text, parts);
    if (!parts.shape || (hasSigns && sign(text) !== null)) continue;
    if (parts.percent && unit === '%') percentSign ??= text;
    addEvidence(evidence, parts.shape, text);
  }
  const conflict = declared === null ? contradiction(evidence) : null;
  const inRange = (value: string) =>
    Number(value) >= measure.min && (measure.max === undefined || Number(value) <= measure.max);

  function meaningOf(text: string): CellReading | null {
    const bare = unwrapped(text);
    return sign(text) ?? sign(bare) ?? readWord(bare, dataset.hidden_upper);
  }

  function readOnce(text: string): ValueReading {
    const parts = taken.get(text) ?? partsOf(text, unit, footnotes);
    // No usual sign is a number as well; only a mapping may give one a meaning of its own.
    const meaning = parts.shape && !hasSigns ? null : meaningOf(text);
    if (meaning) {
      return meaning.value !== null && !inRange(meaning.value) ? { fail: 'value-out-of-range' } : meaning;
    }
    const number = readNumber(parts.shape, type, declared, (shape) => {
      if (declared === null) return eitherReading(evidence, type, shape);
      return declared === shape.separator ? 'decimals' : 'thousands';
    });
    if ('fail' in number) {
      if (number.fail === 'mark-unclear') return { fail: 'decimal-mark-unclear', against: number.against };
      return { fail: damageOf(parts.number) ?? 'number-expected' };
    }
    return decorated(parts, number.value);
  }

  function decorated(parts: NumberParts, value: string): ValueReading {
    if (parts.strange !== null) return { fail: 'footnote-unknown', mark: parts.strange };
    if (parts.percent && unit !== '%') return { fail: 'percent-sign' };
    // In a column with percent signs, 0,125 without one may be an eighth or an eighth of a percent.
    if (percentSign !== null && !parts.percent && value !== '0' && Math.abs(Number(value)) <= 1) {
      return { fail: 'percent-unclear', against: percentSign };
    }
    if (!inRange(value)) return { fail: 'value-out-of-range' };
    const reading: CellReading = { state: 'ok', value, lower: null, upper: null };
    return parts.mark === null ? reading : { ...reading, remark: { kind: 'mark', text: parts.mark } };
  }

  const known = new Map<string, ValueReading>();
  const usesPercentSigns = percentSign !== null;
  return {
    mixed: conflict,
    read(text) {
      if (!hasSigns && !usesPercentSigns && plainInteger.test(text) && inRange(text)) {
        return { state: 'ok', value: text, lower: null, upper: null };
      }
      let reading = known.get(text);
      if (!reading) {
        reading = readOnce(text);
        known.set(text, reading);
      }
      return reading;
    },
  };
}
