import type { Dataset, MeasureColumn } from '../model/dataset.js';
import type { Mapping } from '../model/mapping.js';
import { addEvidence, decideMark, type Mark, type MarkEvidence, readNumber } from './numbers.js';
import { type CellReading, readSign } from './signs.js';

export type ValueReading =
  | CellReading
  | { fail: 'number-expected' | 'value-out-of-range' | 'decimal-mark-unclear' };

/** How the cells of one value column are to be read, decided from all of them. */
export interface ValueReader {
  read(text: string): ValueReading;
  evidence: MarkEvidence;
  /** The column proves both decimal marks and no mapping decides. */
  mixed: boolean;
}

const plainInteger = /^(?:0|[1-9]\d{0,11})$/;

/** `texts`: every trimmed cell of the column in the rows that are read. */
export function valueReader(
  measure: MeasureColumn,
  dataset: Dataset,
  mapping: Mapping | null,
  texts: Iterable<string>,
): ValueReader {
  const signs = mapping?.signs ?? {};
  const sign = (text: string) => readSign(text, signs, measure.type, dataset.hidden_upper);
  const evidence: MarkEvidence = { comma: null, point: null };
  for (const text of texts) {
    if (!plainInteger.test(text) && sign(text) === null) addEvidence(evidence, text);
  }
  const declared = mapping?.table.decimal;
  const mark: Mark | null = declared ?? decideMark(evidence);
  const mixed = declared === undefined && evidence.comma !== null && evidence.point !== null;
  const hasSigns = Object.keys(signs).length > 0;
  const inRange = (value: string) =>
    Number(value) >= measure.min && (measure.max === undefined || Number(value) <= measure.max);

  const known = new Map<string, ValueReading>();
  const readOnce = (text: string): ValueReading => {
    const meaning = sign(text);
    if (meaning) {
      return meaning.value !== null && !inRange(meaning.value) ? { fail: 'value-out-of-range' } : meaning;
    }
    const number = readNumber(text, measure.type, mark, mixed);
    if ('fail' in number) {
      return { fail: number.fail === 'mark-unclear' ? 'decimal-mark-unclear' : 'number-expected' };
    }
    if (!inRange(number.value)) return { fail: 'value-out-of-range' };
    return { state: 'ok', value: number.value, lower: null, upper: null };
  };
  return {
    evidence,
    mixed,
    read(text) {
      if (!hasSigns && plainInteger.test(text) && inRange(text)) {
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
