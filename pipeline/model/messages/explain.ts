import type { CellState } from '../delivery.js';
import type { ProtectionRecord, Status } from '../figures.js';
import { formatCount, formatNumber, spokenStatus, withUnit } from '../german.js';
import type { Indicator } from '../indicator.js';
import { dateLabel, periodLabel } from '../period.js';
import type { Problem } from '../problem.js';
import type { Trace, TraceCell, TraceTerm } from '../trace.js';
import type { PolicyRule } from '../vocabulary.js';
import { rulesInForce, toldOnThePhone, whyPrimary, whySecondary } from './protection.js';
import { roundedFigure } from './rounding.js';
import { provisionalFigure } from './waiting.js';

/** The words of `teilhabe explain`. */

const stateWord: Record<CellState, string> = {
  ok: 'bekannt',
  hidden: 'von der Quelle geheim gehalten',
  unreliable: 'von der Quelle als nicht sicher genug bezeichnet',
  pending: 'folgt später',
  not_applicable: 'nicht zutreffend',
  missing: 'nicht geliefert',
  rejected: 'zurückgewiesen, siehe problems.csv',
};

const originWord = {
  delivered: 'auf dieser Ebene geliefert',
  summed: 'aus den Gebieten summiert',
  weighted: 'gewichtet gemittelt',
} as const;

const roleWord: Record<TraceTerm['role'], string> = {
  numerator: 'Zähler',
  denominator: 'Nenner',
  value: 'Gelieferter Wert',
  weight: 'Gewicht',
};

/** An index stands on published figures alone, each of which is explained by itself. */
export const onlyItsParts = (index: string, indicators: readonly string[]): string =>
  `»${index}« ist ein Index. Erklärt werden seine Bestandteile, jeder mit einem eigenen Aufruf: ${indicators.join(', ')}. Wie er gerechnet ist, steht im Bericht unter »Indizes: Berechnung und Sicherheit«, die z-Werte in data/indices.csv.`;

export const severalAreas = (name: string, ids: readonly string[]): string =>
  `»${name}« heißen mehrere Gebiete. Nennen Sie nach --area einen der Schlüssel ${ids.slice(0, -1).join(', ')} oder ${ids.at(-1)}.`;

export const noFigure = (title: string, area: string, period: string, known: readonly string[]): Problem => ({
  severity: 'error',
  code: 'no-figure',
  title: `Für »${title}« gibt es keinen Wert für ${area}, ${periodLabel(period)}`,
  expected:
    known.length > 0
      ? `einer der Zeiträume ${known.join(', ')}`
      : 'ein Gebiet, für das dieser Indikator vorliegt; für dieses ist es in keinem Zeitraum der Fall',
  remedy:
    known.length > 0
      ? 'Wählen Sie einen dieser Zeiträume, oder prüfen Sie, ob die Daten geliefert wurden.'
      : 'Prüfen Sie, ob die Datensätze von Zähler und Nenner für dieses Gebiet geliefert wurden: internal/feedback/index.html nach »npx teilhabe build«.',
});

/** A published figure of a coarser indicator, in its unit. */
export interface CoarserFigure {
  indicator: Indicator;
  value: number;
}

export const protectingAnew = (reports: string): string =>
  `Unter »${reports}« liegt kein Lauf mit genau diesen Lieferungen und Definitionen. Die Geheimhaltung wird deshalb neu berechnet; das kann eine Minute und länger dauern. Schneller geht es nach »npx teilhabe build«.`;

export interface Explanation {
  trace: Trace;
  indicator: Indicator;
  areaName: string;
  /** Status after protection; `null`: not published at this level. */
  publishedStatus: Status | null;
  /** Why the protection hid it; `null`: it did not. */
  hidden: ProtectionRecord['reason'] | null;
  /** What the reports show instead of a hidden value; `null`: nothing. */
  coarser: CoarserFigure | null;
  fileOf(delivery: number): string;
  nameOf(area: string): string;
  datasetTitle(dataset: string): string;
  policyOf(dataset: string): PolicyRule | undefined;
}

export function explanation(e: Explanation): string {
  const { trace, indicator } = e;
  const value =
    trace.value === null
      ? `kein Wert (${spokenStatus[trace.status]})`
      : withUnit(formatNumber(trace.value, indicator.decimals), trace.unit);
  const validity = trace.validTo
    ? `gültig ${dateLabel(trace.validFrom)} bis ${dateLabel(trace.validTo)}`
    : `gültig ab ${dateLabel(trace.validFrom)}`;
  return [
    'Nur für den internen Gebrauch: enthält ungeschützte Fallzahlen.',
    '',
    `${trace.title}`,
    `${e.areaName} (${trace.area}), ${periodLabel(trace.period)}, Stichtag ${dateLabel(trace.referenceDate)}`,
    '',
    `Wert        ${value}, ${originWord[trace.origin]}`,
    ...(trace.provisionalUntil === null
      ? []
      : [`            ${provisionalFigure(trace.provisionalUntil, trace.value !== null)}`]),
    `Definition  ${indicator.definition}`,
    `            ${indicator.id}, Fassung ${trace.version}, ${validity}`,
    ...roundingLines(trace),
    ...publication(e),
    ...insteadOf(e.coarser),
    ...trace.terms.flatMap((term) => ['', ...termLines(e, term)]),
  ].join('\n');
}

/** True and rounded counts, where the policy has them rounded. */
function roundingLines({ unrounded, numerator, denominator }: Trace): string[] {
  if (!unrounded) return [];
  const parts = (
    [
      [roleWord.numerator, unrounded.numerator, numerator],
      [roleWord.denominator, unrounded.denominator, denominator],
    ] as const
  ).flatMap(([role, counted, printed]) =>
    counted === null || counted === printed
      ? []
      : [
          {
            role,
            counted: formatAmount(counted),
            printed: printed === null ? formatCount(0) : formatAmount(printed),
          },
        ],
  );
  return parts.length === 0 ? [] : [roundedFigure(parts)];
}

function publication(e: Explanation): string[] {
  if (e.publishedStatus === null) {
    return ['Im Bericht  nicht veröffentlicht: Die Definition erlaubt diese Gebietsebene nicht.'];
  }
  if (e.hidden === null) {
    const word = spokenStatus[e.publishedStatus];
    return [`Im Bericht  ${word === '' ? 'wird gezeigt' : `wird nicht gezeigt: ${word}`}`];
  }
  const phone = `Auskunft    ${toldOnThePhone()}`;
  if (e.hidden === 'secondary') return [`Im Bericht  ${whySecondary()}`, phone];
  const datasets = [...new Set(e.trace.terms.map((t) => t.part.dataset))];
  const rules = datasets.flatMap((id) => {
    const rule = e.policyOf(id);
    return rule && (rule.min_numerator > 0 || rule.min_denominator > 0)
      ? [
          `            ${e.datasetTitle(id)}: mindestens ${rule.min_numerator} Fälle, Bezugsgröße mindestens ${rule.min_denominator}. ${rule.reason}`,
        ]
      : [];
  });
  return [`Im Bericht  ${whyPrimary()}`, `            ${rulesInForce()}`, ...rules, phone];
}

/** What stands in the tables of the reports where the value is hidden. */
function insteadOf(coarser: CoarserFigure | null): string[] {
  if (coarser === null) return [];
  const { indicator, value } = coarser;
  const text = withUnit(formatNumber(value, indicator.decimals), indicator.unit);
  return [`            In den Tabellen steht statt dessen der gröbere Wert »${indicator.title}«: ${text}`];
}

function termLines(e: Explanation, term: TraceTerm): string[] {
  const filter = Object.entries(term.part.where).map(([column, condition]) => {
    if (typeof condition === 'string') return `${column} = ${condition}`;
    if (Array.isArray(condition)) return `${column} = ${condition.join(' oder ')}`;
    const from = condition.from === undefined ? '' : ` ab ${condition.from}`;
    const under = condition.under === undefined ? '' : ` unter ${condition.under}`;
    return `${column}${from}${under}`;
  });
  const when = term.period === null ? 'kein passender Zeitraum' : periodLabel(term.period);
  const amount = term.value === null ? stateWord[term.state] : formatAmount(term.value);
  const bounds =
    term.state === 'hidden' && term.lower !== null && term.upper !== null
      ? ` (zwischen ${formatAmount(term.lower)} und ${formatAmount(term.upper)})`
      : '';
  const origin = term.origin ? `, ${originWord[term.origin]}` : '';
  return [
    `${roleWord[term.role]}${term.sign === -1 ? ' (abgezogen)' : ''}  ${amount}${bounds}${origin}`,
    `  ${e.datasetTitle(term.part.dataset)}: ${term.part.measure}${filter.length > 0 ? `, ${filter.join(', ')}` : ''}; ${when}`,
    ...cellLines(e, term.cells),
    ...term.children.map(
      (child) =>
        `  ${e.nameOf(child.area)} (${child.area}): ${child.value === null ? stateWord[child.state] : formatAmount(child.value)}`,
    ),
  ];
}

/** Files with their lines; consecutive lines as a span, so that a hundred ages stay readable. */
function cellLines(e: Explanation, cells: readonly TraceCell[]): string[] {
  const byDelivery = new Map<number, number[]>();
  for (const cell of cells) {
    byDelivery.set(cell.delivery, [...(byDelivery.get(cell.delivery) ?? []), cell.line]);
  }
  return [...byDelivery].map(([delivery, lines]) => {
    const text = spans(lines);
    return `  aus ${e.fileOf(delivery)}, ${/[–,]/.test(text) ? 'Zeilen' : 'Zeile'} ${text}`;
  });
}

function spans(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const line of sorted) {
    const last = parts.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else parts.push([line, line]);
  }
  return parts.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(', ');
}

const formatAmount = (value: number) =>
  Number.isInteger(value) ? formatCount(value) : formatNumber(value, 2);
