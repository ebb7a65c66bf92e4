import type { Dataset, MeasureColumn } from '../../model/dataset.js';
import type { Mapping } from '../../model/mapping.js';
import { unwrapped } from './cell-text.js';
import { type Damage, damageOf } from './damage.js';
import { type NumberParts, partsOf } from './decorations.js';
import {
  addEvidence,
  contradiction,
  eitherReading,
  type MarkEvidence,
  mergeEvidence,
  noEvidence,
  proves,
} from './marks.js';
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

/** What the cells of one column prove together. */
export interface ColumnEvidence {
  marks: MarkEvidence;
  percentSign: string | null;
  /** Line of the first cell with each of the texts that prove something. */
  lines: Map<string, number>;
  /** Texts that were looked at, so that they need not be again. */
  seen: Set<string>;
}

export const noColumnEvidence = (): ColumnEvidence => ({
  marks: noEvidence(),
  percentSign: null,
  lines: new Map(),
  seen: new Set(),
});

/** Different texts that are remembered, so that a column of millions of them does not fill memory. */
const mostRemembered = 20_000;

/** Adds what a trimmed cell of a row that is read proves. */
export function look(
  evidence: ColumnEvidence,
  text: string,
  line: number,
  measure: MeasureColumn,
  dataset: Dataset,
  mapping: Mapping | null,
): void {
  const { marks, lines, seen } = evidence;
  if (plainInteger.test(text)) {
    if (text.length < 4) marks.small = true;
    else if (marks.ungrouped === null) {
      marks.ungrouped = text;
      if (!lines.has(text)) lines.set(text, line);
    }
    return;
  }
  if (seen.has(text)) return;
  if (seen.size < mostRemembered) seen.add(text);
  const signs = mapping?.signs ?? {};
  const parts = partsOf(text, measure.unit, mapping?.table.footnotes ?? []);
  if (!parts.shape) return;
  if (Object.keys(signs).length > 0 && readSign(text, signs, measure.type, dataset.hidden_upper)) return;
  if (parts.percent && measure.unit === '%') evidence.percentSign ??= text;
  addEvidence(marks, parts.shape, text);
  if (!lines.has(text) && (evidence.percentSign === text || proves(marks, text))) lines.set(text, line);
}

/** Adds what later cells of the column prove. */
export function addLater(evidence: ColumnEvidence, later: ColumnEvidence): void {
  mergeEvidence(evidence.marks, later.marks);
  evidence.percentSign ??= later.percentSign;
  for (const [text, line] of later.lines) if (!evidence.lines.has(text)) evidence.lines.set(text, line);
}

/** The same where all cells are at hand. */
export function valueReader(
  measure: MeasureColumn,
  dataset: Dataset,
  mapping: Mapping | null,
  texts: Iterable<string>,
  mark: Mark | null = null,
): ValueReader {
  const evidence = noColumnEvidence();
  for (const text of texts) look(evidence, text, 0, measure, dataset, mapping);
  return readerFrom(evidence, measure, dataset, mapping, mark);
}

/** `mark`: decimal mark, where it is known without looking at the cells. */
export function readerFrom(
  { marks: evidence, percentSign }: Pick<ColumnEvidence, 'marks' | 'percentSign'>,
  measure: MeasureColumn,
  dataset: Dataset,
  mapping: Mapping | null,
  mark: Mark | null,
): ValueReader {
  const { type, unit } = measure;
  const signs = mapping?.signs ?? {};
  const hasSigns = Object.keys(signs).length > 0;
  const footnotes = mapping?.table.footnotes ?? [];
  const declared = mapping?.table.decimal ?? mark;
  const sign = (text: string) => readSign(text, signs, type, dataset.hidden_upper);
  const conflict = declared === null ? contradiction(evidence) : null;
  const inRange = (value: string) =>
    Number(value) >= measure.min && (measure.max === undefined || Number(value) <= measure.max);

  function meaningOf(text: string): CellReading | null {
    const bare = unwrapped(text);
    return sign(text) ?? sign(bare) ?? readWord(bare, dataset.hidden_upper);
  }

  function readOnce(text: string): ValueReading {
    const parts = partsOf(text, unit, footnotes);
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
        if (known.size < mostRemembered) known.set(text, reading);
      }
      return reading;
    },
  };
}
