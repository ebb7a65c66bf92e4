import { enumerate, spokenStatus, withUnit } from '../german.js';
import { parsePeriod } from '../period.js';

/** Texts of the figures and their text alternatives. */

export const classBelow = (limit: string): string => `unter ${limit}`;
export const classBetween = (from: string, below: string): string => `${from} bis unter ${below}`;
export const classFrom = (limit: string): string => `${limit} und mehr`;
export const oneClass = (): string => 'alle Werte';
export const noValue = (): string => 'kein Wert';
/** Mark of an area whose class is near its boundary. */
export const unsureMark = '~';
export const unsureLegend = (): string => `${unsureMark} nahe an einer Klassengrenze, Klasse unsicher`;
export const noBoundaries = (): string => 'Für diese Gebiete liegen keine Grenzen vor.';
export const orderedAreas = (count: number): string => `${count} Gebiete, in der Reihenfolge der Tabelle`;

/** Heading of an axis or legend; '' for plain counts. */
export const unitHeading = (unit: string): string => (unit === '%' ? 'in %' : unit);

/** Label of a row; per cent stands beside the value. */
export const stripLabel = (label: string, unit: string): string =>
  unit === '' || unit === '%' ? label : `${label} (${unit})`;

export const allAreas = (): string => 'alle Gebiete';

/** Label of a period below an axis, one or two short lines. */
export function axisPeriod(id: string, label: string): string[] {
  const period = parsePeriod(id);
  if (!period) return [label];
  const year = id.slice(0, 4);
  switch (period.kind) {
    case 'year':
      return [year];
    case 'quarter':
      return [`${id.slice(6)}. Quartal`, year];
    case 'month':
      return [`${id.slice(5)}/${year}`];
    case 'day':
      return [`${id.slice(8)}.${id.slice(5, 7)}.`, year];
    case 'school_year':
      return [`${id.slice(2, 6)}/${id.slice(7)}`];
  }
}

/** A printed value with its unit; a sign or a text that already ends with the unit stays as it is. */
export const valueText = (text: string, unit: string): string =>
  unit === '' || text.endsWith(unit) ? text : withUnit(text, unit);

// Text alternatives ---------------------------------------------------------------------------------------------------

export const mapShows = (title: string, count: number): string =>
  `Karte »${title}« mit ${areas(count, 'dative')}; je dunkler die Fläche, desto höher der Wert.`;
export const classMapShows = (title: string, count: number): string =>
  `Karte »${title}« mit ${areas(count, 'dative')}, gefärbt nach Klassen.`;
export const classCounts = (counts: readonly { label: string; count: number }[]): string =>
  sentence(counts.map(({ label, count }) => `${label}: ${areas(count)}`));
export const unsureAreas = (count: number): string => `Nahe an einer Klassengrenze: ${areas(count)}.`;
export const dotsShow = (title: string, count: number): string =>
  count === 0 ? `Punktdiagramm »${title}«.` : `Punktdiagramm »${title}« mit ${areas(count, 'dative')}.`;
export const trendShows = (title: string, from: string, to: string): string =>
  from === to ? `Verlauf »${title}«: ${from}.` : `Verlauf »${title}«, ${from} bis ${to}.`;
export const locatorShows = (title: string, count: number): string =>
  `Lagekarte »${title}« mit ${areas(count, 'dative')}.`;
export const stripShows = (title: string, count: number): string =>
  `Streifendiagramm »${title}«: Lage ${count === 1 ? 'in 1 Kennzahl' : `in ${count} Kennzahlen`} zwischen dem niedrigsten und dem höchsten Wert aller Gebiete.`;

export const nothingShown = (): string => 'Es wird kein Wert gezeigt.';
export const onlyValue = (value: string, place: string): string => `Einziger Wert: ${value} (${place}).`;
export const equalValues = (value: string): string => `Alle Werte sind gleich: ${value}.`;
export const range = (low: string, lowPlace: string, high: string, highPlace: string): string =>
  `Niedrigster Wert: ${low} (${lowPlace}); höchster Wert: ${high} (${highPlace}).`;

/** Up to three names, else their number. */
export const places = (names: readonly string[]): string =>
  names.length <= 3 ? enumerate(names) : areas(names.length);

export const placeValue = (name: string, value: string): string => `${name}: ${value}`;
export const placeWithoutValue = (name: string, reason: string): string => `${name}: kein Wert (${reason})`;

export const firstAndLast = (
  name: string,
  first: string,
  from: string,
  last: string,
  to: string,
  low: string,
  high: string,
): string => `${name}: zuerst ${first} (${from}), zuletzt ${last} (${to}), Spanne ${low} bis ${high}`;
export const onePoint = (name: string, value: string, when: string): string => `${name}: ${value} (${when})`;

export const numbersOnMap = (entries: readonly string[]): string => `Nummern: ${entries.join(', ')}.`;
export const markedArea = (name: string): string => `Hervorgehoben: ${name}.`;

export const stripEntry = (label: string, value: string, others: readonly string[]): string =>
  others.length === 0 ? `${label}: ${value}` : `${label}: ${value} (${others.join(', ')})`;
export const stripOther = (name: string, value: string): string => `${name} ${value}`;

export const withoutValue = (parts: readonly string[]): string => `Kein Wert für ${enumerate(parts)}.`;
export const countOf = {
  area: (count: number, reason: string): string => `${areas(count)} (${reason})`,
  point: (count: number, reason: string): string =>
    `${count === 1 ? '1 Zeitpunkt' : `${count} Zeitpunkte`} (${reason})`,
  figure: (count: number, reason: string): string =>
    `${count === 1 ? '1 Kennzahl' : `${count} Kennzahlen`} (${reason})`,
};

/** What a sign in place of a value means. The full stop stands for two reasons (DIN 55301). */
export function reasonOf(sign: string): string {
  switch (sign) {
    case '.':
      return 'unbekannt oder geheim gehalten';
    case '/':
      return spokenStatus.unreliable;
    case '...':
      return spokenStatus.pending;
    case 'x':
      return spokenStatus.not_applicable;
    default:
      return 'ohne Angabe';
  }
}

export const sentence = (parts: readonly string[]): string => `${capital(parts.join('; '))}.`;

function areas(count: number, grammar: 'accusative' | 'dative' = 'accusative'): string {
  if (count === 1) return '1 Gebiet';
  return grammar === 'dative' ? `${count} Gebieten` : `${count} Gebiete`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
