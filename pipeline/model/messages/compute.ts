import type { Dataset, Part } from '../dataset.js';
import { dimensionsOf, openAge } from '../dataset.js';
import { enumerate, formatNumber } from '../german.js';
import { periodLabel } from '../period.js';
import type { Problem, Severity } from '../problem.js';

/** Problems found while computing. They travel by e-mail, so they name no count below ten. */

const smallest = 10;

/** A count in a message: below ten only `kleine Fallzahl`; no decimals unless there are any. */
export function countText(value: number): string {
  if (Math.abs(value) < smallest) return 'kleine Fallzahl';
  return formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

/** `Alter: 15 bis unter 65 Jahre, Geschlecht: weiblich`; '' without a restriction. */
export function filterText(dataset: Dataset, where: Part['where']): string {
  const texts = dimensionsOf(dataset).flatMap((column) => {
    const condition = where[column.id];
    if (condition === undefined) return [];
    if (column.type === 'code') {
      const codes = typeof condition === 'string' ? [condition] : Array.isArray(condition) ? condition : [];
      return [`${column.label}: ${enumerate(codes.map((code) => column.codes[code]?.label ?? code))}`];
    }
    if (typeof condition === 'string' || Array.isArray(condition)) return [];
    const { from = 0, under = openAge } = condition;
    if (under >= openAge) return [`${column.label}: ab ${from} Jahren`];
    return [`${column.label}: ${from === 0 ? '' : `${from} bis `}unter ${under} Jahre`];
  });
  return texts.join(', ');
}

export interface Figures {
  areaName: string;
  area: string;
  period: string;
}

const placeText = ({ areaName, area, period }: Figures) => `${areaName} (${area}), ${periodLabel(period)}`;

export function toleranceText({ absolute, percent }: Dataset['tolerance']): string {
  const texts = [
    ...(absolute > 0 ? [formatNumber(absolute, Number.isInteger(absolute) ? 0 : 2)] : []),
    ...(percent > 0 ? [`${formatNumber(percent, Number.isInteger(percent) ? 0 : 2)} %`] : []),
  ];
  return texts.length === 0 ? 'keine' : texts.join(' oder ');
}

export function sumDiffers(
  at: Figures & { dataset: Dataset; part: Part; delivered: number; sum: number },
): Problem {
  const measure = at.dataset.columns.find((c) => c.id === at.part.measure)?.label ?? at.part.measure;
  const filter = filterText(at.dataset, at.part.where);
  return {
    severity: 'warning',
    code: 'sum-differs',
    title: `Gelieferte Summe und Summe der Teile weichen ab: ${at.dataset.title}, ${placeText(at)}`,
    column: measure,
    found: `geliefert ${countText(at.delivered)}, Summe der Gebiete ${countText(at.sum)}${filter ? ` (${filter})` : ''}`,
    expected: `gleiche Werte; erlaubte Abweichung: ${toleranceText(at.dataset.tolerance)}`,
    remedy: 'Klären Sie mit den Lieferanten, welcher Wert stimmt.',
    consequence: 'Für diese Ebene gilt der gelieferte Wert; die Werte der Gebiete bleiben unverändert.',
  };
}

export function implausible(
  at: Figures & {
    dataset: Dataset;
    rule: { title: string; severity: Severity; tolerance: number };
    part: number;
    limit: number;
  },
): Problem {
  const tolerance = at.rule.tolerance > 0 ? ` zuzüglich ${formatNumber(at.rule.tolerance, 0)}` : '';
  return {
    severity: at.rule.severity,
    code: 'implausible',
    title: `Nicht plausibel: ${at.dataset.title}, ${placeText(at)}`,
    found: `${countText(at.part)} gegenüber ${countText(at.limit)}`,
    expected: `${at.rule.title} Höchstens ${countText(at.limit)}${tolerance}.`,
    remedy: 'Prüfen Sie beide Werte beim Lieferanten.',
    consequence: 'Die Werte werden dennoch verwendet.',
  };
}

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
