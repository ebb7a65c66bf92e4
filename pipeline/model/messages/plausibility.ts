import { type Dataset, dimensionsOf, openAge, type Part, type Tolerance } from '../dataset.js';
import { enumerate, formatNumber } from '../german.js';
import type { Acknowledgement } from '../mapping.js';
import { dateLabel, periodLabel } from '../period.js';
import type { StandingRule } from '../plausibility.js';
import type { Problem, Severity } from '../problem.js';
import { countText, type Figures, placeText } from './compute.js';
import { type Place, quote } from './intake.js';

/** Findings of the plausibility rules. They travel by e-mail, so they name no count below ten. */

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

const plain = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 2);

function toleranceText({ absolute, percent }: Tolerance): string {
  const texts = [...(absolute > 0 ? [plain(absolute)] : []), ...(percent > 0 ? [`${plain(percent)} %`] : [])];
  return texts.length === 0 ? 'keine' : texts.join(' oder ');
}

/** What a finding is about. `place`: the cell that offends, as far as there is one. */
export interface Finding extends Figures {
  dataset: Dataset;
  rule: { id: string; title: string; severity: Severity };
  place: Place;
}

/** How to acknowledge it, word for word; an error is a contradiction and cannot be acknowledged. */
const acknowledge = (
  rule: string,
  { dataset, area, period }: { dataset: Dataset; area: string; period: string },
) =>
  `Stimmt der Wert doch, bestätigen Sie ihn mit Grund in corrections.yaml unter »acknowledged« (rule: ${rule}, dataset: ${dataset.id}, ${area === '' ? '' : `area: "${area}", `}period: "${period}").`;
const askAndAcknowledge = (ask: string, at: Finding) =>
  at.rule.severity === 'error' ? ask : `${ask} ${acknowledge(at.rule.id, at)}`;

const used: Record<Severity, string> = {
  error: 'Der Wert bleibt stehen; die Hinweise zu den Daten nennen den Widerspruch.',
  warning: 'Der Wert wird verwendet; die Hinweise zu den Daten nennen die Auffälligkeit.',
  note: 'Der Wert wird verwendet.',
};

type Text = Pick<Problem, 'code' | 'title' | 'found' | 'expected' | 'remedy'> & Partial<Problem>;
const finding = (at: Finding, text: Text): Problem => ({
  severity: at.rule.severity,
  consequence: used[at.rule.severity],
  quotesValues: true,
  subject: { rule: at.rule.id, dataset: at.dataset.id, area: at.area, period: at.period },
  ...at.place,
  ...text,
});
const headline = (what: string, at: Finding) => `${what}: ${at.dataset.title}, ${placeText(at)}`;

/** `part` and `limit` are the figures that make the violation certain: least part, greatest limit. */
export const implausible = (at: Finding & { part: number; limit: number; tolerance: number }): Problem =>
  finding(at, {
    code: 'implausible',
    title: headline('Nicht plausibel', at),
    found: `${countText(at.part)} gegenüber ${countText(at.limit)}`,
    expected: `${at.rule.title} Höchstens ${countText(at.limit)}${at.tolerance > 0 ? ` zuzüglich ${plain(at.tolerance)}` : ''}.`,
    remedy: askAndAcknowledge('Prüfen Sie beide Werte beim Lieferanten.', at),
  });

/** Summands and a total that do not meet, within `tolerance`. */
export const doesNotAddUp = (at: Finding & { sum: number; total: number; tolerance: Tolerance }): Problem =>
  finding(at, {
    code: 'does-not-add-up',
    title: headline('Teile und Summe weichen ab', at),
    found: `Teile zusammen ${countText(at.sum)}, Summe ${countText(at.total)}`,
    expected: `${at.rule.title} Erlaubte Abweichung: ${toleranceText(at.tolerance)}.`,
    remedy: askAndAcknowledge('Klären Sie mit dem Lieferanten, welcher Wert stimmt.', at),
  });

/** A delivered total against the groups of one dimension. */
export const groupsDiffer = (
  at: Finding & { dimension: string; sum: number; delivered: number; tolerance: Tolerance },
): Problem =>
  finding(at, {
    code: 'groups-differ',
    title: headline('Gelieferte Summe und Summe der Gruppen weichen ab', at),
    found: `geliefert ${countText(at.delivered)}, Gruppen von »${at.dimension}« zusammen ${countText(at.sum)}`,
    expected: `gleiche Werte; erlaubte Abweichung: ${toleranceText(at.tolerance)}`,
    remedy: askAndAcknowledge(
      'Klären Sie mit dem Lieferanten, ob eine Gruppe fehlt oder ein Wert falsch ist.',
      at,
    ),
  });

/** A delivered figure against the sum of the areas below. */
export const sumDiffers = (at: Finding & { part: Part; delivered: number; sum: number }): Problem => {
  const filter = filterText(at.dataset, at.part.where);
  return finding(at, {
    code: 'sum-differs',
    title: headline('Gelieferte Summe und Summe der Teile weichen ab', at),
    found: `geliefert ${countText(at.delivered)}, Summe der Gebiete ${countText(at.sum)}${filter ? ` (${filter})` : ''}`,
    expected: `gleiche Werte; erlaubte Abweichung: ${toleranceText(at.dataset.tolerance)}`,
    remedy: askAndAcknowledge('Klären Sie mit den Lieferanten, welcher Wert stimmt.', at),
    consequence: 'Für diese Ebene gilt der gelieferte Wert; die Werte der Gebiete bleiben unverändert.',
  });
};

/** Likely values as a text; the lower bound is left out where it is a small count. */
const between = (lower: number, upper: number) =>
  lower < 10 ? `höchstens ${countText(upper)}` : `zwischen ${countText(lower)} und ${countText(upper)}`;

/** `own`: measured at the series itself, else at the changes of all areas. Bounds are whole numbers. */
export const unlikelyChange = (
  at: Finding & {
    before: string;
    value: number;
    previous: number;
    lower: number;
    upper: number;
    own: boolean;
  },
): Problem =>
  finding(at, {
    code: 'unlikely-change',
    title: headline('Ungewöhnliche Veränderung', at),
    found: `${countText(at.value)}, zuvor (${periodLabel(at.before)}) ${countText(at.previous)}`,
    expected: `${between(at.lower, at.upper)}, gemessen an den bisherigen Veränderungen ${at.own ? 'dieses Gebiets' : 'aller Gebiete'}`,
    remedy: askAndAcknowledge('Prüfen Sie, ob sich Abgrenzung, Zählweise oder Spalte geändert haben.', at),
  });

/** Shares in per cent. */
export const unlikeSimilar = (at: Finding & { share: number; lower: number; upper: number }): Problem => {
  const percent = (share: number) => `${formatNumber(share, 1)} %`;
  return finding(at, {
    code: 'unlike-similar',
    title: headline('Anders als vergleichbare Gebiete', at),
    found: `ein Anteil von ${percent(at.share)}`,
    expected: `${at.rule.title} Üblich ist hier ${percent(at.lower)} bis ${percent(at.upper)}.`,
    remedy:
      'Prüfen Sie, ob der Wert stimmt. Ein besonderes Gebiet (Wohnheim, Neubaugebiet) kann so aussehen.',
  });
};

// Whole files

const fileFinding = (
  at: Pick<Finding, 'dataset' | 'place' | 'period'>,
  rule: StandingRule,
  text: Text,
): Problem => ({
  severity: 'warning',
  consequence: used.warning,
  subject: { rule, dataset: at.dataset.id, area: '', period: at.period },
  ...at.place,
  ...text,
});
type AtFile = Pick<Finding, 'dataset' | 'place' | 'period'>;

export const sameFile = (at: AtFile & { first: string }): Problem =>
  fileFinding(at, 'gleiche_datei', {
    code: 'same-file',
    title: 'Dieselbe Datei noch einmal geliefert',
    found: `Byte für Byte gleich mit ${quote(at.first)}`,
    expected: 'für jeden Zeitraum eine eigene Datei',
    remedy:
      'Prüfen Sie, welche der beiden Ablagen richtig ist, und lassen Sie die fehlende Datei nachliefern.',
  });

export const sameNumbers = (at: AtFile & { earlier: string; first: string }): Problem =>
  fileFinding(at, 'gleiche_zahlen', {
    code: 'same-numbers',
    title: `Gleiche Zahlen wie zuvor, vermutlich eine alte Datei: ${at.dataset.title}, ${periodLabel(at.period)}`,
    found: `alle Zahlen wie für ${periodLabel(at.earlier)} in ${quote(at.first)}`,
    expected: 'Zahlen, die sich von denen früherer Zeiträume unterscheiden',
    remedy: `Lassen Sie die Ausgabe für ${periodLabel(at.period)} neu erzeugen. ${acknowledge('gleiche_zahlen', { ...at, area: '' })}`,
  });

export const otherPeriod = (at: AtFile & { told: string; periods: readonly string[] }): Problem =>
  fileFinding(at, 'anderer_zeitraum', {
    code: 'other-period',
    title: 'Zeitraum der Datei und ihres Ordners sind verschieden',
    found: `in der Datei ${enumerate(at.periods.slice(0, 6).map(periodLabel))}`,
    expected: `${periodLabel(at.told)}, wie Ordner oder Dateiname sagen`,
    remedy:
      'Legen Sie die Datei in den Ordner ihres Zeitraums, oder lassen Sie den richtigen Zeitraum liefern.',
    consequence: 'Die Werte gelten für den Zeitraum, der in der Datei steht.',
  });

export const dateInFuture = (at: AtFile & { date: string; today: string }): Problem =>
  fileFinding(at, 'stichtag_in_der_zukunft', {
    code: 'date-in-future',
    title: `Stichtag liegt in der Zukunft: ${at.dataset.title}, ${periodLabel(at.period)}`,
    found: `Stichtag ${dateLabel(at.date)}`,
    expected: `ein Stichtag bis heute, ${dateLabel(at.today)}`,
    remedy: 'Berichtigen Sie den Zeitraum in der Datei oder im Ordner.',
  });

// Acknowledgements

/** The warning becomes a note that tells who looked at it. */
export const acknowledged = (problem: Problem, reason: string): Problem => ({
  ...problem,
  severity: 'note',
  title: `Bestätigt: ${problem.title}`,
  remedy: 'Nichts zu tun, solange die Begründung gilt.',
  consequence: `Der Wert wird verwendet; die Hinweise zu den Daten nennen die Begründung: ${reason}`,
});

const acknowledgementText = (a: Acknowledgement) =>
  `${a.rule}, ${a.dataset}${a.area === '' ? '' : `, ${a.area}`}, ${periodLabel(a.period)}`;

export const acknowledgementStale = (a: Acknowledgement, place: Place): Problem => ({
  severity: 'error',
  code: 'acknowledgement-stale',
  title: 'Bestätigung ohne Auffälligkeit',
  ...place,
  found: `keine Meldung zu ${quote(acknowledgementText(a))}`,
  expected: 'eine Warnung, die diese Regel für dieses Gebiet und diesen Zeitraum meldet',
  remedy:
    'Prüfen Sie, ob die Quelle berichtigt wurde, und entfernen Sie den Eintrag unter »acknowledged« in corrections.yaml.',
  consequence: 'Die Bestätigung wurde nicht angewendet.',
});

export const errorNotAcknowledged = (a: Acknowledgement, place: Place): Problem => ({
  severity: 'error',
  code: 'acknowledgement-of-error',
  title: 'Ein Widerspruch lässt sich nicht bestätigen',
  ...place,
  found: quote(acknowledgementText(a)),
  expected: 'eine Warnung; Fehler sind Widersprüche, die die Quelle berichtigen muss',
  remedy: 'Lassen Sie den Wert berichtigen oder tragen Sie ihn in corrections.yaml unter »corrections« ein.',
  consequence: 'Die Bestätigung wurde nicht angewendet.',
});

/** More findings of one rule in one file than are told one by one; it stands where the first of them does. */
export const moreOfRule = (first: Problem, more: number): Problem => {
  const { subject: _subject, quotesValues: _quotes, ...rest } = first;
  const [what = ''] = first.title.split(':');
  return {
    ...rest,
    title: `${what}: ${more === 1 ? 'eine weitere Stelle' : `${formatNumber(more, 0)} weitere Stellen`} dieser Regel`,
    found: 'ab hier weitere Gebiete oder Zeiträume derselben Datei',
  };
};
