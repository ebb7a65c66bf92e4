import { formatNumber } from '../german.js';
import { periodLabel } from '../period.js';
import type { Problem } from '../problem.js';

/** Problems found while computing. They travel by e-mail, so they name no count below ten. */

const smallest = 10;

/** A count in a message: below ten only `kleine Fallzahl`; no decimals unless there are any. */
export function countText(value: number): string {
  if (Math.abs(value) < smallest) return 'kleine Fallzahl';
  return formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

export interface Figures {
  areaName: string;
  area: string;
  period: string;
}

export const placeText = ({ areaName, area, period }: Figures) =>
  `${areaName} (${area}), ${periodLabel(period)}`;

export function numeratorOutsideDenominator(
  at: Figures & { title: string; numerator: number; denominator: number },
): Problem {
  return {
    severity: 'warning',
    code: 'numerator-outside-denominator',
    title: `Kein Vertrauensbereich möglich: ${at.title}, ${placeText(at)}`,
    found: `Zähler ${countText(at.numerator)}, Nenner ${countText(at.denominator)}`,
    expected: 'ein Zähler von 0 bis zur Größe des Nenners, denn der Zähler ist Teil des Nenners',
    remedy: 'Prüfen Sie Stichtag, Zählweise und Lieferung beider Werte.',
    consequence: 'Der Wert erscheint ohne Vertrauensbereich.',
  };
}
