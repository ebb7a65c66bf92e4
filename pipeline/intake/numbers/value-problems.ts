import type { MeasureColumn } from '../../model/dataset.js';
import { numberExpected, type Place, valueOutOfRange } from '../../model/messages/intake.js';
import * as say from '../../model/messages/notation.js';
import type { Problem } from '../../model/problem.js';
import type { ValueFailure } from './values.js';

/** The problem of one value cell; `witness` finds the first line of the column with a text. */
export function valueProblem(
  failure: ValueFailure,
  place: Place,
  text: string,
  measure: MeasureColumn,
  witness: (text: string) => say.Witness,
): Problem {
  switch (failure.fail) {
    case 'number-expected':
      return numberExpected(place, text, measure);
    case 'value-out-of-range':
      return valueOutOfRange(place, text, measure);
    case 'decimal-mark-unclear':
      return say.decimalMarkUnclear(place, text, failure.against === null ? null : witness(failure.against));
    case 'became-date':
      return say.numberBecameDate(place, text, measure);
    case 'formula-error':
      return say.formulaError(place, text, measure);
    case 'column-too-narrow':
      return say.columnTooNarrow(place, text, measure);
    case 'digits-lost':
      return say.digitsLost(place, text, measure);
    case 'percent-sign':
      return say.percentSign(place, text, measure);
    case 'percent-unclear':
      return say.percentUnclear(place, text, witness(failure.against));
    case 'footnote-unknown':
      return say.footnoteUnknown(place, text, failure.mark);
  }
}
